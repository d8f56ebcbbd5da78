import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import type { Route } from "@cardweave/shared/http/route";
import {
  newTierProgramme,
  tierProgrammeChange,
  tierProgrammeList,
  tierProgrammeParams,
  tierProgrammeView,
} from "@cardweave/shared/protocol/http/tier";
import type { TierDesk } from "../members/tier-desk.ts";
import { network, readers } from "./roles.ts";

export function tierRoutes(
  tiers: Pick<TierDesk, "list" | "one" | "add" | "change">,
): readonly Route[] {
  return catalogueRoutes({
    catalogue: {
      list: (page) => tiers.list(page),
      one: (id) => tiers.one(id),
      add: (wish, by) => tiers.add(wish, by),
      change: (edit) => tiers.change(edit),
    },
    path: "/v1/tiers",
    tag: "tiers",
    name: "a tier programme",
    readers,
    writers: network,
    params: tierProgrammeParams,
    schemas: {
      view: tierProgrammeView,
      list: tierProgrammeList,
      issued: tierProgrammeView,
      wish: newTierProgramme,
      change: tierProgrammeChange,
    },
  });
}
