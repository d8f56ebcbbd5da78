import { z } from "zod";
import type { DocId, PurseId } from "../../domain/ids.ts";
import { accountId, day, plain, purseId, whole } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

export type ExpiringQuery = {
  /** The last account of the page before. */
  readonly cursor?: DocId | undefined;
  /** A page ends with an account, so it may have some more. */
  readonly limit: number;
  /** What is good until before this day, and from today on. */
  readonly before: string;
  readonly purse?: PurseId | undefined;
};

export const expiringQuery: z.ZodType<ExpiringQuery> = z.object({
  cursor: accountId.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  before: z.iso.date().meta({ description: "What ends before this day, from today on" }),
  purse: purseId.optional(),
});

/** `cardholder`: whose card it is; null for nobody's. */
export type ExpiringRow = {
  readonly account: string;
  readonly cardholder: string | null;
  readonly purse: string;
  readonly on: string;
  readonly amount: number;
};

const row: z.ZodType<ExpiringRow> = z
  .object({
    account: plain,
    cardholder: z.union([plain, z.null()]),
    purse: plain,
    on: day,
    amount: whole,
  })
  .meta({ id: "ExpiringRow" });

export const expiringList: z.ZodType<Listed<ExpiringRow>> = listOf(row, "ExpiringList");
