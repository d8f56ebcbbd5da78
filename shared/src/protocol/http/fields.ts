import { z } from "zod";
import {
  type DocId,
  isDocId,
  isReceiptId,
  type PurseId,
  type ReceiptId,
} from "../../domain/ids.ts";
import { type Amount, isAmount, largestAmount } from "../../domain/measure.ts";

/** A text that is admitted as a brand once the guard has seen it. */
function branded<T extends string>(
  text: z.ZodString,
  is: (value: string) => value is T,
): z.ZodType<T> {
  return text.transform((value, context) => {
    if (is(value)) return value;
    context.addIssue({ code: "custom", message: "Invalid name" });
    return z.NEVER;
  });
}

const pursePattern = /^[a-z][a-z-]{0,30}(:[A-Za-z0-9._:-]{1,64})?$/;

function isPurseId(text: string): text is PurseId {
  return pursePattern.test(text);
}

export const accountId: z.ZodType<DocId> = branded(
  z.string().regex(/^0[14][0-9a-f]{32}$/),
  isDocId,
).meta({ description: "An account: 34 hex digits" });

export const receiptId: z.ZodType<ReceiptId> = branded(
  z.string().regex(/^[0-9a-f]{32}$/),
  isReceiptId,
).meta({ description: "A receipt: 32 hex digits, derived from till and idempotency key" });

export const purseId: z.ZodType<PurseId> = branded(z.string().regex(pursePattern), isPurseId).meta({
  description: "`points`, `money`, `stamps:<programme>`, …",
  examples: ["points"],
});

export const amount: z.ZodType<Amount> = z
  .int()
  .min(1)
  .max(largestAmount)
  .transform((value, context) => {
    if (isAmount(value)) return value;
    context.addIssue({ code: "custom", message: "Not an amount" });
    return z.NEVER;
  })
  .meta({ description: "Whole minor units of the currency; points and stamps in whole units" });

/** In answers: may be 0 or, where the name says so, negative. */
export const whole: z.ZodType<number> = z
  .int()
  .meta({ description: "Whole minor units of the currency; points and stamps in whole units" });

export const count: z.ZodType<number> = z.int().min(0);

export const time: z.ZodType<string> = z.iso
  .datetime({ offset: true })
  .meta({ description: "RFC 3339 with offset", examples: ["2026-11-22T14:02:11+01:00"] });

export const day: z.ZodType<string> = z.iso
  .date()
  .meta({ description: "The last good day in the operator's zone, YYYY-MM-DD" });

export const currency: z.ZodType<string> = z
  .string()
  .regex(/^[A-Z]{3}$/, "three capital letters, such as EUR")
  .meta({ description: "ISO 4217", examples: ["EUR"] });

/** Branches, regions, tills: short names that people chose and that stand in entries. */
export const slug: z.ZodType<string> = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.-]{0,62}$/)
  .meta({ description: "Lower-case letters, digits, `-`, `_`, `.`; at most 63" });

/** Line ends, and signs that nobody sees and that turn the reading of what follows. */
const unreadable = /[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u;

/** What people call something: one line that reads as it is written. Source: SPEC R728. */
export const label: z.ZodType<string> = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => !unreadable.test(text), { message: "Holds signs that cannot be read" });
export const secret: z.ZodType<string> = z.string().min(1).max(512);
export const hex: z.ZodType<string> = z.string().regex(/^([0-9a-f]{2})+$/);
export const base64: z.ZodType<string> = z.base64();
export const plain: z.ZodType<string> = z.string();
export const yes: z.ZodType<boolean> = z.boolean();

/** Names of request fields that nobody here knows; they changed nothing. */
export const warnings: z.ZodOptional<z.ZodArray<z.ZodString>> = z
  .array(z.string())
  .optional()
  .meta({ description: "Request fields that are not known here and were ignored" });

export type Warned = { readonly warnings?: readonly string[] | undefined };
