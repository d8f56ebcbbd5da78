import type { Role } from "@cardweave/shared/http/principal";
import { answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import type { HubRegistry } from "@cardweave/shared/http/services";
import { added, shown, versionOf } from "@cardweave/shared/http/versioned";
import { listQuery } from "@cardweave/shared/protocol/http/list";
import {
  branchChange,
  branchList,
  branchView,
  newBranch,
  newRegion,
  placeParams,
  regionChange,
  regionList,
  regionView,
} from "@cardweave/shared/protocol/http/place";

export type PlaceParts = {
  readonly registry: HubRegistry;
  readonly readers: readonly Role[];
  readonly writers: readonly Role[];
};

export function branchRoutes({ registry, readers, writers }: PlaceParts): readonly Route[] {
  const tag = "branches";
  const path = "/v1/branches";
  const answer = { status: 200, schema: branchView } as const;
  return [
    route({
      method: "GET",
      path,
      tag,
      summary: "Branches, as far as the caller may see them",
      roles: readers,
      query: listQuery,
      answer: { status: 200, schema: branchList },
      handle: async ({ query }, by) => answered(await registry.branches(query, by), json),
    }),
    route({
      method: "POST",
      path,
      tag,
      summary: "A new branch",
      roles: writers,
      body: newBranch,
      answer: { status: 201, schema: branchView },
      handle: async ({ body }, by) => added(await registry.addBranch(body, by), path),
    }),
    route({
      method: "GET",
      path: `${path}/{id}`,
      tag,
      summary: "One branch; its ETag guards an edit",
      roles: readers,
      params: placeParams,
      answer,
      handle: async ({ params }, by) => shown(await registry.branch(params.id, by)),
    }),
    route({
      method: "PATCH",
      path: `${path}/{id}`,
      tag,
      summary: "Change, close (`active: false`) or reopen a branch; If-Match refuses lost edits",
      roles: writers,
      params: placeParams,
      body: branchChange,
      answer,
      handle: async ({ params: { id }, body: change, ifMatch }, by) =>
        shown(await registry.changeBranch({ id, change, version: versionOf(ifMatch), by })),
    }),
  ];
}

export function regionRoutes({ registry, readers, writers }: PlaceParts): readonly Route[] {
  const tag = "regions";
  const path = "/v1/regions";
  const answer = { status: 200, schema: regionView } as const;
  return [
    route({
      method: "GET",
      path,
      tag,
      summary: "Regions, as far as the caller may see them",
      roles: readers,
      query: listQuery,
      answer: { status: 200, schema: regionList },
      handle: async ({ query }, by) => answered(await registry.regions(query, by), json),
    }),
    route({
      method: "POST",
      path,
      tag,
      summary: "A new region",
      roles: writers,
      body: newRegion,
      answer: { status: 201, schema: regionView },
      handle: async ({ body }, by) => added(await registry.addRegion(body, by), path),
    }),
    route({
      method: "GET",
      path: `${path}/{id}`,
      tag,
      summary: "One region; its ETag guards an edit",
      roles: readers,
      params: placeParams,
      answer,
      handle: async ({ params }, by) => shown(await registry.region(params.id, by)),
    }),
    route({
      method: "PATCH",
      path: `${path}/{id}`,
      tag,
      summary: "Change or close a region; If-Match refuses lost edits",
      roles: writers,
      params: placeParams,
      body: regionChange,
      answer,
      handle: async ({ params: { id }, body: change, ifMatch }, by) =>
        shown(await registry.changeRegion({ id, change, version: versionOf(ifMatch), by })),
    }),
  ];
}
