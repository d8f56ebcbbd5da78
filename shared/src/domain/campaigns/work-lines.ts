import { type Millionths, millionthsOf } from "../quantity.ts";
import { type BasketLine, discountOf } from "../sale/basket.ts";
import type { ArticleFacts, Asked } from "./asked.ts";
import type { Campaign } from "./campaign.ts";
import type { Selectable } from "./selection.ts";

/**
 * Equal lines of a basket, which count as one, so that nobody gains by splitting a quantity.
 * `parts` are their places in the basket.
 */
export type WorkLine = Selectable & {
  readonly parts: readonly number[];
  /** Minor units, before campaigns. */
  readonly net: number;
  readonly quantity: Millionths;
  /** Whole units; 0 where sold by weight or broken. */
  readonly units: number;
  readonly priceIn: (priceGroup: string) => number | undefined;
};

const millionth = 1_000_000;

/**
 * The lines that campaigns may touch: goods outside the groups that the law protects; of a top-up
 * what is loaded. Source: SPEC R743.
 */
export function workLines(
  asked: Asked,
  isProtected: ReadonlySet<string>,
  on: Campaign["on"],
): readonly WorkLine[] {
  const kind = on === "topUp" ? "load" : "goods";
  const byKey = new Map<string, WorkLine>();
  for (const [at, line] of asked.lines.entries()) {
    if (line.kind !== kind || line.amount < 0) continue;
    const facts = factsOf(line, asked);
    const one = workLine({ line, at, facts, asked });
    if (one.group === null || !isProtected.has(one.group)) add(byKey, keyOf(line, one), one);
  }
  return [...byKey.values()];
}

function factsOf({ article }: BasketLine, { articles }: Asked): ArticleFacts | undefined {
  return article !== null && Object.hasOwn(articles, article) ? articles[article] : undefined;
}

function add(byKey: Map<string, WorkLine>, key: string | undefined, one: WorkLine): void {
  const alone = `line ${one.parts.join()}`;
  const same = byKey.get(key ?? alone);
  if (same === undefined) byKey.set(key ?? alone, one);
  else if (Number.isSafeInteger(same.quantity + one.quantity)) {
    byKey.set(key ?? alone, merged(same, one));
  } else byKey.set(alone, one);
}

type Source = {
  readonly line: BasketLine;
  readonly at: number;
  readonly facts: ArticleFacts | undefined;
  readonly asked: Asked;
};

function workLine({ line, at, facts, asked }: Source): WorkLine {
  const quantity = millionthsOf(line.quantity) ?? 0;
  const isWhole = quantity % millionth === 0 && facts?.byWeight !== true;
  return {
    parts: [at],
    article: line.article,
    group: facts?.group ?? line.group,
    net: asked.recorded ? line.amount - discountOf(line) : line.amount,
    quantity,
    units: isWhole ? quantity / millionth : 0,
    priceIn: (priceGroup) =>
      line.prices[priceGroup] ?? amountOf(facts?.prices[priceGroup], quantity),
  };
}

/** Rounding: half up, as a till rounds a weighed price. */
export function amountOf(unitPrice: number | undefined, quantity: Millionths): number | undefined {
  if (unitPrice === undefined) return undefined;
  const product = 2 * unitPrice * quantity + millionth;
  if (Number.isSafeInteger(product)) return Math.floor(product / (2 * millionth));
  const doubled = 2n * BigInt(unitPrice) * BigInt(quantity);
  return Number((doubled + BigInt(millionth)) / BigInt(2 * millionth));
}

/** Lines whose amount is not unit price by quantity stay apart: somebody changed it by hand. */
function keyOf(line: BasketLine, { net, group, quantity }: WorkLine): string | undefined {
  const { article, unitPrice, taxCode } = line;
  if (unitPrice === null || amountOf(unitPrice, quantity) !== net) return undefined;
  return `${textOf(article)}\n${unitPrice}\n${textOf(taxCode)}\n${textOf(group)}`;
}

/** Names hold no line breaks; none is not the same as an empty one. */
function textOf(name: string | null): string {
  return name === null ? "" : `=${name}`;
}

function merged(a: WorkLine, b: WorkLine): WorkLine {
  return {
    ...a,
    parts: [...a.parts, ...b.parts],
    net: a.net + b.net,
    quantity: a.quantity + b.quantity,
    units: a.units + b.units,
    priceIn: (priceGroup) => {
      const prices = [a.priceIn(priceGroup), b.priceIn(priceGroup)] as const;
      return prices[0] === undefined || prices[1] === undefined ? undefined : prices[0] + prices[1];
    },
  };
}
