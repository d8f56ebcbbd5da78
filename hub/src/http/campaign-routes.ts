import { ok, type Result } from "@cardweave/shared/domain/result";
import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import type { Principal } from "@cardweave/shared/http/principal";
import { answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { shown, versionOf } from "@cardweave/shared/http/versioned";
import {
  type CampaignCapsView,
  campaignFaults,
} from "@cardweave/shared/protocol/http/campaign-caps";
import { campaignHistory } from "@cardweave/shared/protocol/http/campaign-history";
import {
  activationRequest,
  type CampaignView,
  campaignChange,
  campaignList,
  campaignParams,
  campaignView,
  newCampaign,
  reachView,
  turnRequest,
} from "@cardweave/shared/protocol/http/campaign-life";
import { trialRequest } from "@cardweave/shared/protocol/http/campaign-trial";
import type { PriceHints } from "@cardweave/shared/protocol/http/price-hints";
import { evaluationView } from "@cardweave/shared/protocol/http/sale";
import type { CampaignDesk } from "../campaigns/campaign-desk.ts";
import type { CampaignFaults } from "../campaigns/campaign-faults.ts";
import type { CampaignHistory } from "../campaigns/campaign-history.ts";
import type { CampaignLife } from "../campaigns/campaign-life.ts";
import type { CampaignReach } from "../campaigns/campaign-reach.ts";
import type { CampaignTrial } from "../campaigns/campaign-trial.ts";
import { network, readers } from "./roles.ts";

export type Campaigns = {
  readonly desk: CampaignDesk;
  readonly life: CampaignLife;
  readonly reach: CampaignReach;
  readonly trial: CampaignTrial;
  readonly faults: CampaignFaults;
  readonly history: CampaignHistory;
  /** What is used up of a campaign's budget and caps. */
  readonly caps: (id: string) => Promise<CampaignCapsView>;
  /** What an announced reduction must name. */
  readonly prices: (view: CampaignView) => PriceHints | null;
};

/** Managers for their own branches, within headquarters' policy. */
const writers = [...network, "manager"] as const;
const tag = "campaigns";
const path = "/v1/campaigns";

/** Campaigns from the draft to their end. */
export function campaignRoutes(campaigns: Campaigns): readonly Route[] {
  const { desk, life } = campaigns;
  return [
    ...catalogueRoutes({
      catalogue: {
        list: (page, by) => desk.list(page, by),
        one: (id, by) => withCaps(campaigns, id, by),
        add: (wish, by) => desk.add(wish, by),
        change: (edit) => desk.change(edit),
      },
      path,
      tag,
      name: "a campaign's draft",
      readers,
      writers,
      params: campaignParams,
      schemas: {
        view: campaignView,
        list: campaignList,
        issued: campaignView,
        wish: newCampaign,
        change: campaignChange,
      },
    }),
    route({
      method: "POST",
      path: `${path}/{id}/approve`,
      tag,
      summary: "Sign the draft as the next version, which never changes",
      roles: writers,
      params: campaignParams,
      answer: { status: 200, schema: campaignView },
      handle: async ({ params: { id }, ifMatch }, by) =>
        shown(await desk.approve({ id, version: versionOf(ifMatch), by })),
    }),
    route({
      method: "POST",
      path: `${path}/{id}/activate`,
      tag,
      summary:
        "Let an approved version hold in branches, in regions or everywhere from a local time",
      roles: writers,
      params: campaignParams,
      body: activationRequest,
      answer: { status: 200, schema: campaignView },
      handle: async ({ params: { id }, body, ifMatch }, by) =>
        shown(await life.activate({ id, version: versionOf(ifMatch), by }, body)),
    }),
    turning("pause", "Stop it, everywhere or at some places, until it is activated again", life),
    turning("end", "Stop it for good, everywhere or at some places", life),
    ...lookingRoutes(campaigns),
    faultRoute(campaigns),
    historyRoute(campaigns),
  ];
}

/** What was used up moves with every sale; the version of what is edited does not. */
async function withCaps(
  { desk, caps, prices }: Pick<Campaigns, "desk" | "caps" | "prices">,
  id: string,
  by: Principal,
): Promise<Result<CampaignView>> {
  const seen = await desk.one(id, by);
  return seen.ok ? ok({ ...seen.value, caps: await caps(id), prices: prices(seen.value) }) : seen;
}

function faultRoute({ desk, faults }: Pick<Campaigns, "desk" | "faults">): Route {
  return route({
    method: "GET",
    path: `${path}/{id}/faults`,
    tag,
    summary: "Nodes on whose baskets it failed and gave nothing, with how often since their start",
    roles: readers,
    params: campaignParams,
    answer: { status: 200, schema: campaignFaults },
    handle: async ({ params: { id } }, by) => {
      const seen = await desk.one(id, by);
      return seen.ok ? answered(ok(faults.of(id)), json) : seen;
    },
  });
}

function historyRoute({ desk, history }: Pick<Campaigns, "desk" | "history">): Route {
  return route({
    method: "GET",
    path: `${path}/{id}/history`,
    tag,
    summary:
      "Who drafted, changed, approved, activated, paused and ended it; each version in words",
    roles: readers,
    params: campaignParams,
    answer: { status: 200, schema: campaignHistory },
    handle: async ({ params: { id } }, by) => {
      const seen = await desk.one(id, by);
      return seen.ok ? answered(ok(await history.of(seen.value)), json) : seen;
    },
  });
}

/** Before it goes live, and while it goes out. */
function lookingRoutes(parts: Pick<Campaigns, "desk" | "trial" | "reach">): readonly Route[] {
  const { desk, trial, reach } = parts;
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
      handle: async ({ params: { id }, body }, by) => {
        const seen = await desk.one(id, by);
        return seen.ok ? answered(await trial.run(id, body), json) : seen;
      },
    }),
    route({
      method: "GET",
      path: `${path}/{id}/reach`,
      tag,
      summary: "Which nodes have all that is active, since when, and which are offline",
      roles: readers,
      params: campaignParams,
      answer: { status: 200, schema: reachView },
      handle: async ({ params: { id } }, by) => {
        const seen = await desk.one(id, by);
        return seen.ok ? answered(await reach.of(id), json) : seen;
      },
    }),
  ];
}

/** If-Match refuses what the caller has not read. */
function turning(name: "pause" | "end", summary: string, life: CampaignLife): Route {
  return route({
    method: "POST",
    path: `${path}/{id}/${name}`,
    tag,
    summary,
    roles: writers,
    params: campaignParams,
    body: turnRequest,
    optionalBody: true,
    answer: { status: 200, schema: campaignView },
    handle: async ({ params: { id }, body, ifMatch }, by) =>
      shown(await life[name]({ id, version: versionOf(ifMatch), by }, body)),
  });
}
