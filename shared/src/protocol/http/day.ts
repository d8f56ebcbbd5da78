import { z } from "zod";
import { isDay } from "../../domain/calendar.ts";
import type { DayTotals } from "../../domain/day/day-totals.ts";
import { count, plain, slug, time, whole } from "./fields.ts";

export type DayQuery = {
  readonly date?: string | undefined;
  readonly till?: string | undefined;
  readonly operator?: string | undefined;
};

export const dayQuery: z.ZodType<DayQuery> = z.object({
  date: z
    .string()
    .refine(isDay, { message: "A day that there is, as YYYY-MM-DD" })
    .optional()
    .meta({ description: "A day in the branch's zone; today when not said" }),
  till: slug.optional(),
  operator: slug.optional().meta({ description: "The pseudonym that entries name" }),
});

export type DayRowView = DayTotals & {
  readonly till: string;
  readonly operator: string | null;
  readonly login: string | null;
};

export type DayView = {
  readonly date: string;
  readonly branch: string;
  readonly zone: string;
  readonly currency: string | null;
  readonly from: string;
  readonly until: string;
  readonly asOf: string;
  readonly rows: readonly DayRowView[];
  readonly total: DayTotals;
};

const purseSum = { purse: plain, count, units: whole, amount: whole };
const purseSums = z.array(z.object(purseSum));
const sold = z.object({
  count,
  amount: whole,
  tenders: z.array(z.object({ tender: plain, amount: whole })),
});
const returned = { count, outside: whole, purses: purseSums };

const totals = {
  receipts: count,
  sales: z.object({ count, recorded: count, net: whole, outside: whole }).meta({
    description: "Receipts with goods, and the goods alone; loads and vouchers sold stand apart",
  }),
  loads: sold,
  vouchers: sold,
  redemptions: purseSums.meta({
    description: "Paid from purses, of cards and vouchers: their units, and the amount",
  }),
  unsettled: whole.meta({
    description: "Paid by cards in sales that were recorded, and not on them any more",
  }),
  paidByVouchers: whole.meta({
    description: "Of the redemptions and of what is unsettled, what vouchers paid; cards the rest",
  }),
  rewards: purseSums,
  earned: purseSums,
  returns: z.object({ ...returned, net: whole }),
  undone: z.object(returned).meta({ description: "Bookings by hand that were undone" }),
  byHand: z.array(z.object({ ...purseSum, type: z.enum(["credit", "debit"]), reason: plain })),
  outside: whole.meta({
    description:
      "Taken in cash or otherwise outside, less what was paid out: sales' net, less the amounts of " +
      "redemptions and what is unsettled, plus loads and vouchers, less what returns and undone paid out",
  }),
};

export const dayView: z.ZodType = z
  .object({
    date: plain,
    branch: plain,
    zone: plain,
    currency: plain.nullable(),
    from: time,
    until: time,
    asOf: time,
    rows: z.array(
      z.object({ till: plain, operator: plain.nullable(), login: plain.nullable(), ...totals }),
    ),
    total: z.object(totals),
  })
  .meta({ id: "Day", description: "What was booked at a branch's tills in one day." });
