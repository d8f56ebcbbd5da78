import { ok } from "@cardweave/shared/domain/result";
import { answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import {
  bookingCourse,
  branchBookings,
  courseQuery,
  liveSummary,
} from "@cardweave/shared/protocol/http/live";
import { placeParams } from "@cardweave/shared/protocol/http/place";
import type { BranchLog } from "../live/branch-log.ts";
import type { DashboardDesk } from "../live/dashboard-desk.ts";
import { readers } from "./roles.ts";

export type LiveRouteParts = {
  readonly desk: Pick<DashboardDesk, "summary" | "course">;
  readonly log: Pick<BranchLog, "newest">;
};

const tag = "live";

/** What the caller's branches hold and do now. */
export function liveRoutes({ desk, log }: LiveRouteParts): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/v1/live/summary",
      tag,
      summary: "What cards hold, how the branches are, and which cards need somebody",
      roles: readers,
      answer: { status: 200, schema: liveSummary },
      handle: async (_context, by) => ok(json(desk.summary(by))),
    }),
    route({
      method: "GET",
      path: "/v1/live/bookings",
      tag,
      summary: "How many bookings there were, for a quarter of an hour up to a week",
      roles: readers,
      query: courseQuery,
      answer: { status: 200, schema: bookingCourse },
      handle: async ({ query }, by) => answered(desk.course(query, by), json),
    }),
    route({
      method: "GET",
      path: "/v1/branches/{id}/bookings",
      tag,
      summary: "A branch's newest bookings, as far as it has sent them",
      roles: readers,
      params: placeParams,
      answer: { status: 200, schema: branchBookings },
      handle: async ({ params: { id } }, by) =>
        answered(await log.newest(id, by), (items) => json({ items, next: null })),
    }),
  ];
}
