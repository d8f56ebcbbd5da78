import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import type {
  ReplayAssumption,
  ReplayRequest,
} from "@cardweave/shared/protocol/http/campaign-replay";

type Assumption = ReplayAssumption & {
  readonly isMade: (campaign: Campaign, request: ReplayRequest) => boolean;
};

/** What receipts do not say, and how a replay takes it. */
const all: readonly Assumption[] = [
  {
    code: "same-baskets",
    isMade: () => true,
    en: "Customers would have bought the same; receipts count as sold, also if returned later.",
    de: "Kunden hätten dasselbe gekauft; Belege zählen wie verkauft, auch wenn später zurückgegeben.",
  },
  {
    code: "applied-then",
    isMade: () => true,
    en: "Beside it stand the campaigns that applied to the receipt then, in their last approved form.",
    de: "Daneben stehen die Aktionen, die damals auf den Beleg wirkten, in ihrer letzten Fassung.",
  },
  {
    code: "dates-left-out",
    isMade: ({ time }, { dates }) => dates !== "kept" && time !== undefined,
    en: "The campaign's first and last day and its exceptions are left out; weekdays and hours count.",
    de: "Erster und letzter Tag und Ausnahmetage zählen nicht; Wochentage und Uhrzeiten zählen.",
  },
  {
    code: "card-of-today",
    isMade: ({ audience }) => audience !== undefined,
    en: "Customer group, tier and kind of card are those of today.",
    de: "Kundengruppe, Stufe und Art der Karte sind die von heute.",
  },
  {
    code: "no-first-purchase",
    isMade: ({ audience }) => audience?.firstPurchase !== undefined,
    en: "No receipt counts as a card's first purchase.",
    de: "Kein Beleg zählt als erster Einkauf einer Karte.",
  },
  {
    code: "everybody-takes",
    isMade: ({ trigger, cost }, { takers }) =>
      takers !== "nobody" && (trigger !== undefined || cost !== undefined),
    en: "Every customer with a card would have shown the coupon and could have paid for the reward.",
    de: "Jeder Kunde mit Karte hätte den Coupon gezeigt und die Prämie bezahlen können.",
  },
  {
    code: "nobody-takes",
    isMade: ({ trigger, cost }, { takers }) =>
      takers === "nobody" && (trigger !== undefined || cost !== undefined),
    en: "Nobody would have shown the coupon or asked for the reward.",
    de: "Niemand hätte den Coupon gezeigt oder die Prämie verlangt.",
  },
  {
    code: "prices-of-the-master",
    isMade: ({ effects }) => effects.some(({ type }) => type === "switchPriceGroup"),
    en: "Prices of a price group are the article master's of that day; without one nothing is taken off.",
    de: "Preise einer Preisgruppe sind die des Artikelstamms an jenem Tag; ohne sie wird nichts abgezogen.",
  },
  {
    code: "caps-from-the-first",
    isMade: ({ caps }) => caps !== undefined,
    en: "Caps and budget are whole at the first of these receipts and used up in the order of storing.",
    de: "Grenzen und Budget sind beim ersten Beleg voll und werden in der Reihenfolge der Ablage verbraucht.",
  },
];

export function assumptionsOf(
  campaign: Campaign,
  request: ReplayRequest,
): readonly ReplayAssumption[] {
  return all
    .filter(({ isMade }) => isMade(campaign, request))
    .map(({ code, de, en }) => ({ code, de, en }));
}
