import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import { answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import {
  franchiseeChange,
  franchiseeList,
  franchiseeParams,
  franchiseeView,
  newFranchisee,
} from "@cardweave/shared/protocol/http/franchisee";
import {
  filledYear,
  germanYear,
  holidayChange,
  holidayList,
  holidayParams,
  holidayView,
  newHoliday,
} from "@cardweave/shared/protocol/http/holiday";
import type { FranchiseeDesk } from "../registry/franchisee-desk.ts";
import type { HolidayDesk } from "../registry/holiday-desk.ts";
import { network, readers } from "./roles.ts";

export function franchiseeRoutes(desk: FranchiseeDesk): readonly Route[] {
  return catalogueRoutes({
    catalogue: {
      list: (page) => desk.list(page),
      one: (id) => desk.one(id),
      add: (wish, by) => desk.add(wish, by),
      change: (edit) => desk.change(edit),
    },
    path: "/v1/franchisees",
    tag: "branches",
    name: "a franchisee",
    readers,
    writers: network,
    params: franchiseeParams,
    schemas: {
      view: franchiseeView,
      list: franchiseeList,
      issued: franchiseeView,
      wish: newFranchisee,
      change: franchiseeChange,
    },
  });
}

export function holidayRoutes(desk: HolidayDesk): readonly Route[] {
  const path = "/v1/holidays";
  const tag = "holidays";
  return [
    ...catalogueRoutes({
      catalogue: {
        list: (page) => desk.list(page),
        one: (id) => desk.one(id),
        add: (wish, by) => desk.add(wish, by),
        change: (edit) => desk.change(edit),
      },
      path,
      tag,
      name: "a holiday",
      readers,
      writers: network,
      params: holidayParams,
      schemas: {
        view: holidayView,
        list: holidayList,
        issued: holidayView,
        wish: newHoliday,
        change: holidayChange,
      },
    }),
    route({
      method: "POST",
      path: "/v1/german-holidays",
      tag,
      summary: "Put a year's German holidays into the calendar, by the states that regions lie in",
      roles: network,
      body: germanYear,
      answer: { status: 200, schema: filledYear },
      handle: async ({ body }, by) => answered(await desk.fillGerman(body, by), json),
    }),
  ];
}
