import type { DeskApi } from "../api/desk-api.ts";
import type { VoucherView } from "../api/sale-shapes.ts";
import type { Problem } from "../api/shapes.ts";
import type { TillRoom } from "../till/till-room.ts";
import { addLine, payWith, type SaleDraft, voucherPurse } from "./sale-draft.ts";

/** A voucher that is for sale becomes a line, one that is worth something a payment. */
export function withVoucher(sale: SaleDraft, voucher: VoucherView): SaleDraft {
  const { number, state, price } = voucher;
  if (state === "inactive") {
    const line = { kind: "voucher", name: "", quantity: 1, unitPrice: price } as const;
    return addLine(sale, { ...line, voucher: number });
  }
  return payWith(sale, { voucher: number, purse: voucherPurse, amount: "all" });
}

export function canJoinSale({ state, price }: VoucherView): boolean {
  return state === "active" || (state === "inactive" && price > 0);
}

type Parts = Pick<TillRoom, "sale" | "vouchers">;

export function noteVoucher({ vouchers }: Pick<TillRoom, "vouchers">, view: VoucherView): void {
  vouchers.change((known) => ({ ...known, [view.number]: view }));
}

export type Taken =
  | { readonly kind: "taken" }
  | { readonly kind: "no-use"; readonly voucher: VoucherView }
  | { readonly kind: "no-card"; readonly why: "same" | "empty" }
  | { readonly kind: "refused"; readonly problem: Problem };

/** Looks at a scanned voucher and puts it where it belongs in the sale. */
export async function takeVoucher(
  api: Pick<DeskApi, "voucher">,
  room: Parts,
  number: string,
): Promise<Taken> {
  const answer = await api.voucher(number);
  if (answer.kind === "lost") {
    return { kind: "refused", problem: { code: "unreachable", status: 0 } };
  }
  if (answer.kind === "refused") return { kind: "refused", problem: answer.problem };
  const voucher = answer.value;
  noteVoucher(room, voucher);
  if (!canJoinSale(voucher)) return { kind: "no-use", voucher };
  room.sale.change((sale) => withVoucher(sale, voucher));
  return { kind: "taken" };
}

/** Of a basket that outlived a reload only the vouchers' numbers are known. */
export async function lookAtVouchers(
  api: Pick<DeskApi, "voucher">,
  room: Parts,
  pays: SaleDraft["pays"],
): Promise<void> {
  for (const { voucher } of pays) {
    if (voucher === null || room.vouchers.value()[voucher] !== undefined) continue;
    const answer = await api.voucher(voucher);
    if (answer.kind === "done") noteVoucher(room, answer.value);
  }
}
