/** How a payment stands before it is booked. Minor units. */
export interface Tendered {
  /** What it pays of the sale. */
  readonly pays: number;
  /** What of that goes beyond this branch's rights. */
  readonly beyond: number;
  /** What is missing even with what may go beyond. */
  readonly short: number;
}

export interface Offered {
  readonly amount: number | "all";
  /** Minor units that one unit pays. */
  readonly unitValue: number;
  /** In the purse's unit. */
  readonly guaranteed: number;
  readonly provisional: number;
}

/** Named amounts come first, "all" takes what they leave, as at the node. Source: SPEC R73. */
export function tenderSplit(payable: number, offers: readonly Offered[]): readonly Tendered[] {
  const named = offers.reduce(
    (sum, { amount, unitValue }) => sum + (amount === "all" ? 0 : amount * unitValue),
    0,
  );
  let rest = Math.max(0, payable - named);
  return offers.map((offer) => {
    const units = offer.amount === "all" ? allOf(offer, rest) : offer.amount;
    if (offer.amount === "all") rest -= units * offer.unitValue;
    return tendered(offer, units);
  });
}

function allOf({ guaranteed, provisional, unitValue }: Offered, rest: number): number {
  const there = Math.max(0, guaranteed) + Math.max(0, provisional);
  return Math.min(there, Math.floor(rest / unitValue));
}

function tendered({ guaranteed, provisional, unitValue }: Offered, units: number): Tendered {
  const over = Math.max(0, units - Math.max(0, guaranteed));
  const beyond = Math.min(over, Math.max(0, provisional));
  return {
    pays: units * unitValue,
    beyond: beyond * unitValue,
    short: (over - beyond) * unitValue,
  };
}
