import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import { answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { shown, versionOf } from "@cardweave/shared/http/versioned";
import {
  activationRequest,
  campaignChange,
  campaignList,
  campaignParams,
  campaignView,
  newCampaign,
  reachView,
} from "@cardweave/shared/protocol/http/campaign-life";
import { trialRequest } from "@cardweave/shared/protocol/http/campaign-trial";
import { evaluationView } from "@cardweave/shared/protocol/http/sale";
import type { CampaignDesk } from "../campaigns/campaign-desk.ts";
import type { CampaignLife } from "../campaigns/campaign-life.ts";
import type { CampaignReach } from "../campaigns/campaign-reach.ts";
import type { CampaignTrial } from "../campaigns/campaign-trial.ts";
import { network, readers } from "./roles.ts";

export type Campaigns = {
  readonly desk: CampaignDesk;
  readonly life: CampaignLife;
  readonly reach: CampaignReach;
  readonly trial: CampaignTrial;
};

const tag = "campaigns";
const path = "/v1/campaigns";

/** Campaigns from the draft to their end. */
export function campaignRoutes({ desk, life, reach, trial }: Campaigns): readonly Route[] {
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
      name: "a campaign's draft",
      readers,
      writers: network,
      params: campaignParams,
      schemas: {
        view: campaignView,
        list: campaignList,
        issued: campaignView,
        wish: newCampaign,
        change: campaignChange,
      },
    }),
    turning("approve", "Sign the draft as the next version, which never changes", desk),
    route({
      method: "POST",
      path: `${path}/{id}/activate`,
      tag,
      summary:
        "Let an approved version hold in branches, in regions or everywhere from a local time",
      roles: network,
      params: campaignParams,
      body: activationRequest,
      answer: { status: 200, schema: campaignView },
      handle: async ({ params: { id }, body, ifMatch }, by) =>
        shown(await life.activate({ id, version: versionOf(ifMatch), by }, body)),
    }),
    turning("pause", "Stop it everywhere until it is activated again", life),
    turning("end", "Stop it everywhere for good", life),
    ...lookingRoutes({ trial, reach }),
  ];
}

/** Before it goes live, and while it goes out. */
function lookingRoutes({ trial, reach }: Pick<Campaigns, "trial" | "reach">): readonly Route[] {
  return [
    route({
      method: "POST",
      path: `${path}/{id}/simulate`,
      tag,
      summary: "What a basket would come to with the draft, beside what is active; books nothing",
      roles: readers,
      params: campaignParams,
      body: trialRequest,
      answer: { status: 200, schema: evaluationView },
      handle: async ({ params: { id }, body }) => answered(await trial.run(id, body), json),
    }),
    route({
      method: "GET",
      path: `${path}/{id}/reach`,
      tag,
      summary: "Which nodes have all that is active, since when, and which are offline",
      roles: readers,
      params: campaignParams,
      answer: { status: 200, schema: reachView },
      handle: async ({ params: { id } }) => answered(await reach.of(id), json),
    }),
  ];
}

type Turn = CampaignDesk["approve"];

/** What needs no body; If-Match refuses what the caller has not read. */
function turning<K extends string>(
  name: K,
  summary: string,
  desk: { readonly [N in K]: Turn },
): Route {
  return route({
    method: "POST",
    path: `${path}/{id}/${name}`,
    tag,
    summary,
    roles: network,
    params: campaignParams,
    answer: { status: 200, schema: campaignView },
    handle: async ({ params: { id }, ifMatch }, by) =>
      shown(await desk[name]({ id, version: versionOf(ifMatch), by })),
  });
}
