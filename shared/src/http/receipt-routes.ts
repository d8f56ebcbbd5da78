import { z } from "zod";
import { isDocId, type ReceiptId } from "../domain/ids.ts";
import { ok, type Result } from "../domain/result.ts";
import { slipText } from "../domain/sale/slip.ts";
import { receiptBytes, receiptSvg } from "../printing/receipts/receipt-print.ts";
import type { AccountView } from "../protocol/http/account.ts";
import { receiptId } from "../protocol/http/fields.ts";
import {
  type ReceiptView,
  receiptList,
  receiptName,
  receiptView,
  type SlipQuery,
  slipQuery,
} from "../protocol/http/receipt.ts";
import { prefers } from "./prefers.ts";
import type { Principal, Role } from "./principal.ts";
import { answered, json, type Reply } from "./reply.ts";
import { type Route, route } from "./route.ts";
import type { ReceiptLinks } from "./sale/receipt-link.ts";
import { receiptSlip } from "./sale/receipt-slip.ts";
import type { Accounts, Purses, Receipts } from "./services.ts";

export const receiptParams: z.ZodType<{ readonly id: ReceiptId }> = z.object({ id: receiptId });
const tag = "receipts";

export type ReceiptServices = {
  readonly receipts: Receipts;
  readonly purses: Purses;
  readonly accounts: Pick<Accounts, "byId">;
  readonly receiptLinks: ReceiptLinks;
};

const svgMedia = "image/svg+xml";
const escposMedia = "application/vnd.escpos";

export function receiptRoutes(services: ReceiptServices, roles: readonly Role[]): readonly Route[] {
  const { receipts } = services;
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
      summary:
        "What one till action booked; for who accepts `text/plain`, `image/svg+xml` or " +
        "`application/vnd.escpos` as it is shown or printed",
      roles,
      params: receiptParams,
      query: slipQuery,
      answer: { status: 200, schema: receiptView, alsoText: true },
      handle: async ({ params: { id }, query, accept }, by) => {
        const receipt = await receipts.receipt(id, by);
        const form = [...forms.keys()].find((media) => prefers(accept, media));
        if (!receipt.ok || form === undefined) return answered(receipt, json);
        const paper = await paperOf(services, { receipt: receipt.value, query, by });
        return ok(forms.get(form)?.(paper) ?? json(receipt.value));
      },
    }),
  ];
}

type Paper = Parameters<typeof receiptSvg>[0];

const forms: ReadonlyMap<string, (paper: Paper) => Reply> = new Map([
  ["text/plain", ({ rows }): Reply => ({ kind: "text", text: slipText(rows) })],
  [svgMedia, (paper): Reply => file(svgMedia, "receipt.svg", Buffer.from(receiptSvg(paper)))],
  [escposMedia, (paper): Reply => file(escposMedia, "receipt.bin", receiptBytes(paper))],
]);

function file(media: string, name: string, bytes: Uint8Array): Reply {
  return { kind: "bytes", media, bytes, file: name };
}

type Asked = {
  readonly receipt: ReceiptView;
  readonly query: SlipQuery;
  readonly by: Principal;
};

/** What is printed of a receipt, with what the cards and vouchers on it hold now. */
async function paperOf(services: ReceiptServices, { receipt, query, by }: Asked): Promise<Paper> {
  const { purses, accounts, receiptLinks } = services;
  const ids = new Set(receipt.entries.map(({ account }) => account).filter(isDocId));
  const seen = await Promise.all([...ids].map((id) => accounts.byId(id, by)));
  const found = seen.flatMap((one): AccountView[] => (one.ok ? [one.value] : []));
  const parts = { receipt, purses: await purses.purses(), accounts: found };
  const rows = receiptSlip(parts, query.lang ?? "en");
  return { rows, link: receiptLinks.linkOf(receipt.receipt as ReceiptId) };
}

/** The bytes for a printer. */
export async function printedReceipt(
  services: ReceiptServices,
  id: ReceiptId,
  { query, by }: Pick<Asked, "query" | "by">,
): Promise<Result<Uint8Array>> {
  const receipt = await services.receipts.receipt(id, by);
  if (!receipt.ok) return receipt;
  return ok(receiptBytes(await paperOf(services, { receipt: receipt.value, query, by })));
}
