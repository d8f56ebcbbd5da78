import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import type { Route } from "@cardweave/shared/http/route";
import {
  customerGroupChange,
  customerGroupList,
  customerGroupParams,
  customerGroupView,
  newCustomerGroup,
} from "@cardweave/shared/protocol/http/customer-group";
import type { GroupDesk } from "../registry/group-desk.ts";
import { network, readers } from "./roles.ts";

export type CustomerGroups = Pick<GroupDesk, "list" | "one" | "add" | "change">;

export function groupRoutes(groups: CustomerGroups): readonly Route[] {
  return catalogueRoutes({
    catalogue: {
      list: (page) => groups.list(page),
      one: (id) => groups.one(id),
      add: (wish, by) => groups.add(wish, by),
      change: (edit) => groups.change(edit),
    },
    path: "/v1/customer-groups",
    tag: "customer groups",
    name: "a customer group",
    readers,
    writers: network,
    params: customerGroupParams,
    schemas: {
      view: customerGroupView,
      list: customerGroupList,
      issued: customerGroupView,
      wish: newCustomerGroup,
      change: customerGroupChange,
    },
  });
}
