import type { OpenApi } from "./openapi.ts";
import type { Route } from "./route.ts";

/** What is wrong with a description of these routes; empty when a program can rely on it. */
export function gapsIn(document: OpenApi, routes: readonly Route[]): readonly string[] {
  const paths: Readonly<Record<string, object>> = document.paths ?? {};
  const missing = routes
    .filter(({ method, path }) => !(method.toLowerCase() in (paths[path] ?? {})))
    .map(({ method, path }) => `not described: ${method} ${path}`);
  const known = new Set(Object.keys(document.components?.schemas ?? {}));
  const dangling = referencesIn(document)
    .filter((name) => !known.has(name))
    .map((name) => `no such shape: ${name}`);
  const ids = operationIdsIn(paths);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id used twice: ${id}`);
  return [...missing, ...dangling, ...twice];
}

function referencesIn(document: OpenApi): readonly string[] {
  const text = JSON.stringify(document);
  return [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => `${name}`,
  );
}

function operationIdsIn(paths: Readonly<Record<string, object>>): readonly string[] {
  return Object.values(paths).flatMap((item) =>
    Object.values(item as Readonly<Record<string, { operationId?: string }>>).map(
      ({ operationId }) => operationId ?? "",
    ),
  );
}
