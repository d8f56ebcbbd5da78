import { z } from "zod";

/** A cursor is opaque: it is only ever handed back. */
export type ListQuery = { readonly cursor?: string | undefined; readonly limit: number };

export const listQuery: z.ZodType<ListQuery> = z.object({
  cursor: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** `next` is null on the last page. */
export type Listed<T> = { readonly items: readonly T[]; readonly next: string | null };

export function listOf<T>(item: z.ZodType<T>, id: string): z.ZodType<Listed<T>> {
  return z.object({ items: z.array(item), next: z.string().nullable() }).meta({ id });
}
