import { allocate } from "../allocate.ts";
import type { ReceiptTender } from "../bodies.ts";
import type { DocId, PurseId } from "../ids.ts";
import { keptShare } from "../quantity.ts";
import { type Change, isFilling, worthBack, worthKept } from "./return-lines.ts";
import type { SoldReceipt } from "./sold-receipt.ts";

/** How something was paid; `open`: taken by a till that recorded a sale, and never booked. */
export type Place =
  | { readonly kind: "purse"; readonly doc: DocId; readonly purse: PurseId }
  | { readonly kind: "open"; readonly doc: DocId }
  | { readonly kind: "outside" };

type Tender = {
  readonly place: Place;
  readonly units: number;
  readonly amount: number;
  /** Minor units that were given back before. */
  readonly back: number;
};

/** `units` of the purse and `amount`, minor units, go back to where they came from. */
export type Refund = { readonly place: Place; readonly units: number; readonly amount: number };

function placeOf({ purse, doc }: ReceiptTender, own: DocId): Place {
  if (purse !== null) return { kind: "purse", doc: doc ?? own, purse };
  return doc === null ? { kind: "outside" } : { kind: "open", doc };
}

function nameOf(place: Place): string {
  return Object.values(place).join(" ");
}

/** What is left of a value that was too little to take back is no refund; its amount is below 0. */
function isRefund({ purse, amount }: ReceiptTender): boolean {
  return purse === null || amount > 0;
}

/** The tenders of a sale, those of one place as one, with what has gone back to each. */
function tendersOf({ body, doc, returned }: SoldReceipt): readonly Tender[] {
  const tenders = new Map<string, Tender>();
  const change = (tender: ReceiptTender, by: (before: Tender) => Tender) => {
    const place = placeOf(tender, doc);
    const name = nameOf(place);
    tenders.set(name, by(tenders.get(name) ?? { place, units: 0, amount: 0, back: 0 }));
  };
  for (const tender of body.tenders) {
    const { units, amount } = tender;
    change(tender, (before) => ({
      ...before,
      units: before.units + units,
      amount: before.amount + amount,
    }));
  }
  for (const tender of returned.flatMap((note) => note.tenders.filter(isRefund))) {
    change(tender, (before) => ({ ...before, back: before.back + tender.amount }));
  }
  return [...tenders.values()];
}

/**
 * Spreads what comes back over what is left of each tender, by largest remainder; loads and
 * vouchers were paid outside, and so is whatever no tender has room for. Source: SPEC R91.
 */
export function spreadRefund(sold: SoldReceipt, change: Change): readonly Refund[] {
  const tenders = tendersOf(sold);
  const filling = sold.body.lines.filter(isFilling);
  const others = sold.body.lines.filter((line) => !isFilling(line));
  const rooms = tenders.map(({ place, amount, back }) => {
    const filled = place.kind === "outside" ? worthKept(filling, change.before, "net") : 0;
    return Math.max(0, amount - back - filled);
  });
  const room = rooms.reduce((sum, one) => sum + one, 0);
  const goods = worthBack(others, change, "net");
  const spread = Math.min(Math.max(0, goods), room);
  const shares = allocate(spread, rooms);
  const rest = goods - spread + worthBack(filling, change, "net");
  const refunds = tenders.map((tender, at) => refundOf(tender, shares[at] ?? 0));
  return withRest(refunds, rest).filter(({ amount, units }) => amount !== 0 || units !== 0);
}

function withRest(refunds: readonly Refund[], rest: number): readonly Refund[] {
  const isOutside = ({ place }: Refund) => place.kind === "outside";
  const outside = refunds.find(isOutside) ?? { place: { kind: "outside" }, units: 0, amount: 0 };
  const others = refunds.filter((refund) => !isOutside(refund));
  return [...others, { ...outside, amount: outside.amount + rest }];
}

/** Units in proportion to the amount: all of them are back when all of the amount is. */
function refundOf({ place, units, amount, back }: Tender, share: number): Refund {
  if (place.kind === "outside" || amount <= 0) return { place, units: 0, amount: share };
  const kept = (given: number) => keptShare(units, { kept: amount - given, of: amount });
  return { place, units: kept(back) - kept(back + share), amount: share };
}
