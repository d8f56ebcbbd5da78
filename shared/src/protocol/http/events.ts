import { z } from "zod";
import { type CardRef, cardRef } from "./card.ts";
import { count, plain, time, whole } from "./fields.ts";
import { type Attention, attention, type LineState } from "./health.ts";
import { liveNews } from "./live.ts";

/** The line to the hub, as the node's `line` event tells it. */
export type LineNews = {
  readonly state: LineState;
  readonly since: string | null;
  readonly unsent: number;
  readonly oldestUnsentAt: string | null;
  readonly attention: readonly Attention[];
};

/** Something changed on an account: look it up again. */
export type AccountNews = { readonly account: string };

export type CardNews = {
  readonly card: CardRef;
  readonly medium: string;
  readonly reader: string;
};

export type BookingNews = {
  readonly account: string;
  readonly entry: string;
  readonly at: string;
  readonly branch: string | null;
  readonly kind: string;
  readonly purse: string;
  readonly amount: number;
};

export type NodeNews = {
  readonly device: string;
  readonly branch: string | null;
  readonly state: LineState;
  readonly since: string | null;
  readonly unsent: number | null;
};

/** Headquarters has approved, activated, paused or ended a version of a campaign. */
export type CampaignNews = {
  readonly campaign: string;
  readonly version: number;
  readonly change: "approved" | "active" | "paused" | "ended";
  readonly from: string | null;
  readonly campaignSet: string | null;
};

const lineNews: z.ZodType<LineNews> = z
  .object({
    state: z.enum(["connected", "offline"]),
    since: time.nullable(),
    unsent: count,
    oldestUnsentAt: time.nullable(),
    attention: z.array(attention),
  })
  .meta({ id: "LineNews" });

const accountNews: z.ZodType<AccountNews> = z
  .object({ account: plain })
  .meta({ id: "AccountNews" });

const cardNews: z.ZodType<CardNews> = z
  .object({ card: cardRef, medium: plain, reader: plain })
  .meta({ id: "CardNews" });

const bookingNews: z.ZodType<BookingNews> = z
  .object({
    account: plain,
    entry: plain,
    at: time,
    branch: plain.nullable(),
    kind: plain,
    purse: plain,
    amount: whole,
  })
  .meta({ id: "BookingNews" });

const nodeNews: z.ZodType<NodeNews> = z
  .object({
    device: plain,
    branch: plain.nullable(),
    state: z.enum(["connected", "offline"]),
    since: time.nullable(),
    unsent: count.nullable(),
  })
  .meta({ id: "NodeNews" });

const campaignNews: z.ZodType<CampaignNews> = z
  .object({
    campaign: plain,
    version: count,
    change: z.enum(["approved", "active", "paused", "ended"]),
    from: plain.nullable().meta({ description: "When it begins, by each branch's own clock" }),
    campaignSet: plain.nullable().meta({ description: "What is active here from now on" }),
  })
  .meta({ id: "CampaignNews" });

const networkNews = z
  .object({
    kind: plain.meta({ description: "What was made, changed or ended, such as `branch`" }),
  })
  .meta({ id: "NetworkNews" });

/** Sent first when events were missed that can no longer be replayed: read everything again. */
export const resync = "resync";

const nothing: z.ZodType = z.object({}).meta({ id: "Resync" });

export const nodeEvents: Readonly<Record<string, z.ZodType>> = {
  line: lineNews,
  account: accountNews,
  card: cardNews,
  campaign: campaignNews,
  [resync]: nothing,
};

export const hubEvents: Readonly<Record<string, z.ZodType>> = {
  board: liveNews,
  booking: bookingNews,
  node: nodeNews,
  network: networkNews,
  account: accountNews,
  campaign: campaignNews,
  [resync]: nothing,
};
