import type { Expiry } from "../effects/earn-points.ts";
import type { EffectWords } from "./words.ts";

const targets = { line: "off each article", basket: "off the sum" };
const spends = {
  paidFirst: "paid money is spent first",
  bonusFirst: "the bonus is spent first",
  proRata: "paid money and bonus are spent in proportion",
};
const ends = { monthEnd: ", then to the month’s end", yearEnd: ", then to the year’s end" };

function points(count: number): string {
  return count === 1 ? "1 point" : `${count} points`;
}

function stamps(count: number): string {
  return count === 1 ? "1 stamp" : `${count} stamps`;
}

function limit(text: string | undefined): string {
  return text === undefined ? "" : `, at most ${text}`;
}

function valid(expires: Expiry | undefined): string {
  if (expires === undefined) return "";
  if ("days" in expires) return `, valid for ${expires.days} days`;
  if ("yearEnd" in expires) {
    if (expires.yearEnd === 0) return ", valid until the end of the year";
    return `, valid until the end of the year ${expires.yearEnd} years later`;
  }
  const rounded = expires.roundTo === undefined ? "" : ends[expires.roundTo];
  return `, valid for ${expires.months} months${rounded}`;
}

/** Points of a purse that is called points need not be named. */
function inPurse(name: string): string {
  return name.toLowerCase() === "points" ? "" : ` (“${name}”)`;
}

export const effectsEn: EffectWords = {
  percentOff: ({ target, basisPoints, max }, { percent, money }) =>
    `${percent(basisPoints)} ${targets[target]}` +
    limit(max === undefined ? undefined : money(max)),
  amountOff: ({ target, amount, perQuantity }, { money }) => {
    const each = { true: ", for each unit", false: ", for each line", undefined: "" };
    return `${money(amount)} ${targets[target]}${each[`${perQuantity}`]}`;
  },
  fixedPrice: ({ amount, quantity }, { money }) => `${quantity} for ${money(amount)}`,
  freeItem: ({ buy, free, maxFree, maxUnitPrice }, { money }) =>
    (buy === 0
      ? `${free} ${free === 1 ? "article" : "articles"} free`
      : `buy ${buy}, get ${free} more free`) +
    limit(maxFree === undefined ? undefined : `${maxFree} free`) +
    (maxUnitPrice === undefined ? "" : `, up to a price of ${money(maxUnitPrice)}`),
  switchPriceGroup: ({ priceGroup }, { name }) => `prices of price group “${name(priceGroup)}”`,
  earnPoints: (effect, { money, name, isGift }) => {
    const { purse, per, scale = [], gracePoints, cap, pendingDays, expires } = effect;
    const steps = scale.map(({ from, points: more }) => `, from ${money(from)} ${points(more)}`);
    const grace = gracePoints === undefined ? "" : `, at least ${points(gracePoints)}`;
    const pending = pendingDays === undefined ? "" : `, usable after ${pendingDays} days`;
    const base = isGift ? "" : ` for each whole ${money(per)}${steps.join("")}`;
    return (
      `${points(effect.points)}${inPurse(name(purse))}${base}` +
      `${grace}${limit(cap === undefined ? undefined : points(cap))}${pending}${valid(expires)}`
    );
  },
  multiplyPoints: ({ purse, factorBasisPoints }, { name, percent }) =>
    `${percent(factorBasisPoints)} of the points${inPurse(name(purse))}`,
  earnStamps: ({ programme, per, n, amount, cap }, { money, name }) => {
    const each = { receipt: "a purchase", quantity: "for each piece", amount: "by amount" };
    const step = amount === undefined ? "" : `, for each whole ${money(amount)}`;
    const most = limit(cap === undefined ? undefined : stamps(cap));
    return `${stamps(n)} (“${name(programme)}”) ${each[per]}${step}${most}`;
  },
  loadBonus: ({ tiers, spend }, { money }) => {
    const steps = tiers.map(({ pay, credit }) => `pay ${money(pay)}, get ${money(credit)}`);
    return `${steps.join(", ")}; ${spends[spend]}`;
  },
  issueCoupon: ({ ref, count, expires }, { name }) =>
    `${count === undefined ? "a coupon" : `${count} coupons`} for “${name(ref)}”${valid(expires)}`,
  issueReward: ({ ref, count, expires }, { name }) =>
    `${count === undefined ? "a reward" : `${count} rewards`} “${name(ref)}”${valid(expires)}`,
};
