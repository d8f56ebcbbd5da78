import { z } from "zod";
import { count, plain, time, whole, yes } from "./fields.ts";
import { type NodeHealthView, nodeHealthView } from "./health.ts";

/** Bytes on the disk that holds the node's data. `low`: as little as somebody should see to. */
export type DiskView = { readonly free: number; readonly total: number; readonly low: boolean };

/** `connected`: it has asked within the last half minute. */
export type TillView = {
  readonly id: string;
  readonly name: string;
  readonly training: boolean;
  readonly connected: boolean;
  readonly lastSeenAt: string | null;
};

/** A booking that only this node has. `amount` in the purse's own unit. */
export type UnsentView = {
  readonly at: string;
  readonly kind: string;
  readonly purse: string | null;
  readonly amount: number | null;
  readonly till: string | null;
};

/** When somebody last looked after the data, and what it came to; null when nobody has. */
export type CareView = {
  readonly check: { readonly at: string; readonly differences: number } | null;
  readonly backup: { readonly at: string; readonly bytes: number } | null;
};

/** Whether the shop is safe, for the people who work in it. */
export type NodeStatusView = {
  readonly at: string;
  readonly startedAt: string;
  readonly branch: { readonly id: string; readonly name: string; readonly zone: string };
  readonly network: string;
  readonly currency: string;
  readonly checkingIn: boolean;
  readonly health: NodeHealthView;
  readonly disk: DiskView | null;
  readonly tills: readonly TillView[];
  /** The oldest; `health.unsent` counts all. */
  readonly unsent: readonly UnsentView[];
  readonly campaigns: {
    readonly active: number;
    readonly leftOut: readonly { readonly campaign: string; readonly why: string }[];
  };
  readonly care: CareView;
};

const unsentView: z.ZodType<UnsentView> = z
  .object({
    at: time,
    kind: plain,
    purse: plain.nullable(),
    amount: whole.nullable(),
    till: plain.nullable(),
  })
  .meta({ id: "Unsent", description: "A booking that only this node has" });

const tillView: z.ZodType<TillView> = z
  .object({
    id: plain,
    name: plain,
    training: yes,
    connected: yes,
    lastSeenAt: time.nullable(),
  })
  .meta({ id: "NodeTill" });

const careView: z.ZodType<CareView> = z
  .object({
    check: z.object({ at: time, differences: count }).nullable(),
    backup: z.object({ at: time, bytes: count }).nullable(),
  })
  .meta({ id: "Care", description: "The last `cardweave check` and `cardweave backup`" });

export const nodeStatusView: z.ZodType<NodeStatusView> = z
  .object({
    at: time,
    startedAt: time,
    branch: z.object({ id: plain, name: plain, zone: plain }),
    network: plain,
    currency: plain,
    checkingIn: yes,
    health: nodeHealthView,
    disk: z
      .object({ free: count, total: count, low: yes })
      .nullable()
      .meta({ description: "Bytes; null where the system does not tell" }),
    tills: z.array(tillView),
    unsent: z.array(unsentView).meta({ description: "The oldest 50" }),
    campaigns: z.object({
      active: count,
      leftOut: z
        .array(z.object({ campaign: plain, why: plain }))
        .meta({ description: "Active, and not applied here: no sale is refused because of them" }),
    }),
    care: careView,
  })
  .meta({ id: "NodeStatus" });
