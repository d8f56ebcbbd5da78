import { keptShare, type Millionths, millionthsOf } from "../quantity.ts";
import type { KeptLine } from "../returns/kept-effects.ts";
import { totalOf } from "./effects/priced-line.ts";
import type { StoredBasis } from "./stored-text.ts";

/** What is left of an effect's lines. `met`: its amount and quantity conditions still hold. */
export type KeptBasis = {
  readonly nets: ReadonlyMap<string, number>;
  readonly base: number;
  /** Whole units that cost something. */
  readonly units: number;
  readonly met: boolean;
};

const millionth = 1_000_000;

/** Source: SPEC R760. */
export function keptBasis(basis: StoredBasis, kept: readonly KeptLine[]): KeptBasis {
  const places = new Map(basis.lines.map((id, at) => [id, at]));
  const weighed = new Set(basis.weighed);
  const own = kept.filter(({ line }) => places.has(line.id));
  const unitsOf = ({ line, quantity }: KeptLine) =>
    weighed.has(line.id) ? 0 : Math.floor(quantity / millionth);
  const then = own.map((one) => netThen(basis, one, places.get(one.line.id) ?? 0));
  const isEnough =
    totalOf(then) >= (basis.minAmount ?? 0) &&
    totalOf(own.map(unitsOf)) >= (basis.minQuantity ?? 0);
  return {
    nets: new Map(own.map(({ line, net }) => [line.id, net])),
    base: totalOf(own.map(({ net }) => net)),
    units: totalOf(own.filter(({ net }) => net > 0).map(unitsOf)),
    met: isEnough,
  };
}

/** The part's share of what its line cost when the conditions were tested. */
function netThen({ nets }: StoredBasis, { line, quantity, net }: KeptLine, at: number): number {
  if (nets === undefined) return net;
  const of: Millionths = millionthsOf(line.quantity) ?? 0;
  return keptShare(nets[at] ?? net, { kept: quantity, of });
}
