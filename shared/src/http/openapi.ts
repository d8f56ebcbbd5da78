import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { problem } from "../protocol/http/problem.ts";
import { type ProblemCode, problems } from "../protocol/problems.ts";
import { groupBy } from "./group-by.ts";
import type { AnswerSpec, Route } from "./route.ts";

export type About = { readonly title: string; readonly version: string; readonly text: string };

export type OpenApi = ReturnType<OpenApiGeneratorV31["generateDocument"]>;

/** The description of the calls, made of the schemas that also parse them. */
export function openApiOf(about: About, routes: readonly Route[]): OpenApi {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "session",
    description: "Set by POST /v1/sessions. Calls other than GET also carry X-Cardweave: 1.",
  });
  for (const route of routes) registry.registerPath(pathOf(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: about.title, version: about.version, description: about.text },
    servers: [{ url: "/" }],
  });
}

type PathConfig = Parameters<OpenAPIRegistry["registerPath"]>[0];

function pathOf(route: Route): PathConfig {
  const { method, path, tag, summary, roles, answer } = route;
  return {
    method: method.toLowerCase() as Lowercase<typeof method>,
    path,
    summary,
    tags: [tag],
    operationId: operationIdOf(route),
    ...(roles === "anyone" ? { security: [] } : { security: [{ bearer: [] }, { session: [] }] }),
    "x-roles": roles === "anyone" ? ["anyone"] : [...roles],
    request: requestOf(route),
    responses: { [answer.status]: responseOf(answer), ...problemsOf(route) },
  };
}

function operationIdOf({ method, path }: Route): string {
  const words = path
    .replace("/v1/", "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  const name = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
  return `${method.toLowerCase()}${name}`;
}

const keyHeader = z.object({
  "Idempotency-Key": z.string().min(1).max(128).meta({
    description: "The caller's name for this action; a retry under it gets the first answer",
  }),
});

function requestOf({
  params,
  query,
  body,
  books,
  optionalBody,
  bodyMedia,
}: Route): NonNullable<PathConfig["request"]> {
  const text = { schema: { type: "string" as const } };
  const json = body && {
    content: {
      "application/json": { schema: body },
      ...(bodyMedia === undefined ? {} : { [bodyMedia]: text }),
    },
    required: optionalBody !== true,
  };
  return {
    ...(params instanceof z.ZodObject ? { params } : {}),
    ...(query instanceof z.ZodObject ? { query } : {}),
    ...(json === undefined ? {} : { body: json }),
    ...(books === true ? { headers: keyHeader } : {}),
  };
}

type Responses = PathConfig["responses"];

function responseOf(answer: AnswerSpec): Responses[string] {
  if ("schema" in answer) {
    const text = { "text/plain": { schema: { type: "string" as const } } };
    const json = { "application/json": { schema: answer.schema } };
    const csv = { "text/csv": { schema: { type: "string" as const } } };
    const content = {
      ...json,
      ...(answer.alsoText === true ? text : {}),
      ...(answer.alsoCsv === true ? csv : {}),
    };
    return { description: "Done", content };
  }
  if ("media" in answer) {
    const schema = { type: "string" as const, format: "binary" };
    return { description: "The file", content: { [answer.media]: { schema } } };
  }
  if ("events" in answer) {
    const names = Object.keys(answer.events).map((name) => `\`${name}\``);
    return {
      description: `Server-sent events (${names.join(", ")}); resumes by Last-Event-ID`,
      // OpenAPI 3.1 has no words for a stream: what stands here is the data of one event.
      content: { "text/event-stream": { schema: z.union(Object.values(answer.events)) } },
      "x-events": Object.fromEntries(
        Object.entries(answer.events).map(([name, schema]) => [name, referenceTo(schema)]),
      ),
    } as Responses[string];
  }
  return { description: "Done" };
}

function referenceTo(schema: z.ZodType): object {
  const id = schema.meta()?.id;
  return id === undefined ? { type: "object" } : { $ref: `#/components/schemas/${id}` };
}

function codesOf({ roles, body, query, books, guarded }: Route): readonly ProblemCode[] {
  const open = roles === "anyone";
  return [
    ...(open ? [] : (["unauthenticated", "not-allowed"] as const)),
    ...(body ? (["malformed", "invalid", "too-large", "unsupported-media"] as const) : []),
    ...(query ? (["invalid"] as const) : []),
    ...(books ? (["idempotency-key-missing", "key-reused", "too-little", "blocked"] as const) : []),
    ...(books ? (["expired", "already-reversed", "checking-in", "storage"] as const) : []),
    ...(books ? (["conflict", "changed", "inactive"] as const) : []),
    ...(guarded ? (["too-many"] as const) : []),
  ];
}

function problemsOf(route: Route): Responses {
  const content = { "application/problem+json": { schema: problem } };
  const byStatus = groupBy(codesOf(route), (code) => problems[code].status);
  const known = [...byStatus].map(([status, codes]) => {
    const description = [...new Set(codes)].map((code) => `\`${code}\``).join(", ");
    return [status, { description, content }] as const;
  });
  const other = { description: "Any other problem, by its code", content };
  return { ...Object.fromEntries(known), default: other };
}
