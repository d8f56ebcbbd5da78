import fc from "fast-check";
import type { PurseId } from "../ids.ts";
import type { BasketLine } from "../sale/basket.ts";
import type { Asked } from "./asked.ts";
import type { Campaign, CampaignEffect, CampaignGroup } from "./campaign.ts";
import { aCampaign, aCard, aLine, asking, money, points } from "./campaign-builders.ts";

/** Campaigns, baskets and requests by chance, small enough to meet each other often. */

const groups = ["bakery", "drinks", "fish", "tobacco"] as const;
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const target = fc.constantFrom("line" as const, "basket" as const);
const few = fc.integer({ min: 1, max: 4 });
const stamps = "stamps:coffee" as PurseId;
const typed = <T extends string>(type: T) => fc.constant(type);

const discount: fc.Arbitrary<CampaignEffect> = fc.oneof(
  fc.record({
    type: typed("percentOff"),
    target,
    basisPoints: fc.integer({ min: 1, max: 10_000 }),
    max: some(fc.integer({ min: 1, max: 500 })),
  }),
  fc.record({ type: typed("amountOff"), target, amount: fc.integer({ min: 1, max: 900 }) }),
  fc.record({
    type: typed("amountOff"),
    target: fc.constant("line" as const),
    amount: fc.integer({ min: 1, max: 200 }),
    perQuantity: fc.boolean(),
  }),
  fc.record({
    type: typed("fixedPrice"),
    amount: fc.integer({ min: 0, max: 900 }),
    quantity: few,
  }),
  fc.record({
    type: typed("freeItem"),
    buy: fc.integer({ min: 0, max: 3 }),
    free: few,
    maxFree: some(few),
    maxUnitPrice: some(fc.integer({ min: 1, max: 400 })),
  }),
  fc.record({ type: typed("switchPriceGroup"), priceGroup: fc.constant("staff") }),
);

const gain: fc.Arbitrary<CampaignEffect> = fc.oneof(
  fc.record({
    type: typed("earnPoints"),
    purse: fc.constant(points),
    per: fc.constantFrom(50, 200, 333),
    points: few,
    gracePoints: some(fc.constant(1)),
    cap: some(fc.integer({ min: 1, max: 20 })),
    scale: some(
      fc.constant([
        { from: 500, points: 4 },
        { from: 900, points: 6 },
      ]),
    ),
  }),
  fc.record({
    type: typed("multiplyPoints"),
    purse: fc.constant(points),
    factorBasisPoints: fc.integer({ min: 10_000, max: 40_000 }),
  }),
  fc.record({
    type: typed("earnStamps"),
    programme: fc.constant("coffee"),
    per: fc.constantFrom("receipt" as const, "quantity" as const),
    n: few,
    cap: some(few),
  }),
  fc.record({
    type: typed("earnStamps"),
    programme: fc.constant("coffee"),
    per: fc.constant("amount" as const),
    n: few,
    amount: fc.constant(300),
  }),
  fc.record({ type: typed("issueCoupon"), ref: fc.constant("next") }),
);

const campaign: fc.Arbitrary<Omit<Partial<Campaign>, "id">> = fc.record({
  effects: fc.array(fc.oneof(discount, gain), { minLength: 1, maxLength: 3 }),
  select: some(
    fc.record({
      groups: some(fc.subarray([...groups])),
      exceptGroups: some(fc.subarray([...groups])),
      articles: some(fc.subarray(["bun", "tea"])),
    }),
  ),
  conditions: some(
    fc.record({
      minAmount: some(fc.integer({ min: 0, max: 900 })),
      maxAmount: some(fc.integer({ min: 300, max: 2_000 })),
      minQuantity: some(few),
      tender: some(fc.constantFrom("any" as const, "prepaid" as const)),
    }),
  ),
  cost: some(fc.record({ purse: fc.constantFrom(points, stamps), amount: few })),
  trigger: some(fc.constant({ coupon: "ADVENT" })),
  caps: some(
    fc.record({
      perReceipt: some(fc.integer({ min: 1, max: 300 })),
      budget: some(fc.integer({ min: 1, max: 300 })),
    }),
  ),
  stacking: fc.oneof(
    fc.record({
      priority: few,
      mode: fc.constantFrom("stack" as const, "lockLine" as const, "exclusiveBasket" as const),
    }),
    fc.record({
      priority: few,
      mode: fc.constantFrom("stack" as const, "exclusiveInGroup" as const),
      group: fc.constantFrom("g", "h"),
    }),
  ),
});

export const campaignsByChance: fc.Arbitrary<readonly Campaign[]> = fc
  .array(campaign, { maxLength: 7 })
  .map((all) => all.map((parts, at) => aCampaign(`c${at}`, parts)));

export const groupsByChance: fc.Arbitrary<readonly CampaignGroup[]> = fc
  .tuple(fc.constantFrom("first", "best"), fc.constantFrom("first", "best"))
  .map((picks) =>
    ["g", "h"].map((id, at) => ({ id, pick: picks[at] ?? "first" }) as CampaignGroup),
  );

const line: fc.Arbitrary<Partial<BasketLine>> = fc
  .record({
    article: fc.constantFrom("bun", "tea", null),
    group: fc.constantFrom(...groups, null),
    unitPrice: fc.constantFrom(0, 1, 5, 99, 250, 333, 700),
    count: fc.integer({ min: 1, max: 5 }),
    kind: fc.constantFrom(
      "goods",
      "goods",
      "goods",
      "goods",
      "deposit",
      "voucher",
      "load" as const,
    ),
    staff: fc.boolean(),
  })
  .map(({ count, staff, ...parts }) => {
    const amount = parts.unitPrice * count;
    const prices: Record<string, number> = staff ? { staff: Math.floor(amount * 0.8) } : {};
    return { ...parts, quantity: `${count}`, amount, prices };
  });

export const askedByChance: fc.Arbitrary<Asked> = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    card: fc.boolean(),
    rewards: fc.subarray(["c0", "c1", "c2", "c3"]),
    coupon: fc.boolean(),
    acceptLoss: fc.boolean(),
    paid: fc.constantFrom(0, 200, "all" as const),
    budget: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ lines, card, rewards, coupon, acceptLoss, paid, budget }) =>
    asking(
      lines.map((parts, at) => aLine(`${at + 1}`, parts)),
      {
        card: card ? aCard({ purses: { points: 6, money: 800, [stamps]: 3 } }) : null,
        rewards,
        coupons: coupon ? [{ code: "ADVENT", campaign: null }] : [],
        acceptLoss,
        pay: [{ purse: money, amount: paid }],
        rooms: Object.fromEntries(["c0", "c1", "c2", "c3", "c4"].map((id) => [id, { budget }])),
      },
    ),
  );
