import { z } from "zod";
import type { PurseId } from "../../domain/ids.ts";
import { largestAmount } from "../../domain/measure.ts";
import { mostLines } from "../../domain/sale/basket.ts";
import type { Evaluation } from "../../domain/sale/evaluation.ts";
import { accountView } from "./account.ts";
import {
  bookedEntry,
  type ReturnRequest,
  receiptNumber,
  refundAnswer,
  returnRequest,
} from "./booking.ts";
import { type CardRef, cardRef } from "./card.ts";
import {
  amount,
  currency,
  plain,
  purseId,
  secret,
  slug,
  time,
  warnings,
  whole,
  yes,
} from "./fields.ts";

/** Text that is kept in a receipt: nothing that UTF-8 would change, and no control characters. */
function kept(longest: number): z.ZodType<string> {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Surrogate}\ufeff]*$/u);
}

const minor: z.ZodType<number> = z.int().min(-largestAmount).max(largestAmount);

export type BasketLineRequest = {
  readonly id: string;
  readonly kind: "goods" | "voucher" | "load" | "deposit";
  readonly article?: string | undefined;
  readonly group?: string | undefined;
  readonly name?: string | undefined;
  readonly quantity: string;
  readonly unitPrice?: number | undefined;
  readonly amount?: number | undefined;
  readonly prices?: Readonly<Record<string, number>> | undefined;
  readonly taxCode?: string | undefined;
  readonly voucher?: string | undefined;
  readonly discounts?:
    | readonly {
        readonly campaign?: string | undefined;
        readonly name?: string | undefined;
        readonly amount: number;
      }[]
    | undefined;
};

export const basketLine: z.ZodType<BasketLineRequest> = z
  .object({
    id: kept(64),
    kind: z.enum(["goods", "voucher", "load", "deposit"]).default("goods"),
    article: kept(64).optional().meta({
      description: "Its id in the article master, or a code that a scanner read of it",
    }),
    group: kept(64).optional(),
    name: kept(120).optional(),
    quantity: z
      .string()
      .regex(/^[0-9]{1,9}(\.[0-9]{1,6})?$/, "decimal text above 0, such as 2 or 0.250")
      .default("1")
      .meta({ description: "Decimal text", examples: ["2", "0.250"] }),
    unitPrice: minor.optional(),
    amount: minor.optional().meta({
      description:
        "Of the whole line, with VAT; this is what counts. Without it `unitPrice`, or else the article master's price, is taken times the quantity",
    }),
    prices: z.record(kept(64), minor).optional(),
    taxCode: kept(16).optional(),
    voucher: kept(64).optional().meta({ description: "The number of the voucher that is sold" }),
    discounts: z
      .array(
        z.object({
          campaign: kept(64).optional(),
          name: kept(120).optional(),
          amount: z.int().min(1).max(largestAmount),
        }),
      )
      .max(64)
      .optional()
      .meta({ description: "Only of a sale that is recorded: what the till took off" }),
  })
  .meta({
    id: "BasketLine",
    examples: [
      { id: "1", article: "4711", group: "bakery", name: "Bread", quantity: "2", amount: 500 },
    ],
  });

/** `purse` is paid from in its own unit: minor units of money, whole points. */
export type PayRequest = {
  readonly card?: CardRef | undefined;
  readonly purse: PurseId;
  readonly amount: number | "all";
};

const payRequest: z.ZodType<PayRequest> = z
  .object({
    card: cardRef.optional().meta({ description: "A voucher or another card; else the sale's" }),
    purse: purseId,
    amount: z.union([amount, z.literal("all")]),
  })
  .meta({ id: "Pay", examples: [{ purse: "money", amount: 450 }] });

export type EvaluationRequest = {
  readonly card?: CardRef | null | undefined;
  readonly currency: string;
  readonly till?: string | undefined;
  readonly basket: { readonly lines: readonly BasketLineRequest[] };
  readonly coupons?: readonly string[] | undefined;
  readonly rewards?: readonly string[] | undefined;
  readonly acceptLoss?: boolean | undefined;
  readonly pricedFor?: string | undefined;
  readonly pay?: readonly PayRequest[] | undefined;
  readonly at?: string | undefined;
};

const evaluationFields = {
  card: z.union([cardRef, z.null()]).optional(),
  currency,
  till: slug.optional(),
  basket: z.object({ lines: z.array(basketLine).min(1).max(mostLines) }),
  coupons: z.array(kept(512)).max(32).optional(),
  rewards: z.array(kept(64)).max(32).optional(),
  acceptLoss: z
    .boolean()
    .optional()
    .meta({ description: "A reward may be worth more than what there is to take off" }),
  pricedFor: kept(64)
    .optional()
    .meta({ description: "The price group for which the lines are priced, after `repricing`" }),
  pay: z.array(payRequest).max(30).optional(),
  at: time.optional().meta({ description: "Training tills, and sales that are recorded" }),
};

