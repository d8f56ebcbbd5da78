import type { Expiry } from "../effects/earn-points.ts";
import type { EffectWords } from "./words.ts";

const targets = { line: "auf jeden Artikel", basket: "auf die Summe" };
const spends = {
  paidFirst: "das bezahlte Guthaben zuerst",
  bonusFirst: "der Bonus zuerst",
  proRata: "bezahltes Guthaben und Bonus anteilig",
};
const ends = { monthEnd: ", dann bis Monatsende", yearEnd: ", dann bis Jahresende" };

function points(count: number): string {
  return count === 1 ? "1 Punkt" : `${count} Punkte`;
}

function stamps(count: number): string {
  return count === 1 ? "1 Stempel" : `${count} Stempel`;
}

function limit(text: string | undefined): string {
  return text === undefined ? "" : `, höchstens ${text}`;
}

function valid(expires: Expiry | undefined): string {
  if (expires === undefined) return "";
  if ("days" in expires) return `, gültig ${expires.days} Tage`;
  if ("yearEnd" in expires) {
    if (expires.yearEnd === 0) return ", gültig bis Jahresende";
    return `, gültig bis zum Ende des Jahres ${expires.yearEnd} Jahre später`;
  }
  const rounded = expires.roundTo === undefined ? "" : ends[expires.roundTo];
  return `, gültig ${expires.months} Monate${rounded}`;
}

/** Points of a purse that is called points need not be named. */
function inPurse(name: string): string {
  return name.toLowerCase() === "punkte" ? "" : ` („${name}“)`;
}

export const effectsDe: EffectWords = {
  percentOff: ({ target, basisPoints, max }, { percent, money }) =>
    `${percent(basisPoints)} Rabatt ${targets[target]}` +
    limit(max === undefined ? undefined : money(max)),
  amountOff: ({ target, amount, perQuantity }, { money }) => {
    const each = { true: " je Einheit", false: " je Zeile", undefined: "" };
    return `${money(amount)} Rabatt ${targets[target]}${each[`${perQuantity}`]}`;
  },
  fixedPrice: ({ amount, quantity }, { money }) => `${quantity} für ${money(amount)}`,
  freeItem: ({ buy, free, maxFree, maxUnitPrice }, { money }) =>
    (buy === 0 ? `${free} Artikel gratis` : `${buy} kaufen, ${free} weitere gratis`) +
    limit(maxFree === undefined ? undefined : `${maxFree} gratis`) +
    (maxUnitPrice === undefined ? "" : `, bis zu einem Preis von ${money(maxUnitPrice)}`),
  switchPriceGroup: ({ priceGroup }, { name }) => `Preise der Preisgruppe „${name(priceGroup)}“`,
  earnPoints: (effect, { money, name, isGift }) => {
    const { purse, per, scale = [], gracePoints, cap, pendingDays, expires } = effect;
    const steps = scale.map(({ from, points: more }) => `, ab ${money(from)} ${points(more)}`);
    const grace = gracePoints === undefined ? "" : `, mindestens ${points(gracePoints)}`;
    const pending = pendingDays === undefined ? "" : `, nutzbar nach ${pendingDays} Tagen`;
    const base = isGift ? "" : ` je volle ${money(per)}${steps.join("")}`;
    return (
      `${points(effect.points)}${inPurse(name(purse))}${base}` +
      `${grace}${limit(cap === undefined ? undefined : points(cap))}${pending}${valid(expires)}`
    );
  },
  multiplyPoints: ({ purse, factorBasisPoints }, { name, percent }) =>
    `${percent(factorBasisPoints)} der Punkte${inPurse(name(purse))}`,
  earnStamps: ({ programme, per, n, amount, cap }, { money, name }) => {
    const each = { receipt: "je Einkauf", quantity: "je Stück", amount: "je Betrag" };
    const step = amount === undefined ? "" : ` von vollen ${money(amount)}`;
    const most = limit(cap === undefined ? undefined : stamps(cap));
    return `${stamps(n)} („${name(programme)}“) ${each[per]}${step}${most}`;
  },
  loadBonus: ({ tiers, spend }, { money }) => {
    const steps = tiers.map(({ pay, credit }) => `${money(pay)} zahlen, ${money(credit)} bekommen`);
    return `${steps.join(", ")}; ${spends[spend]}`;
  },
  issueCoupon: ({ ref, count, expires }, { name }) =>
    `${count === undefined ? "ein Coupon" : `${count}-mal ein Coupon`} für „${name(ref)}“` +
    valid(expires),
  issueReward: ({ ref, count, expires }, { name }) =>
    `${count === undefined ? "eine Prämie" : `${count}-mal eine Prämie`} „${name(ref)}“` +
    valid(expires),
};
