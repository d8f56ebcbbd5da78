import { seeded } from "@cardweave/hub/demo/bakery/seeded";
import { demoArticles, stockShelves } from "@cardweave/hub/demo/demo-articles";
import { tillCaller } from "@cardweave/hub/demo/traffic/till-caller";
import { Traffic } from "@cardweave/hub/demo/traffic/traffic";
import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import type { AccountView } from "@cardweave/shared/protocol/http/account";
import type { CardNumber } from "../process/client.ts";
import { type Network, newCard } from "../process/network.ts";
import { waitFor } from "../process/wait-for.ts";

/** What pages with a name in their address are shown of. */
export type Toured = {
  readonly card: CardNumber;
  readonly account: string;
  readonly campaign: string;
  readonly coupon: string;
  readonly design: string;
  readonly webhook: string;
};

const coffee = { groups: ["coffee"] };

const campaigns = [
  {
    id: "points",
    draft: {
      name: "A point for every 2 euros",
      effects: [{ type: "earnPoints", purse: "points", per: 200, points: 1 }],
    },
  },
  {
    id: "coffee-card",
    draft: {
      name: "Coffee card",
      select: coffee,
      effects: [{ type: "earnStamps", programme: "coffee", per: "quantity", n: 1 }],
    },
  },
  {
    id: "five",
    draft: {
      name: "5 euros off",
      cost: { purse: "points", amount: 100 },
      effects: [{ type: "amountOff", target: "basket", amount: 500 }],
    },
  },
  {
    id: "advent",
    draft: {
      name: "Advent coupon",
      trigger: { coupon: "ADVENT24", use: "code" },
      effects: [{ type: "percentOff", target: "line", basisPoints: 1_000 }],
    },
  },
] as const;

const coffeeCard = {
  ...{ purse: "stamps:coffee", kind: "stamps", slots: 10 },
  name: { de: "Kaffeekarte", en: "Coffee card" },
};

const vouchers = { price: 2_500, value: 2_500, currency: "EUR", count: 3, branch: "nord" };

const hook = { name: "Shop", url: "https://shop.invalid/cardweave", events: ["account.changed"] };

/** Articles, campaigns, customers and a card with a history; resolves when headquarters has all. */
export async function fillNetwork(network: Network, customers: number): Promise<Toured> {
  const { admin, hub, plan } = network;
  await stockShelves(hub.address, plan.token);
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const headers = { "Idempotency-Key": `tour-${path}` };
    const answer = await admin.call<T>("POST", path, { body, headers });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer.body;
  };
  await ask("/v1/purses", coffeeCard);
  for (const { id, draft } of campaigns) {
    await ask("/v1/campaigns", { id, draft });
    await ask(`/v1/campaigns/${id}/approve`);
    await ask(`/v1/campaigns/${id}/activate`, { all: true });
  }
  const webhook = (await ask<{ readonly id: string }>("/v1/webhooks", hook)).id;
  await ask("/v1/vouchers/batches", vouchers);
  const design = (await ask<{ readonly id: string }>("/v1/cards/designs", starterDesign)).id;
  await waitFor("the campaigns at every branch", () => allHaveThem(network));
  await customersOf(network, customers);
  const card = newCard();
  const account = await historyOf(network, card);
  return { card, account, campaign: "points", coupon: "advent", design, webhook };
}

async function allHaveThem({ tills }: Network): Promise<true | undefined> {
  const health = await Promise.all(tills.map((till) => till.health()));
  return health.every(({ campaignSet }) => campaignSet !== null) || undefined;
}

async function customersOf({ plan, branches }: Network, count: number): Promise<void> {
  const traffic = new Traffic({
    branches: branches.map(({ id, site }, at) => {
      const till = plan.branches[at]?.tills[0];
      return {
        id,
        till: till?.id ?? "",
        call: tillCaller(site.address, till?.token ?? ""),
        cut: null,
      };
    }),
    cards: plan.cards.map(({ number }) => ({ number, pin: null })),
    dice: seeded(20),
    run: "tour",
    hour: () => 9,
  });
  for (let step = 0; step < count; step++) await traffic.step();
}

async function historyOf(network: Network, card: CardNumber): Promise<string> {
  const { till } = network.branch(0);
  const credit = { card, type: "credit" } as const;
  await till.book("tour-points", { ...credit, purse: "points", amount: 164 });
  const booked = await till.book("tour-money", { ...credit, purse: "money", amount: 2_500 });
  const { id } = booked.account;
  await waitFor("the card at headquarters", async () => {
    const { body } = await network.admin.call<AccountView>("GET", `/v1/accounts/${id}`);
    return body.purses.length > 1 || undefined;
  });
  return id;
}

/** What a scanner reads from that article. */
export function codeOf(name: string): string {
  const cells = demoArticles()
    .split("\n")
    .map((line) => line.split(";"));
  const code = cells.find(([, , english]) => english === name)?.[5];
  if (code === undefined) throw new Error(`no article "${name}"`);
  return code;
}
