import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import type { Route } from "@cardweave/shared/http/route";
import {
  campaignGroupChange,
  campaignGroupList,
  campaignGroupParams,
  campaignGroupView,
  newCampaignGroup,
} from "@cardweave/shared/protocol/http/campaign-group";
import type { CompetitionDesk } from "../campaigns/competition-desk.ts";
import { network, readers } from "./roles.ts";

export function campaignGroupRoutes(desk: CompetitionDesk): readonly Route[] {
  return catalogueRoutes({
    catalogue: {
      list: (page) => desk.list(page),
      one: (id) => desk.one(id),
      add: (wish, by) => desk.add(wish, by),
      change: (edit) => desk.change(edit),
    },
    path: "/v1/campaign-groups",
    tag: "campaigns",
    name: "a group of campaigns that compete",
    readers,
    writers: network,
    params: campaignGroupParams,
    schemas: {
      view: campaignGroupView,
      list: campaignGroupList,
      issued: campaignGroupView,
      wish: newCampaignGroup,
      change: campaignGroupChange,
    },
  });
}
