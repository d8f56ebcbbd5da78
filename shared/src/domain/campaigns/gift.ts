import type { AccountState } from "../account.ts";
import { balanceOf, emptyPurse } from "../account.ts";
import type { Instant } from "../measure.ts";
import type { CampaignOutcome, CapUse, Earning } from "../sale/evaluation.ts";
import { saidOf } from "../status.ts";
import type { Asked, CardFacts } from "./asked.ts";
import type { Campaign } from "./campaign.ts";
import { capPurse } from "./campaign-purses.ts";
import { evaluateOn } from "./evaluate.ts";
import type { Place } from "./place.ts";
import type { PreparedSet } from "./prepare.ts";

export type Occasion = Extract<Campaign["on"], "enrol" | "birthday" | "manual">;

export type GiftAsked = {
  readonly on: Occasion;
  /** The account that gets it, then what is linked to it. */
  readonly accounts: readonly AccountState[];
  readonly place: Place;
  readonly at: Instant;
  /** The campaigns that are given by hand. */
  readonly named?: readonly string[];
};

export type Gifts = {
  readonly earns: readonly Earning[];
  readonly campaigns: readonly CampaignOutcome[];
  readonly caps: readonly CapUse[];
};

/** What campaigns give where nothing is bought. Source: SPEC R658. */
export function giftsOf(set: PreparedSet, wish: GiftAsked): Gifts {
  const { on, accounts, place, at, named = [] } = wish;
  const rooms = roomsOf(set, { on, place, accounts });
  const asked: Asked = {
    ...{ lines: [], card: cardFacts(accounts), place, at, recorded: false, coupons: [] },
    ...{ rewards: named, acceptLoss: false, pricedFor: null, pay: [], rooms, articles: {} },
    zoneData: "",
  };
  const { evaluation, caps } = evaluateOn(set, asked, on);
  return { earns: evaluation.earns, campaigns: evaluation.campaigns, caps };
}

/** A gift takes nothing from the card. */
function cardFacts(accounts: readonly AccountState[]): CardFacts {
  const status = accounts[0]?.status ?? {};
  return {
    personal: saidOf(status, "personal") !== null,
    customerGroup: saidOf(status, "group"),
    tier: saidOf(status, "tier"),
    firstPurchase: accounts.every(({ purses }) => Object.keys(purses).length === 0),
    purses: {},
  };
}

function roomsOf(
  set: PreparedSet,
  { on, place, accounts }: Pick<GiftAsked, "on" | "place" | "accounts">,
): Asked["rooms"] {
  const capped = set.viewOf(place, on).campaigns.flatMap(({ campaign: { id, caps } }) => {
    if (caps?.perCard === undefined) return [];
    const { n, per } = caps.perCard;
    const used = accounts
      .map(({ purses }) => balanceOf(purses[capPurse(id, per)] ?? emptyPurse))
      .reduce((sum, one) => sum + one, 0);
    return [[id, { card: Math.max(0, n - used) }] as const];
  });
  return Object.fromEntries(capped);
}
