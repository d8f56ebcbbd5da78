import { answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { jobList, jobParams, jobView } from "@cardweave/shared/protocol/http/job";
import { listQuery } from "@cardweave/shared/protocol/http/list";
import type { JobDesk } from "../jobs/job-desk.ts";
import { readers } from "./roles.ts";

const tag = "jobs";
const path = "/v1/jobs";

/** Long work: how far it is, what came of it, and how it is ended before. */
export function jobRoutes(jobs: JobDesk): readonly Route[] {
  return [
    route({
      method: "GET",
      path,
      tag,
      summary: "Long work of the caller, oldest first",
      roles: readers,
      query: listQuery,
      answer: { status: 200, schema: jobList },
      handle: async ({ query }, by) => answered(jobs.list(query, by), json),
    }),
    route({
      method: "GET",
      path: `${path}/{id}`,
      tag,
      summary: "How far it is, and its result",
      roles: readers,
      params: jobParams,
      answer: { status: 200, schema: jobView },
      handle: async ({ params: { id } }, by) => answered(jobs.one(id, by), json),
    }),
    route({
      method: "POST",
      path: `${path}/{id}/cancel`,
      tag,
      summary: "End it before it is done",
      roles: readers,
      params: jobParams,
      answer: { status: 200, schema: jobView },
      handle: async ({ params: { id } }, by) => answered(jobs.cancel(id, by), json),
    }),
  ];
}
