import { type BakeryLine, basketAt } from "./basket.ts";
import { below, type Dice, seeded, weighted } from "./seeded.ts";

/** One receipt of a day. `back`: the receipt whose first line comes back with this one. */
export type BakeryReceipt = {
  readonly number: string;
  readonly till: string;
  /** `HH:MM` by the branch's clock. */
  readonly clock: string;
  readonly card: string | null;
  readonly tender: "cash" | "bank" | "prepaid";
  readonly lines: readonly BakeryLine[];
  readonly back: string | null;
};

export type DayWishes = {
  readonly tills: readonly string[];
  /** Card numbers of the customers who come here. */
  readonly cards: readonly string[];
  readonly receipts: number;
  readonly seed: number;
  /** In front of the receipts' numbers. */
  readonly prefix: string;
};

/** How many come in each hour, from six to half past six. */
const rush: readonly (readonly [hour: number, weight: number])[] = [
  [6, 7],
  [7, 14],
  [8, 12],
  [9, 8],
  [10, 6],
  [11, 7],
  [12, 11],
  [13, 7],
  [14, 5],
  [15, 7],
  [16, 9],
  [17, 9],
  [18, 3],
];

/** A day of one branch, the same for ever for the same seed. */
export function bakeryDay(wishes: DayWishes): readonly BakeryReceipt[] {
  const dice = seeded(wishes.seed);
  const minutes = Array.from({ length: wishes.receipts }, () => {
    const [hour] = weighted(dice, rush, ([, weight]) => weight);
    return hour * 60 + below(dice, hour === 18 ? 30 : 60);
  }).sort((a, b) => a - b);
  const done: BakeryReceipt[] = [];
  for (const minute of minutes) done.push(receiptAt(dice, minute, { ...wishes, done }));
  return done;
}

type Making = DayWishes & { readonly done: readonly BakeryReceipt[] };

function receiptAt(dice: Dice, minute: number, making: Making): BakeryReceipt {
  const { tills, cards, done, prefix } = making;
  const hour = Math.floor(minute / 60);
  const card = dice() < 0.62 ? (cards[below(dice, cards.length)] ?? null) : null;
  const pays = dice();
  const isPrepaid = card !== null && pays < 0.06;
  const tender = isPrepaid ? "prepaid" : pays < 0.55 ? "bank" : "cash";
  const till = tills[below(dice, tills.length)] ?? "";
  const earlier = done.filter((one) => one.till === till && one.back === null);
  const comesBack = dice() < 0.012 ? earlier.at(-1 - below(dice, 5)) : undefined;
  return {
    number: `${prefix}${20_001 + done.length}`,
    till,
    clock: `${String(hour).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
    card,
    tender,
    lines: basketAt(dice, hour),
    back: comesBack?.number ?? null,
  };
}
