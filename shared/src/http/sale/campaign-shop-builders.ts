import { assert } from "../../domain/assert.ts";
import type { Body } from "../../domain/bodies.ts";
import type { Activation, Campaign } from "../../domain/campaigns/campaign.ts";
import { act } from "../../replica/act.ts";
import { activated, turned } from "./active-builders.ts";
import { anna, aSale, aShop, berta, call, give, type LedShop } from "./shop-builders.ts";

/** For tests only. */

const group = (id: string): Body => {
  return { kind: "customerGroup", id, nameDe: id, nameEn: id, active: true };
};
const places: readonly Body[] = [
  { kind: "region", id: "west", name: "West", active: true },
  { kind: "branch", id: "nord", name: "Nord", region: "west", zone: "Europe/Berlin", active: true },
  { kind: "franchisee", id: "meier", name: "Meier", active: true },
  { kind: "branchOwner", branch: "nord", franchisee: "meier" },
  {
    kind: "holiday",
    id: "corpus",
    date: "2026-06-04",
    nameDe: "Fronleichnam",
    nameEn: "Corpus Christi",
    regions: ["west"],
    active: true,
  },
  { kind: "campaignGroup", id: "one-of", pick: "first", active: true },
  { kind: "campaignGroup", id: "best-of", pick: "best", active: true },
  group("staff"),
];

export type Evaluation = {
  readonly net: number;
  readonly priceGroup: string | null;
  readonly repricing: boolean;
  readonly earns: readonly { readonly purse: string; readonly amount: number }[];
  readonly campaigns: readonly {
    readonly campaign: string;
    readonly applied: boolean;
    readonly why?: string;
    readonly by?: string;
  }[];
};

type Line = Readonly<Record<"id" | "article" | "group" | "quantity", string>> & {
  readonly amount: number;
};

export const bread: Line = {
  id: "1",
  article: "bread",
  group: "bakery",
  quantity: "2",
  amount: 500,
};
export const tea: Line = { id: "2", article: "tea", group: "drinks", quantity: "1", amount: 300 };

export type Running = {
  readonly where?: Activation;
  readonly besides?: readonly Campaign[];
};

/** One branch of a region, with a holiday, that is never started anew while campaigns come and go. */
export class CampaignShop {
  readonly shop: LedShop;

  private constructor(shop: LedShop) {
    this.shop = shop;
  }

  /** Anna has prepaid money, Berta is staff. */
  static async open(): Promise<CampaignShop> {
    const shop = await aShop({ decreed: places });
    await give(shop, anna, { money: 5_000 });
    const body = { kind: "status", what: "group", value: "staff", link: null } as const;
    const told = await act(shop.replica, {
      key: { till: "t1", id: "staff" },
      by: null,
      request: "0".repeat(64),
      wishes: [{ doc: shop.docOf(berta), command: { type: "note", body } }],
      answer: async () => ({ status: 201, body: "{}" }),
    });
    assert(told.ok, "the group is booked");
    return new CampaignShop(shop);
  }

  /** Bread for 5.00 and tea for 3.00 on a Wednesday noon, with Anna's card. */
  async evaluated(wish: object = {}): Promise<Evaluation> {
    const at = "2026-06-10T12:00:00+02:00";
    const body = aSale({ till: "test", basket: { lines: [bread, tea] }, at });
    const asked = { as: "test", body: { ...body, ...wish } };
    const told = await call(this.shop, "/v1/evaluations", asked);
    assert(told.status === 200, JSON.stringify(told.body));
    return told.body as unknown as Evaluation;
  }

  /** What is to be paid, or why the campaign takes nothing off. */
  async outcome(id: string, wish: object = {}): Promise<number | string> {
    const { net, campaigns } = await this.evaluated(wish);
    const found = campaigns.find(({ campaign }) => campaign === id);
    return found?.applied === true ? net : (found?.why ?? "not here");
  }

  /** Headquarters starts a campaign, something is tried, and it ends. */
  async during(
    campaign: Campaign,
    { where, besides = [] }: Running,
    tried: () => Promise<void>,
  ): Promise<void> {
    const all = [...activated(campaign, where), ...besides.flatMap((one) => activated(one))];
    await this.shop.decree(...all);
    try {
      await tried();
    } finally {
      const ends = [campaign, ...besides].map((one) => turned(one, where, "ended"));
      await this.shop.decree(...ends);
    }
  }
}
