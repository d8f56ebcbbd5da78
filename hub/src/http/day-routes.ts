import { type Result, refused } from "@cardweave/shared/domain/result";
import { dayReply } from "@cardweave/shared/http/day/day-routes";
import { ReplicaDay } from "@cardweave/shared/http/day/replica-day";
import type { Reply } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { type DayView, dayQuery, dayView } from "@cardweave/shared/protocol/http/day";
import { placeParams } from "@cardweave/shared/protocol/http/place";
import type { Replica } from "@cardweave/shared/replica/replica";
import { sees } from "../registry/sight.ts";
import { readers } from "./roles.ts";

/** What each branch took in and gave out, from what its devices have sent. */
export function dayOfBranchRoute(replica: Replica): Route {
  return route({
    method: "GET",
    path: "/v1/branches/{id}/day",
    tag: "reports",
    summary: "A branch's end of day by till and operator, as far as it has sent; also as CSV",
    roles: readers,
    params: placeParams,
    query: dayQuery,
    answer: { status: 200, schema: dayView },
    handle: async ({ params: { id }, query, accept }, by): Promise<Result<Reply>> => {
      const branch = replica.directory.branches.get(id);
      if (branch === undefined || !sees(by, branch)) return refused("not-found");
      const day: Result<DayView> = await new ReplicaDay(replica, id, null).day(query, leader);
      return dayReply(day, accept);
    },
  });
}

/** Whoever sees the branch here sees all of its tills, as its manager does there. */
const leader = { role: "manager" } as const;
