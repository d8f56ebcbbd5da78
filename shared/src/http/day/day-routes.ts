import type { Result } from "../../domain/result.ts";
import { type DayView, dayQuery, dayView } from "../../protocol/http/day.ts";
import { prefers } from "../prefers.ts";
import type { Role } from "../principal.ts";
import { answered, json, type Reply } from "../reply.ts";
import { type Route, route } from "../route.ts";
import { dayCsv } from "./day-csv.ts";
import type { Days } from "./replica-day.ts";

export function dayRoutes(days: Days, roles: readonly Role[]): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/v1/day",
      tag: "reports",
      summary: "End of day by till and operator; as CSV for who accepts `text/csv`",
      roles,
      query: dayQuery,
      answer: { status: 200, schema: dayView },
      handle: async ({ query, accept }, by) => {
        return dayReply(await days.day(query, by), accept);
      },
    }),
  ];
}

/** As a table for who accepts one. */
export function dayReply(day: Result<DayView>, accept: string | undefined): Result<Reply> {
  return answered(day, (view) =>
    prefers(accept, "text/csv") ? csvOf(view.date, dayCsv(view)) : json(view),
  );
}

function csvOf(date: string, text: string): Reply {
  const bytes = new TextEncoder().encode(text);
  return { kind: "bytes", media: "text/csv; charset=utf-8", bytes, file: `day-${date}.csv` };
}
