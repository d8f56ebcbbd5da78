import { z } from "zod";
import { count, plain, time } from "./fields.ts";
import { type Listed, type ListQuery, listOf } from "./list.ts";

/** Who did what to whom; never what was seen, so that nothing of an erased person stays here. */
export type AuditView = {
  readonly row: number;
  readonly at: string;
  readonly who: string | null;
  readonly role: string;
  readonly act: string;
  readonly subject: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

export const auditView: z.ZodType<AuditView> = z
  .object({
    row: count,
    at: time,
    who: plain.nullable().meta({ description: "A user's or an operator's pseudonym" }),
    role: plain,
    act: plain.meta({ examples: ["cardholder-read"] }),
    subject: plain.nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "AuditRow" });

export const auditList: z.ZodType<Listed<AuditView>> = listOf(auditView, "AuditList");

export type AuditQuery = ListQuery & { readonly subject?: string | undefined };

export const auditQuery: z.ZodType<AuditQuery> = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  subject: z.string().min(1).max(120).optional(),
});
