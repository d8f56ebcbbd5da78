import { z } from "zod";
import { count, plain, time, whole } from "./fields.ts";

/** The version of this interface; a change that breaks callers gets a new path. */
export const apiVersion = "1";

/** Something that somebody should see to; `code` has a sentence in the phrase book. */
export type Attention = { readonly code: string; readonly detail: string };

/** What anybody may know. */
export type HealthBrief = { readonly status: "ok" | "attention"; readonly api: string };

export type LineState = "connected" | "offline";

const printerStates = ["unused", "ready", "away"] as const;

export type PrinterView = {
  readonly state: (typeof printerStates)[number];
  readonly since: string | null;
};

export type EntryCounts = {
  readonly entries: number;
  readonly pending: number;
  readonly invalid: number;
  readonly aside: number;
};

/** A card reader of the node. `detail` says what is missing and how to get it. */
export type ReaderView = {
  readonly name: string;
  readonly kind: string;
  readonly till: string | null;
  readonly status: "starting" | "ready" | "away" | "missing";
  readonly detail: string | null;
  readonly since: string;
};

/** An active campaign that is not applied here. */
export type LeftOutView = {
  readonly campaign: string;
  readonly why: "unreadable" | "no-purse" | "outside-policy";
};

export type NodeHealthView = HealthBrief &
  EntryCounts & {
    readonly version: string;
    readonly device: string;
    readonly branch: { readonly id: string; readonly name: string } | null;
    readonly line: { readonly state: LineState; readonly since: string | null };
    readonly unsent: number;
    readonly oldestUnsentAt: string | null;
    /** The receipt printer; null where there is none. */
    readonly printer: PrinterView | null;
    readonly digest: string;
    readonly campaignSet: string | null;
    readonly leftOut: readonly LeftOutView[];
    readonly clockOffsetMs: number | null;
    readonly readers: readonly ReaderView[];
    readonly attention: readonly Attention[];
  };

export type HubHealthView = HealthBrief &
  EntryCounts & {
    readonly version: string;
    readonly device: string;
    readonly epoch: string;
    readonly connected: number;
    /** Lines that ended since the start for what the peer did, by reason. */
    readonly refusedLines: Readonly<Record<string, number>>;
    readonly devices: number;
    readonly digest: string;
    readonly campaignSet: string | null;
    readonly leftOut: readonly LeftOutView[];
    readonly attention: readonly Attention[];
  };

export const attention: z.ZodType<Attention> = z
  .object({ code: plain, detail: plain })
  .meta({ id: "Attention" });

const brief = { status: z.enum(["ok", "attention"]), api: plain };
const counts = { entries: count, pending: count, invalid: count, aside: count };

const healthBrief: z.ZodType<HealthBrief> = z.object(brief).meta({ id: "HealthBrief" });

const readerView: z.ZodType<ReaderView> = z
  .object({
    name: plain,
    kind: plain,
    till: plain.nullable(),
    status: z.enum(["starting", "ready", "away", "missing"]),
    detail: plain.nullable(),
    since: time,
  })
  .meta({ id: "Reader" });

const leftOut: z.ZodType<readonly LeftOutView[]> = z
  .array(z.object({ campaign: plain, why: z.enum(["unreadable", "no-purse", "outside-policy"]) }))
  .meta({
    description:
      "Active campaigns that are not applied: this software cannot read them, a purse of theirs is " +
      "not there, or the policy does not allow them to their owner.",
  });

export const nodeHealthView: z.ZodType<NodeHealthView> = z
  .object({
    ...brief,
    ...counts,
    version: plain,
    device: plain,
    branch: z.object({ id: plain, name: plain }).nullable(),
    line: z.object({ state: z.enum(["connected", "offline"]), since: time.nullable() }),
    unsent: count,
    oldestUnsentAt: time.nullable(),
    printer: z.object({ state: z.enum(printerStates), since: time.nullable() }).nullable(),
    digest: plain,
    campaignSet: plain.nullable(),
    leftOut,
    clockOffsetMs: whole.nullable(),
    readers: z.array(readerView),
    attention: z.array(attention),
  })
  .meta({ id: "NodeHealth" });

const hubHealthView: z.ZodType<HubHealthView> = z
  .object({
    ...brief,
    ...counts,
    version: plain,
    device: plain,
    epoch: plain,
    connected: count,
    refusedLines: z.record(plain, count),
    devices: count,
    digest: plain,
    campaignSet: plain.nullable(),
    leftOut,
    attention: z.array(attention),
  })
  .meta({ id: "HubHealth" });

/** The full form for who has signed in, else the brief one. */
export const nodeHealth: z.ZodType<NodeHealthView | HealthBrief> = z.union([
  nodeHealthView,
  healthBrief,
]);

export const hubHealth: z.ZodType<HubHealthView | HealthBrief> = z.union([
  hubHealthView,
  healthBrief,
]);
