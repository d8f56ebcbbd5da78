import { z } from "zod";
import type { PurseId, ReceiptId } from "../../domain/ids.ts";
import { type LinkReason, linkReasons } from "../../domain/links.ts";
import type { Amount } from "../../domain/measure.ts";
import { type BookingAnswer, bookingAnswer } from "./booking.ts";
import { type CardRef, cardRef } from "./card.ts";
import {
  amount,
  plain,
  purseId,
  receiptId,
  secret,
  slug,
  type Warned,
  warnings,
} from "./fields.ts";

/** Why a card is blocked or changed; entries hold no free text. */
export const statusReasons = [
  "lost",
  "stolen",
  "damaged",
  "fraud",
  "found",
  "customer",
  "goodwill",
  "mistake",
  "other",
] as const;

export type StatusReason = (typeof statusReasons)[number];

type Asked = {
  /** The till; needed where the caller is bound to none. */
  readonly till?: string | undefined;
  /** An operator's token where the call itself carries only the till's. */
  readonly operator?: string | undefined;
};

/** `group` and `tier` null take it away; `undo` is the receipt of an earlier change. */
export type StatusRequest = Asked & {
  readonly card: CardRef;
  readonly status?: "active" | "blocked" | undefined;
  readonly group?: string | null | undefined;
  readonly tier?: string | null | undefined;
  readonly undo?: ReceiptId | undefined;
  readonly reason: StatusReason;
};

const asked = { till: slug.optional(), operator: secret.optional() };
const name = z.union([slug, z.null()]).optional();

export const statusRequest: z.ZodType<StatusRequest> = z
  .object({
    card: cardRef,
    status: z.enum(["active", "blocked"]).optional(),
    group: name,
    tier: name,
    undo: receiptId.optional(),
    reason: z.enum(statusReasons),
    ...asked,
  })
  .refine(
    ({ status, group, tier, undo }) => {
      const changes = [status, group, tier].filter((one) => one !== undefined).length;
      return undo === undefined ? changes > 0 : changes === 0;
    },
    { path: ["status"], message: "Either a change of status, group or tier, or one to undo" },
  )
  .meta({
    id: "CardStatusRequest",
    description: "Blocks or unblocks the card; a group or tier is that of the account it leads to.",
  });

export type Opening = { readonly purse: PurseId; readonly amount: Amount };

export type LinkRequest = Asked & {
  readonly from: CardRef;
  readonly to: CardRef;
  readonly reason: LinkReason;
  readonly opening?: readonly Opening[] | undefined;
};

export const linkRequest: z.ZodType<LinkRequest> = z
  .object({
    from: cardRef,
    to: cardRef,
    reason: z.enum(linkReasons),
    opening: z
      .array(z.object({ purse: purseId, amount }))
      .max(20)
      .refine((list) => new Set(list.map(({ purse }) => purse)).size === list.length, {
        message: "A purse is opened once",
      })
      .optional(),
    ...asked,
  })
  .meta({
    id: "CardLinkRequest",
    description:
      "`from` leads to `to` from now on; what it holds is spent through `to`. `replaced` blocks " +
      "`from`. `opening` is what an old chip held; it counts once for its number.",
  });

/** `known`: the number was opened before, with that amount; nothing was booked for it now. */
export type OpenedView = {
  readonly purse: string;
  readonly amount: number;
  readonly state: "booked" | "known";
};

export type LinkAnswer = BookingAnswer & { readonly opening: readonly OpenedView[] };

export const linkAnswer: z.ZodType<LinkAnswer> = z
  .intersection(
    bookingAnswer,
    z.object({
      opening: z.array(
        z.object({ purse: plain, amount: z.int(), state: z.enum(["booked", "known"]) }),
      ),
    }),
  )
  .meta({ id: "CardLinkAnswer" });

/** `card.pin` or `pin` is the one so far; managers need none. `newPin` null takes it away. */
export type PinRequest = Asked & {
  readonly card: CardRef;
  readonly pin?: string | undefined;
  readonly newPin?: string | null | undefined;
  readonly unlock?: boolean | undefined;
};

const pin = z.string().regex(/^[0-9]{4,12}$/, "4 to 12 digits");

export const pinRequest: z.ZodType<PinRequest> = z
  .object({
    card: cardRef,
    pin: pin.optional(),
    newPin: z.union([pin, z.null()]).optional(),
    unlock: z.boolean().optional(),
    ...asked,
  })
  .refine(({ newPin, unlock }) => newPin !== undefined || unlock === true, {
    path: ["newPin"],
    message: "A new PIN, null to take it away, or unlock",
  })
  .meta({
    id: "CardPinRequest",
    description:
      "Sets, changes or takes away a card's PIN. A card's first PIN needs none before; a change " +
      "needs the PIN so far, or a manager, who may also unlock after wrong tries.",
  });

export type NewCardsRequest = { readonly count: number };

export type NewCard = {
  readonly scheme: string;
  readonly number: string;
  readonly account: string;
};

export type NewCards = { readonly cards: readonly NewCard[] } & Warned;

export const newCardsRequest: z.ZodType<NewCardsRequest> = z
  .object({ count: z.int().min(1).max(1_000).default(1) })
  .meta({ id: "NewCardsRequest", description: "Numbers of the own scheme that nobody can guess." });

export const newCards: z.ZodType<NewCards> = z
  .object({
    cards: z.array(z.object({ scheme: plain, number: plain, account: plain })),
    warnings,
  })
  .meta({ id: "NewCards" });
