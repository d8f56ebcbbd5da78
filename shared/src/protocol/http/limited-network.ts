import { z } from "zod";
import type { LimitLevel } from "../../domain/limited-network.ts";
import { plain, time, whole } from "./fields.ts";

export type LimitedNetworkView = {
  readonly currency: string | null;
  /** Days in the network's zone, both included. */
  readonly from: string;
  readonly until: string;
  readonly asOf: string;
  readonly volume: number;
  readonly threshold: number;
  readonly basisPoints: number;
  readonly level: LimitLevel;
  readonly byIssuer: readonly {
    readonly issuer: string | null;
    readonly volume: number;
    readonly level: LimitLevel;
  }[];
};

const level = z
  .enum(["below", "watch", "near", "reached"])
  .meta({ description: "watch from 70 %, near from 90 %, reached from 100 % of the threshold" });

export const limitedNetworkView: z.ZodType<LimitedNetworkView> = z
  .object({
    currency: plain.nullable(),
    from: plain,
    until: plain,
    asOf: time,
    volume: whole.meta({
      description: "Paid with prepaid money in the last 12 months, less what was given back",
    }),
    threshold: whole.meta({
      description: "Above it the network is to be notified: § 2 (2) ZAG, 1,000,000 euros",
    }),
    basisPoints: whole,
    level,
    byIssuer: z.array(z.object({ issuer: plain.nullable(), volume: whole, level })),
  })
  .meta({ id: "LimitedNetwork" });

export const limitedNetworkQuery: z.ZodType<{ readonly day?: string | undefined }> = z.object({
  day: z.iso
    .date()
    .optional()
    .meta({ description: "The last day of the 12 months; today unless said" }),
});
