import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import type { Role } from "@cardweave/shared/http/principal";
import {
  printedReceipt,
  type ReceiptServices,
  receiptParams,
} from "@cardweave/shared/http/receipt-routes";
import { answered, nothing } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import type { ReceiptPrinter } from "@cardweave/shared/ports/receipt-printer";
import { slipQuery } from "@cardweave/shared/protocol/http/receipt";

/** Receipts on the printer of this node; null where it has none. */
export function printRoutes(
  services: ReceiptServices,
  printer: ReceiptPrinter | null,
  roles: readonly Role[],
): readonly Route[] {
  return [
    route({
      method: "POST",
      path: "/v1/receipts/{id}/print",
      tag: "receipts",
      summary: "Print a receipt, with what the card holds now, on the node's printer",
      roles,
      params: receiptParams,
      query: slipQuery,
      answer: { status: 204 },
      handle: async ({ params: { id }, query }, by) => {
        const bytes = await printedReceipt(services, id, { query, by });
        const printed = bytes.ok ? await onPaper(printer, bytes.value) : bytes;
        return answered(printed, () => nothing());
      },
    }),
  ];
}

async function onPaper(printer: ReceiptPrinter | null, bytes: Uint8Array): Promise<Result<true>> {
  if (printer === null) return refused("conflict", { state: "no-printer" });
  return (await printer.print(bytes)) ? ok(true) : refused("conflict", { state: "printer-away" });
}
