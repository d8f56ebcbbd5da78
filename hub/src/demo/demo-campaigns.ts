import type { Draft, NewCampaign } from "@cardweave/shared/protocol/http/campaign-life";

const rewarded = { purse: "stamps:coffee", amount: 10 };

/** What runs in the demo network from its first start. */
const demoCampaigns: readonly NewCampaign[] = [
  campaign("points", {
    name: "2 Euro = 1 Punkt",
    effects: [{ type: "earnPoints", purse: "points", per: 200, points: 1, gracePoints: 1 }],
  }),
  campaign("coffee-stamps", {
    name: "Kaffeekarte",
    select: { groups: ["coffee"] },
    effects: [{ type: "earnStamps", programme: "coffee", per: "quantity", n: 1 }],
  }),
  campaign("free-coffee", {
    name: "10 Stempel = 1 Kaffee gratis",
    cost: rewarded,
    select: { groups: ["coffee"] },
    effects: [{ type: "freeItem", buy: 0, free: 1 }],
  }),
  campaign("load-15", {
    name: "10 laden, 15 bekommen",
    on: "topUp",
    effects: [{ type: "loadBonus", tiers: [{ pay: 1000, credit: 1500 }], spend: "paidFirst" }],
  }),
  campaign("advent", {
    name: "Coupon ADVENT: 10 %",
    trigger: { coupon: "ADVENT" },
    effects: [{ type: "percentOff", target: "line", basisPoints: 1000 }],
  }),
];

function campaign(id: string, draft: Draft): NewCampaign {
  return { id, draft };
}

const stampCard = {
  purse: "stamps:coffee",
  kind: "stamps",
  slots: 10,
  name: { de: "Kaffeekarte", en: "Coffee card" },
};

/** So that a day that is brought in afterwards has them too. A branch's local time. */
const longAgo = "2026-01-01T00:00";

/** Headquarters' first campaigns, signed as it would sign them. */
export async function startCampaigns(hub: string, token: string): Promise<void> {
  const post = (path: string, body?: object) => ask(new URL(path, hub), token, body);
  await post("/v1/purses", stampCard);
  for (const one of demoCampaigns) {
    await post("/v1/campaigns", one);
    await post(`/v1/campaigns/${one.id}/approve`);
    await post(`/v1/campaigns/${one.id}/activate`, { all: true, from: longAgo });
  }
}

async function ask(url: URL, token: string, body: object | undefined): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${url.pathname} refused: ${await response.text()}`);
}
