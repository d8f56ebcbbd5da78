import type { AccountView, CardRef } from "./shapes.ts";

export type LineKind = "goods" | "voucher" | "load";

/** A basket's line as the node wants it. Minor units; `quantity` is decimal text. */
export interface BasketLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly quantity: string;
  readonly amount: number;
  readonly unitPrice?: number;
  readonly name?: string;
  readonly voucher?: string;
  readonly article?: string;
}

export interface Payment {
  readonly card?: CardRef;
  readonly purse: string;
  /** In the purse's unit. */
  readonly amount: number | "all";
}

export interface ReturnPart {
  readonly receipt: string;
  readonly lines?: readonly ReturnLine[];
}

export interface ReturnLine {
  readonly id: string;
  readonly quantity?: string;
}

export interface SaleRequest {
  readonly card: CardRef | null;
  readonly currency: string;
  readonly basket: { readonly lines: readonly BasketLine[] };
  readonly coupons?: readonly string[];
  readonly rewards?: readonly string[];
  /** A reward may be worth more than what there is to take off. */
  readonly acceptLoss?: boolean;
  /** The price group that the lines' amounts are meant for. */
  readonly pricedFor?: string;
  readonly pay?: readonly Payment[];
  readonly returns?: readonly ReturnPart[];
  readonly expectNet?: number;
  readonly receiptNumber?: string;
}

export interface PurseAmount {
  readonly purse: string;
  readonly amount: number;
}

export interface OfferView {
  readonly campaign: string;
  readonly name: string;
  /** Null for what costs nothing. */
  readonly cost: PurseAmount | null;
}

/** What became of a campaign in this basket. */
export interface OutcomeView {
  readonly campaign: string;
  readonly name: string;
  readonly applied: boolean;
  /** Why it did not apply. */
  readonly why: string | null;
  /** What a reward would not use. Minor units. */
  readonly lost: number;
}

export interface EvaluationView {
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  /** What purses may pay. */
  readonly payable: number;
  /** What the payments leave to be paid outside. */
  readonly toPay: number;
  readonly lines: readonly { readonly id: string; readonly discount: number }[];
  readonly earns: readonly PurseAmount[];
  /** What rewards take from the card. */
  readonly costs: readonly PurseAmount[];
  readonly offers: readonly OfferView[];
  readonly campaigns: readonly OutcomeView[];
  /** The amounts are wanted anew, for the price group. */
  readonly repricing: boolean;
  readonly priceGroup: string | null;
}

export interface RefundView {
  readonly purses: readonly PurseAmount[];
  readonly outside: number;
  readonly taken: readonly (PurseAmount & { readonly short: number; readonly deduction: number })[];
}

export interface SaleAnswer {
  readonly receipt: string;
  readonly net: number;
  readonly toPay: number;
  readonly earns: readonly PurseAmount[];
  readonly provisional: boolean;
  readonly refund: RefundView | null;
  readonly account: AccountView | null;
}

export interface VoucherView {
  readonly number: string;
  readonly state: string;
  readonly price: number;
  readonly value: number;
  readonly rest: number;
  readonly guaranteed: number;
  readonly provisional: number;
  /** The last good day, as YYYY-MM-DD. */
  readonly expires: string | null;
}

export interface ReceiptLine {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
  readonly quantity: string;
  readonly net: number;
}

export interface ReceiptView {
  readonly receipt: string;
  readonly kind: string;
  readonly number: string | null;
  readonly till: string | null;
  readonly branchName: string | null;
  readonly at: number;
  readonly state: "booked" | "partly-reversed" | "reversed";
  readonly net: number;
  readonly lines: readonly ReceiptLine[];
  readonly tenders: readonly {
    readonly purse: string | null;
    readonly units: number;
    readonly amount: number;
  }[];
  readonly returned: readonly { readonly id: string; readonly quantity: string }[];
  /** Some of it went beyond a branch's rights. */
  readonly provisional: boolean;
}

export interface ReturnAnswer {
  readonly receipt: string;
  readonly refund: RefundView;
  readonly lines: readonly {
    readonly id: string;
    readonly quantity: string;
    readonly net: number;
  }[];
}

export interface FoundPerson {
  readonly name: string;
  /** Masked. */
  readonly number: string;
  readonly account: string;
}
