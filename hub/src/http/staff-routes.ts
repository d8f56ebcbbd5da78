import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import { type Route, route } from "@cardweave/shared/http/route";
import { added, shown } from "@cardweave/shared/http/versioned";
import {
  issuedOperator,
  issuedTill,
  newOperator,
  newOperatorPassword,
  newTill,
  operatorChange,
  operatorList,
  operatorView,
  tillChange,
  tillList,
  tillView,
} from "@cardweave/shared/protocol/http/operator";
import { placeParams } from "@cardweave/shared/protocol/http/place";
import {
  issuedUser,
  newUser,
  newUserPassword,
  personParams,
  userChange,
  userList,
  userView,
} from "@cardweave/shared/protocol/http/user";
import type { OperatorDesk } from "../registry/operator-desk.ts";
import type { TillDesk } from "../registry/till-desk.ts";
import type { UserDesk } from "../registry/user-desk.ts";
import { network, overseers, readers } from "./roles.ts";

export function operatorRoutes(desk: OperatorDesk): readonly Route[] {
  const path = "/v1/operators";
  const common = { tag: "operators", roles: network, params: personParams } as const;
  return [
    ...catalogueRoutes({
      catalogue: {
        list: (page, by) => desk.list(page, by),
        one: (id, by) => desk.one(id, by),
        add: (wish, by) => desk.add(wish, by),
        change: (edit) => desk.change(edit),
      },
      path,
      tag: "operators",
      name: "somebody who works at tills",
      readers,
      writers: network,
      params: personParams,
      schemas: {
        view: operatorView,
        list: operatorList,
        issued: issuedOperator,
        wish: newOperator,
        change: operatorChange,
      },
    }),
    route({
      ...common,
      method: "POST",
      path: `${path}/{id}/password`,
      summary: "Set a new password; whoever is signed in with the old one is signed out",
      body: newOperatorPassword,
      answer: { status: 200, schema: operatorView },
      handle: async ({ params: { id }, body }, by) => shown(await desk.setPassword(id, body, by)),
    }),
    route({
      ...common,
      method: "POST",
      path: `${path}/{id}/token`,
      summary: "Make a new token, told this once; the one before holds no longer",
      answer: { status: 201, schema: issuedOperator },
      handle: async ({ params: { id } }, by) => added(await desk.newToken(id, by), path),
    }),
  ];
}

export function tillRoutes(desk: TillDesk): readonly Route[] {
  const path = "/v1/tills";
  return [
    ...catalogueRoutes({
      catalogue: {
        list: (page, by) => desk.list(page, by),
        one: (id, by) => desk.one(id, by),
        add: (wish, by) => desk.add(wish, by),
        change: (edit) => desk.change(edit),
      },
      path,
      tag: "tills",
      name: "a till",
      readers,
      writers: network,
      params: placeParams,
      schemas: {
        view: tillView,
        list: tillList,
        issued: issuedTill,
        wish: newTill,
        change: tillChange,
      },
    }),
    route({
      method: "POST",
      path: `${path}/{id}/token`,
      tag: "tills",
      summary: "Make a new token, told this once; the till is paired anew with it",
      roles: network,
      params: placeParams,
      answer: { status: 201, schema: issuedTill },
      handle: async ({ params: { id } }, by) => added(await desk.newToken(id, by), path),
    }),
  ];
}

export function userRoutes(desk: UserDesk): readonly Route[] {
  const path = "/v1/users";
  const common = { tag: "users", roles: network, params: personParams } as const;
  return [
    ...catalogueRoutes({
      catalogue: {
        list: (page) => desk.list(page),
        one: (id) => desk.one(id),
        add: (wish, by) => desk.add(wish, by),
        change: (edit) => desk.change(edit),
      },
      path,
      tag: "users",
      name: "somebody who signs in at the hub",
      readers: overseers,
      writers: network,
      params: personParams,
      schemas: {
        view: userView,
        list: userList,
        issued: issuedUser,
        wish: newUser,
        change: userChange,
      },
    }),
    route({
      ...common,
      method: "POST",
      path: `${path}/{id}/password`,
      summary: "Set a new password; all sessions end",
      body: newUserPassword,
      answer: { status: 200, schema: userView },
      handle: async ({ params: { id }, body }, by) => shown(await desk.setPassword(id, body, by)),
    }),
    route({
      ...common,
      method: "POST",
      path: `${path}/{id}/token`,
      summary: "Make a new token, told this once; the one before holds no longer",
      answer: { status: 201, schema: issuedUser },
      handle: async ({ params: { id } }, by) => added(await desk.newToken(id, by), path),
    }),
    route({
      ...common,
      method: "POST",
      path: `${path}/{id}/sign-out`,
      summary: "End all sessions of this user; password and token stay",
      answer: { status: 200, schema: userView },
      handle: async ({ params: { id } }, by) => shown(await desk.signOut(id, by)),
    }),
  ];
}
