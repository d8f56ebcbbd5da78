import { ok } from "@cardweave/shared/domain/result";
import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import { policyRoutes } from "@cardweave/shared/http/policy-routes";
import { json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { shown, versionOf } from "@cardweave/shared/http/versioned";
import { auditList, auditQuery } from "@cardweave/shared/protocol/http/audit";
import { newSetting, settingParams, settingView } from "@cardweave/shared/protocol/http/policy";
import {
  newPurse,
  purseChange,
  purseParams,
  purseView,
} from "@cardweave/shared/protocol/http/purse-edit";
import type { AuditLog } from "../audit/audit-log.ts";
import type { PolicyDesk } from "../registry/policy-desk.ts";
import type { PurseDesk } from "../registry/purse-desk.ts";
import { network, overseers, readers } from "./roles.ts";

export function policyEditRoutes(desk: PolicyDesk): readonly Route[] {
  return [
    ...policyRoutes(desk.book, readers),
    route({
      method: "PUT",
      path: "/v1/policy/{name}",
      tag: "policy",
      summary: "Set it for the whole network; in force everywhere within seconds",
      roles: network,
      params: settingParams,
      body: newSetting,
      answer: { status: 200, schema: settingView },
      handle: async ({ params: { name }, body: change, ifMatch }, by) =>
        shown(await desk.set({ id: name, change, version: versionOf(ifMatch), by })),
    }),
  ];
}

export function purseEditRoutes(desk: PurseDesk): readonly Route[] {
  return catalogueRoutes({
    catalogue: {
      one: (id) => desk.one(id),
      add: (wish, by) => desk.add(wish, by),
      change: (edit) => desk.change(edit),
    },
    path: "/v1/purses",
    tag: "purses",
    name: "a purse's definition",
    readers,
    writers: network,
    params: purseParams,
    schemas: {
      view: purseView,
      issued: purseView,
      wish: newPurse,
      change: purseChange,
    },
  });
}

export function auditRoute(log: AuditLog): Route {
  return route({
    method: "GET",
    path: "/v1/audit",
    tag: "audit",
    summary: "Who looked at or changed what, newest first",
    roles: overseers,
    query: auditQuery,
    answer: { status: 200, schema: auditList },
    handle: ({ query }) => Promise.resolve(ok(json(log.list(query)))),
  });
}
