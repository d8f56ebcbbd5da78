import type { BookingContext, Citing, Minting } from "./booking-context.ts";
import type { DeviceId, EntryId } from "./ids.ts";

/** Tests only: what headquarters has said, one after the other; entries cite how much of it. */
export type Decree =
  | { readonly kind: "allow"; readonly device: DeviceId; readonly amount: number }
  | { readonly kind: "retire"; readonly device: DeviceId; readonly seq: number };

/** An entry's `policy` that cites the first so many decrees. */
export function citing(decrees: number): readonly EntryId[] {
  return [String(decrees) as EntryId];
}

export function citedBy({ policy }: Pick<Citing, "policy">): number {
  return Number(policy[0] ?? 0);
}

type Rulings = Pick<BookingContext, "allowanceAt" | "allowed" | "isRetired" | "citesRetired">;

/** What somebody makes of the first `known` decrees; `bound` is what all may create unasked. */
export function rulingsOf(
  decrees: readonly Decree[],
  known: () => number,
  bound: number | null,
): Rulings {
  const named = (device: DeviceId, upTo: number) => {
    const amounts = decrees
      .slice(0, upTo)
      .flatMap((one) => (one.kind === "allow" && one.device === device ? [one.amount] : []));
    return amounts.length === 0 ? null : Math.max(...amounts);
  };
  const retiredAt = (device: DeviceId, upTo: number) =>
    decrees.slice(0, upTo).find((one) => one.kind === "retire" && one.device === device);
  return {
    allowanceAt: (cited) => named(cited.device, citedBy(cited)) ?? bound,
    allowed: ({ device }: Minting, cited?: Citing) =>
      named(device, cited === undefined ? known() : citedBy(cited)),
    isRetired: ({ device, seq }) => {
      const retired = retiredAt(device, known());
      return retired?.kind === "retire" && seq > retired.seq;
    },
    citesRetired: (cited, device) => retiredAt(device, citedBy(cited)) !== undefined,
  };
}
