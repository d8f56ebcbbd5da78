import { type AccountState, balanceOf } from "../../domain/account.ts";
import type {
  CapRoom,
  CardFacts,
  NamedCoupon,
  PlannedTender,
} from "../../domain/campaigns/asked.ts";
import { capPurse } from "../../domain/campaigns/campaign-purses.ts";
import type { Place } from "../../domain/campaigns/place.ts";
import type { View } from "../../domain/decide.ts";
import type { DocId } from "../../domain/ids.ts";
import type { Evaluating } from "../../domain/sale/evaluation.ts";
import { spendableOver } from "../../domain/split-spend.ts";
import { saidOf } from "../../domain/status.ts";
import { viewAt } from "../../replica/act.ts";
import type { Replica } from "../../replica/replica.ts";
import type { Sight } from "./compose-sale.ts";
import type { SaleOrder } from "./sale-order.ts";

export type CampaignFacts = Pick<
  Evaluating,
  "card" | "place" | "pay" | "coupons" | "rooms" | "articles"
>;

type Reading = {
  readonly replica: Replica;
  readonly order: SaleOrder;
  readonly sight: Sight;
  readonly branch: string;
};

/** What campaigns may know of a sale beside its basket, as far as this device sees it. */
export async function campaignFacts(reading: Reading): Promise<CampaignFacts> {
  const { replica, order, branch } = reading;
  const views = order.card === null ? [] : await viewsOf(order.card, reading);
  const card = order.card === null ? null : cardFacts(views, replica);
  return {
    card,
    place: placeOf(replica, branch),
    pay: await plannedTenders(reading),
    coupons: await namedCoupons(reading),
    rooms: card === null ? {} : roomsOf(replica, card),
    articles: {},
  };
}

/** The account that a card is for and those that others led to it. */
async function viewsOf(doc: DocId, { replica, order, sight }: Reading): Promise<readonly View[]> {
  const docs = [doc, ...(order.shown.get(doc)?.members ?? [])];
  const accounts = await Promise.all(docs.map((one) => sight.account(one)));
  return accounts.map((account) => viewAt(replica, account, sight));
}

function cardFacts(views: readonly View[], replica: Replica): CardFacts {
  const status = views[0]?.account.status ?? {};
  return {
    personal: saidOf(status, "personal") !== null,
    customerGroup: saidOf(status, "group"),
    tier: saidOf(status, "tier"),
    firstPurchase: views.every(({ account }) => Object.keys(account.purses).length === 0),
    purses: spendableUnits(views, replica),
  };
}

function spendableUnits(
  views: readonly View[],
  { directory }: Replica,
): Readonly<Record<string, number>> {
  const held = new Set<string>(views.flatMap(({ account }) => Object.keys(account.purses)));
  const definitions = [...directory.purses.values()].filter(
    ({ id, active }) => active && held.has(id),
  );
  return Object.fromEntries(
    definitions.map((definition) => {
      const { guaranteed, provisional } = spendableOver(views, definition);
      return [definition.id, guaranteed + provisional];
    }),
  );
}

function placeOf({ directory }: Replica, branch: string): Place {
  const { region = null, zone = directory.network?.zone ?? "UTC" } =
    directory.branches.get(branch) ?? {};
  return { branch, region, franchisee: null, zone, holidays: [] };
}

/** A tender of another card or of a voucher comes to what lies there. */
async function plannedTenders(reading: Reading): Promise<readonly PlannedTender[]> {
  const { order, replica } = reading;
  return Promise.all(
    order.tenders.map(async ({ doc, purse, amount }): Promise<PlannedTender> => {
      if (amount !== "all" || doc === order.card) return { purse, amount };
      const units = spendableUnits(await viewsOf(doc, reading), replica);
      return { purse, amount: units[purse] ?? 0 };
    }),
  );
}

/** A single-use code is the number of an account that holds one unit of its coupon. */
function namedCoupons({ order, sight }: Reading): Promise<readonly NamedCoupon[]> {
  return Promise.all(
    order.coupons.map(async ({ code, doc }) => {
      const campaign = doc === null ? null : couponIn(await sight.account(doc));
      return { code, campaign };
    }),
  );
}

const couponPrefix = "coupon:";

function couponIn({ purses }: AccountState): string | null {
  const held = Object.entries(purses).find(
    ([purse, state]) => purse.startsWith(couponPrefix) && balanceOf(state) > 0,
  );
  return held === undefined ? null : held[0].slice(couponPrefix.length);
}

/** What is left for this card; budgets and caps of a branch have no room until it is lent some. */
function roomsOf({ campaigns }: Replica, { purses }: CardFacts): Readonly<Record<string, CapRoom>> {
  const capped = campaigns.current.campaigns.flatMap(({ campaign: { id, caps } }) => {
    if (caps?.perCard === undefined) return [];
    const { n, per } = caps.perCard;
    return [[id, { card: Math.max(0, n - (purses[capPurse(id, per)] ?? 0)) }] as const];
  });
  return Object.fromEntries(capped);
}
