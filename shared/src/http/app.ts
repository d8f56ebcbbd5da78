import express, { type Express, type Request, type Response, Router } from "express";
import type { Timers } from "../ports/clock.ts";
import { docsPage } from "./docs-page.ts";
import { docsStyle } from "./docs-style.ts";
import { groupBy } from "./group-by.ts";
import { handleFault, type OnFault } from "./handle-fault.ts";
import { type About, openApiOf } from "./openapi.ts";
import type { Authenticate } from "./principal.ts";
import { limitPerMinute, type RateLimits } from "./rate-limits.ts";
import { nameRoute, type Watching, watchRequests } from "./request-log.ts";
import { sendProblem, sendText } from "./respond.ts";
import type { Method, Route } from "./route.ts";
import { securityHeaders } from "./security-headers.ts";
import { serveMetrics } from "./serve-metrics.ts";
import { type Serving, serveRoute } from "./serve-route.ts";
import { deepPage, type StaticPage, staticPage, withSlash } from "./static-pages.ts";

export type AppOptions = Watching & {
  readonly about: About;
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  /** Name of the session cookie. */
  readonly cookie: string;
  readonly timers: Timers;
  readonly pages: readonly StaticPage[];
  readonly limits: RateLimits;
  readonly tls: boolean;
  /** Proxies in front whose word about the caller's address is taken. */
  readonly proxies: number;
  readonly onFault: OnFault;
};

export function createApp(options: AppOptions): Express {
  const app = express();
  app.set("query parser", "simple");
  app.set("trust proxy", options.proxies);
  app.use(watchRequests(options));
  app.use(securityHeaders(options.tls));
  app.get("/metrics", serveMetrics(options));
  app.use("/v1", apiHead, limitPerMinute(options.limits.perMinute));
  app.use(apiRouter(options));
  for (const { at, folder, isDeep = false } of options.pages) {
    app.use(at, withSlash(at), staticPage(folder));
    if (isDeep) app.use(at, deepPage(folder));
  }
  app.use((request, response) => sendProblem(request, response, { code: "not-found" }));
  app.use(handleFault(options.log, options.onFault));
  return app;
}

function apiHead(_request: Request, response: Response, next: () => void): void {
  response.setHeader("Cache-Control", "no-store");
  next();
}

function apiRouter(options: AppOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  addDocs(router, options);
  const guard = limitPerMinute(options.limits.guardedPerMinute);
  for (const [path, routes] of byPath(options.routes)) {
    const place = router.route(expressPath(path));
    place.all((_request: Request, response: Response, next: () => void) => {
      nameRoute(response, path);
      next();
    });
    for (const route of routes) addRoute(place, { route, options, guard });
    place.all(otherMethods(routes.map(({ method }) => method)));
  }
  return router;
}

const verbs = {
  GET: "get",
  POST: "post",
  PUT: "put",
  PATCH: "patch",
  DELETE: "delete",
} as const satisfies Readonly<Record<Method, string>>;

type Place = ReturnType<Router["route"]>;
type Guard = ReturnType<typeof limitPerMinute>;

function addRoute(
  place: Place,
  { route, options, guard }: { route: Route; options: Serving; guard: Guard },
): void {
  const serve = serveRoute(route, options);
  const handlers = route.guarded === true ? [guard, serve] : [serve];
  place[verbs[route.method]](...handlers);
}

function byPath(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  return groupBy(routes, ({ path }) => path);
}

function expressPath(path: string): string {
  return path.replaceAll(/\{([a-z][A-Za-z]*)\}/g, ":$1");
}

function otherMethods(methods: readonly Method[]): (request: Request, response: Response) => void {
  const head = methods.includes("GET") ? ["HEAD"] : [];
  const allow = [...methods, ...head, "OPTIONS"].join(", ");
  return (request, response) => {
    response.setHeader("Allow", allow);
    if (request.method !== "OPTIONS") {
      sendProblem(request, response, { code: "method-not-allowed" });
      return;
    }
    response.statusCode = 204;
    response.end();
  };
}

function addDocs(router: Router, { about, routes }: AppOptions): void {
  const document = openApiOf(about, routes);
  const files: readonly (readonly [string, string, string])[] = [
    ["/v1/openapi.json", "application/json; charset=utf-8", JSON.stringify(document, null, 2)],
    ["/v1/docs", "text/html; charset=utf-8", docsPage(document)],
    ["/v1/docs.css", "text/css; charset=utf-8", docsStyle],
  ];
  for (const [path, media, text] of files) {
    router.get(path, (_request, response) => {
      nameRoute(response, path);
      sendText(response, { status: 200, media, text });
    });
  }
}
