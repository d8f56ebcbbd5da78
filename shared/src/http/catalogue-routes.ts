import type { z } from "zod";
import type { Result } from "../domain/result.ts";
import { type Listed, type ListQuery, listQuery } from "../protocol/http/list.ts";
import type { Principal, Role } from "./principal.ts";
import { answered, json } from "./reply.ts";
import { type Route, route } from "./route.ts";
import type { Edit } from "./services.ts";
import { added, shown, versionOf } from "./versioned.ts";

type Item = { readonly id: string; readonly version: string };
type Params = { readonly id: string };

/** Things that are listed, made, read and changed; `Issued` is what only the maker is told. */
export type Catalogue<View extends Item, Issued extends Item, New, Change> = {
  readonly list?: (page: ListQuery, by: Principal) => Promise<Result<Listed<View>>>;
  readonly one: (id: string, by: Principal) => Promise<Result<View>>;
  readonly add: (wish: New, by: Principal) => Promise<Result<Issued>>;
  readonly change: (edit: Edit<Change>) => Promise<Result<View>>;
};

export type CatalogueSpec<View extends Item, Issued extends Item, New, Change> = {
  readonly catalogue: Catalogue<View, Issued, New, Change>;
  readonly path: string;
  readonly tag: string;
  /** One of them, in a sentence: "a till". */
  readonly name: string;
  readonly readers: readonly Role[];
  readonly writers: readonly Role[];
  readonly params: z.ZodType<Params>;
  readonly schemas: {
    readonly view: z.ZodType<View>;
    readonly list?: z.ZodType<Listed<View>>;
    readonly issued: z.ZodType<Issued>;
    readonly wish: z.ZodType<New>;
    readonly change: z.ZodType<Change>;
  };
};

export function catalogueRoutes<View extends Item, Issued extends Item, New, Change>(
  spec: CatalogueSpec<View, Issued, New, Change>,
): readonly Route[] {
  const { catalogue, path, tag, name, readers, writers, params, schemas } = spec;
  const answer = { status: 200, schema: schemas.view } as const;
  return [
    ...listRoute(spec),
    route({
      method: "POST",
      path,
      tag,
      summary: `Make ${name}`,
      roles: writers,
      body: schemas.wish,
      answer: { status: 201, schema: schemas.issued },
      handle: async ({ body }, by) => added(await catalogue.add(body, by), path),
    }),
    route({
      method: "GET",
      path: `${path}/{id}`,
      tag,
      summary: `Read ${name}; the ETag guards an edit`,
      roles: readers,
      params,
      answer,
      handle: async ({ params: { id } }, by) => shown(await catalogue.one(id, by)),
    }),
    route({
      method: "PATCH",
      path: `${path}/{id}`,
      tag,
      summary: `Change ${name}, or end it (\`active: false\`); If-Match refuses lost edits`,
      roles: writers,
      params,
      body: schemas.change,
      answer,
      handle: async ({ params: { id }, body: change, ifMatch }, by) =>
        shown(await catalogue.change({ id, change, version: versionOf(ifMatch), by })),
    }),
  ];
}

function listRoute<View extends Item, Issued extends Item, New, Change>({
  catalogue,
  path,
  tag,
  name,
  readers,
  schemas,
}: CatalogueSpec<View, Issued, New, Change>): readonly Route[] {
  const { list } = catalogue;
  if (list === undefined || schemas.list === undefined) return [];
  return [
    route({
      method: "GET",
      path,
      tag,
      summary: `All that the caller may see: each is ${name}`,
      roles: readers,
      query: listQuery,
      answer: { status: 200, schema: schemas.list },
      handle: async ({ query }, by) => answered(await list(query, by), json),
    }),
  ];
}
