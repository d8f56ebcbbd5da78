import { type AccountState, balanceOf } from "../../domain/account.ts";
import type { CardFacts, NamedCoupon, PlannedTender } from "../../domain/campaigns/asked.ts";
import type { View } from "../../domain/decide.ts";
import type { DocId } from "../../domain/ids.ts";
import { placeOf } from "../../domain/place-of.ts";
import type { Evaluating } from "../../domain/sale/evaluation.ts";
import { spendableOver } from "../../domain/split-spend.ts";
import { saidOf } from "../../domain/status.ts";
import { viewAt } from "../../replica/act.ts";
import type { Replica } from "../../replica/replica.ts";
import { campaignRooms } from "./campaign-rooms.ts";
import type { Sight } from "./compose-sale.ts";
import { articleFacts } from "./master-lines.ts";
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
  const at = order.at ?? replica.ports.clock.now();
  const views = order.card === null ? [] : await viewsOf(order.card, reading);
  const card = order.card === null ? null : cardFacts(views, replica);
  return {
    card,
    place: placeOf(replica.directory, branch),
    pay: await plannedTenders(reading),
    coupons: await namedCoupons(reading),
    rooms: await campaignRooms({ ...reading, at }, card),
    articles: articleFacts(order.basket, { book: replica.articles, at }),
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
