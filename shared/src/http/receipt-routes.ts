import { z } from "zod";
import type { ReceiptId } from "../domain/ids.ts";
import { receiptId } from "../protocol/http/fields.ts";
import { receiptList, receiptName, receiptView, slipQuery } from "../protocol/http/receipt.ts";
import { prefers } from "./prefers.ts";
import type { Role } from "./principal.ts";
import { answered, json } from "./reply.ts";
import { type Route, route } from "./route.ts";
import { receiptSlip } from "./sale/receipt-slip.ts";
import type { Purses, Receipts } from "./services.ts";

const params: z.ZodType<{ readonly id: ReceiptId }> = z.object({ id: receiptId });
const tag = "receipts";

export type ReceiptServices = { readonly receipts: Receipts; readonly purses: Purses };

export function receiptRoutes(
  { receipts, purses }: ReceiptServices,
  roles: readonly Role[],
): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/v1/receipts",
      tag,
      summary: "What was sold under a till's own number",
      roles,
      query: receiptName,
      answer: { status: 200, schema: receiptList },
      handle: async ({ query }, by) => answered(await receipts.numbered(query, by), json),
    }),
    route({
      method: "GET",
      path: "/v1/receipts/{id}",
      tag,
      summary: "What one till action booked; as text for who accepts `text/plain`",
      roles,
      params,
      query: slipQuery,
      answer: { status: 200, schema: receiptView, alsoText: true },
      handle: async ({ params: { id }, query, accept }, by) => {
        const receipt = await receipts.receipt(id, by);
        if (!receipt.ok || !prefers(accept, "text/plain")) return answered(receipt, json);
        const known = await purses.purses();
        const text = receiptSlip(receipt.value, known, query.lang ?? "en");
        return { ok: true, value: { kind: "text", text } };
      },
    }),
  ];
}
