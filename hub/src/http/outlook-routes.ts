import { ok } from "@cardweave/shared/domain/result";
import { accepted, answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { campaignParams } from "@cardweave/shared/protocol/http/campaign-life";
import {
  overlapList,
  timelineQuery,
  timelineView,
} from "@cardweave/shared/protocol/http/campaign-outlook";
import { replayRequest } from "@cardweave/shared/protocol/http/campaign-replay";
import { jobAccepted } from "@cardweave/shared/protocol/http/job";
import { listQuery } from "@cardweave/shared/protocol/http/list";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { CampaignDesk } from "../campaigns/campaign-desk.ts";
import { CampaignFinder } from "../campaigns/outlook/campaign-finder.ts";
import { CampaignOutlook } from "../campaigns/outlook/campaign-outlook.ts";
import { CampaignReplay } from "../campaigns/outlook/campaign-replay.ts";
import type { JobDesk } from "../jobs/job-desk.ts";
import { jobRoutes } from "./job-routes.ts";
import { readers } from "./roles.ts";

export type OutlookParts = {
  readonly replica: Replica;
  readonly desk: CampaignDesk;
  readonly jobs: JobDesk;
};

const tag = "campaigns";
const path = "/v1/campaigns";

/** What is seen of campaigns before they go live. The time line stands before a campaign's place. */
export function outlookRoutes({ replica, desk, jobs }: OutlookParts): readonly Route[] {
  const finder = new CampaignFinder(replica, desk);
  const outlook = new CampaignOutlook({ replica, finder });
  const replay = new CampaignReplay({ replica, finder, jobs });
  return [
    route({
      method: "GET",
      path: `${path}/timeline`,
      tag,
      summary: "When campaigns hold between two days, for a calendar",
      roles: readers,
      query: timelineQuery,
      answer: { status: 200, schema: timelineView },
      handle: async ({ query }, by) => answered(outlook.timeline(query, by), json),
    }),
    route({
      method: "GET",
      path: `${path}/{id}/overlaps`,
      tag,
      summary: "Which campaigns it meets in a basket, since when, and what happens then",
      roles: readers,
      params: campaignParams,
      query: listQuery,
      answer: { status: 200, schema: overlapList },
      handle: async ({ params: { id }, query }, by) =>
        answered(await outlook.overlaps(id, query, by), json),
    }),
    route({
      method: "POST",
      path: `${path}/{id}/replay`,
      tag,
      summary: "What it would have cost on stored receipts; a job works it out, and books nothing",
      roles: readers,
      params: campaignParams,
      body: replayRequest,
      optionalBody: true,
      answer: { status: 202, schema: jobAccepted },
      handle: async ({ params: { id }, body }, by) => {
        const job = await replay.order(id, body, by);
        if (!job.ok) return job;
        const Location = `/v1/jobs/${job.value}`;
        return ok(accepted({ job: job.value }, { Location }));
      },
    }),
    ...jobRoutes(jobs),
  ];
}
