import { answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { expiringList, expiringQuery } from "@cardweave/shared/protocol/http/expiring-report";
import type { ExpiringReport } from "../members/expiring-report.ts";
import { overseers } from "./roles.ts";

export function reportRoutes(expiring: Pick<ExpiringReport, "list">): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/v1/reports/expiring",
      tag: "reports",
      summary: "What ends before a day on which card, for a mailing in time",
      roles: overseers,
      query: expiringQuery,
      answer: { status: 200, schema: expiringList },
      handle: async ({ query }, by) => answered(await expiring.list(query, by), json),
    }),
  ];
}
