import { daysAfter } from "@cardweave/shared/domain/calendar";
import { compareText } from "@cardweave/shared/domain/compare-text";
import { levelOf, notifiedAbove, yearBefore } from "@cardweave/shared/domain/limited-network";
import { ok } from "@cardweave/shared/domain/result";
import { dayIn, rfc3339 } from "@cardweave/shared/domain/time";
import { json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import {
  type LimitedNetworkView,
  limitedNetworkQuery,
  limitedNetworkView,
} from "@cardweave/shared/protocol/http/limited-network";
import type { Replica } from "@cardweave/shared/replica/replica";
import { overseers } from "../http/roles.ts";
import { PaymentVolume } from "./payment-volume.ts";

/** How much is paid within the network, for the duty to notify the authority. */
export function limitedNetworkRoute(replica: Replica): Route {
  const volume = new PaymentVolume(replica);
  return route({
    method: "GET",
    path: "/v1/reports/limited-network",
    tag: "reports",
    summary: "What was paid with prepaid money in 12 months, beside the limit of § 2 (2) ZAG",
    roles: overseers,
    query: limitedNetworkQuery,
    answer: { status: 200, schema: limitedNetworkView },
    handle: async ({ query }) => ok(json(await reportOf(replica, volume, query.day))),
  });
}

async function reportOf(
  { directory, ports }: Replica,
  volume: PaymentVolume,
  day: string | undefined,
): Promise<LimitedNetworkView> {
  const zone = directory.network?.zone ?? "UTC";
  const now = ports.clock.now();
  const until = day ?? dayIn(zone, now);
  const from = daysAfter(yearBefore(until), 1);
  const sums = await volume.between(from, daysAfter(until, 1));
  const total = [...sums.values()].reduce((sum, one) => sum + one, 0);
  const byIssuer = [...sums]
    .filter(([, amount]) => amount !== 0)
    .toSorted(([a], [b]) => compareText(a ?? "", b ?? ""));
  return {
    currency: directory.network?.currency ?? null,
    from,
    until,
    asOf: rfc3339(zone, now),
    volume: total,
    threshold: notifiedAbove,
    basisPoints: Math.floor((total * 10_000) / notifiedAbove),
    level: levelOf(total),
    byIssuer: byIssuer.map(([issuer, amount]) => {
      return { issuer, volume: amount, level: levelOf(amount) };
    }),
  };
}