const bread = { id: "1", article: "4711", group: "bakery", quantity: "2", amount: 500 };
const card = { scheme: "own", number: "K7Q2M4X9R1T5W8ZC0" };
const example = { card, currency: "EUR", till: "t1", basket: { lines: [bread] } };

export const evaluationRequest: z.ZodType<EvaluationRequest> = z
  .object(evaluationFields)
  .meta({ id: "EvaluationRequest", examples: [example] });

/** `mode` "record": a sale that has happened; it is taken over and never refused. */
export type SaleRequest = EvaluationRequest & {
  readonly expectNet?: number | undefined;
  readonly mode?: "record" | undefined;
  /** An exchange: booked together with the sale, or neither is. */
  readonly returns?: readonly ReturnRequest[] | undefined;
  readonly operator?: string | undefined;
  readonly receiptNumber?: string | undefined;
};

export const saleRequest: z.ZodType<SaleRequest> = z
  .object({
    ...evaluationFields,
    expectNet: minor.optional().meta({ description: "Another net is refused as `changed`" }),
    mode: z.literal("record").optional(),
    returns: z
      .array(returnRequest)
      .min(1)
      .max(16)
      .optional()
      .meta({ description: "An exchange: what comes back is booked with the sale, or neither is" }),
    operator: secret.optional(),
    receiptNumber: receiptNumber.optional(),
  })
  .meta({
    id: "SaleRequest",
    examples: [
      {
        ...example,
        pay: [{ purse: "money", amount: 450 }],
        expectNet: 500,
        receiptNumber: "2026-000123",
      },
    ],
  });

/** A sale that is kept until it is committed; it cannot have happened already. */
export type HoldRequest = Omit<SaleRequest, "mode" | "returns">;

export const holdRequest: z.ZodType<HoldRequest> = z
  .object({
    ...evaluationFields,
    expectNet: minor.optional(),
    operator: secret.optional(),
    receiptNumber: receiptNumber.optional(),
  })
  .meta({
    id: "HoldRequest",
    examples: [{ ...example, pay: [{ purse: "money", amount: "all" }] }],
  });

/** What is not told of an evaluation: parameters that only returns need. */
export type EvaluationView = Omit<Evaluation, "effects" | "caps" | "coupons">;

const purseAmount = { purse: plain, amount: whole };
const discount = z.object({ campaign: plain, name: plain, amount: whole });
const outcome = z.object({
  campaign: plain,
  version: whole,
  name: plain,
  applied: yes,
  why: plain.optional(),
  by: plain.optional().meta({ description: "The campaign that excluded it" }),
  lost: whole.optional().meta({ description: "What a reward would not use, in minor units" }),
});
const offer = z.object({
  campaign: plain,
  name: plain,
  cost: z.union([z.object(purseAmount), z.null()]),
});

const evaluationShape = {
  lines: z.array(
    z.object({
      id: plain,
      gross: whole,
      discount: whole,
      net: whole,
      discounts: z.array(discount),
    }),
  ),
  gross: whole,
  discount: whole,
  net: whole,
  byTax: z.array(z.object({ taxCode: plain.nullable(), net: whole })),
  priceGroup: plain.nullable(),
  repricing: yes,
  earns: z.array(z.object({ ...purseAmount, campaign: plain })),
  costs: z.array(z.object({ ...purseAmount, campaign: plain })),
  campaigns: z.array(outcome),
  offers: z.array(offer),
  campaignSet: plain.nullable(),
  warnings: z.array(plain),
};

export const evaluationView: z.ZodType = z
  .object(evaluationShape)
  .meta({ id: "Evaluation", description: "What a basket comes to; nothing is booked." });

/** `payable`: what purses may pay. `toPay`: what `pay` leaves to be paid outside. */
export const evaluationAnswer: z.ZodType = z
  .object({ ...evaluationShape, payable: whole, toPay: whole })
  .meta({ id: "EvaluationAnswer" });

/** Taken by the till in a recorded sale and not bookable: somebody must settle it. */
export type Unsettled = {
  readonly tender?: number | undefined;
  readonly line?: string | undefined;
  readonly purse?: string | undefined;
  readonly units?: number | undefined;
  readonly amount: number;
};

export const saleAnswer: z.ZodType = z
  .object({
    receipt: plain,
    evaluation: evaluationView,
    entries: z.array(bookedEntry),
    toPay: whole,
    account: z.union([accountView, z.null()]),
    refund: refundAnswer
      .optional()
      .meta({ description: "Of an exchange: what goes back; `toPay` is less what is paid out" }),
    unsettled: z
      .array(
        z.object({
          tender: whole.optional(),
          line: plain.optional(),
          purse: plain.optional(),
          units: whole.optional(),
          amount: whole,
        }),
      )
      .optional()
      .meta({ description: "Of a recorded sale: what was taken and could not be booked" }),
    warnings,
  })
  .meta({ id: "SaleAnswer", description: "`toPay` is left to be paid outside of any card." });
