import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArticleGroup } from "../control-bodies.ts";
import type { DeviceId, EntryId } from "../ids.ts";
import { type Instant, instant } from "../measure.ts";
import { type Article, readArticle, textOfArticle } from "./article.ts";
import { isCircle, lawfullyProtected, withSubgroups } from "./article-groups.ts";
import { ArticleRegister } from "./article-register.ts";
import { type ArticleWish, articleAfter, isArticle } from "./article-wish.ts";
import { inSubgroups } from "./in-subgroups.ts";
import { articlePages } from "./pages.ts";
import { planImport } from "./plan-import.ts";
import { lowest30, priceAt, withPrice } from "./prices.ts";

const dayMs = 24 * 3_600_000;
const now = instant(400 * dayMs);

function day(number: number): Instant {
  return instant(number * dayMs);
}

function group(id: string, rest: Partial<ArticleGroup> = {}): readonly [string, ArticleGroup] {
  const names = { nameDe: id, nameEn: id };
  return [
    id,
    { kind: "articleGroup", id, ...names, parent: null, protectedBy: null, active: true, ...rest },
  ];
}

const groups = new Map([
  group("food"),
  group("bread", { parent: "food" }),
  group("rolls", { parent: "bread" }),
  group("kiosk", { protectedBy: "tobacco" }),
  group("cigars", { parent: "kiosk" }),
  group("old", { active: false }),
]);
const staff = { kind: "priceGroup", id: "staff", nameDe: "a", nameEn: "b", active: true } as const;
const facts = { groups, priceGroups: new Map([["staff", staff]]), now };

const names = { de: "Brot", en: "Bread" };

function anArticle(id: string, rest: Partial<Article> = {}): Article {
  const said = { name: names, group: null, taxCode: null, codes: [], byWeight: false };
  return { id, ...said, active: true, prices: [], ...rest };
}

function planned(wishes: readonly ArticleWish[], held: readonly Article[] = [], isWhole = false) {
  const rows = wishes.map((wish, at) => ({ line: at + 2, wish }));
  return planImport({ rows, held: new Map(held.map((one) => [one.id, one])), facts, isWhole });
}

const articles = fc.record({
  id: fc.stringMatching(/^[a-z0-9]{1,8}$/),
  name: fc.constant(names),
  group: fc.constantFrom(null, "bread"),
  taxCode: fc.constantFrom(null, "7"),
  codes: fc.array(fc.stringMatching(/^[0-9]{8}$/), { maxLength: 2 }),
  byWeight: fc.boolean(),
  active: fc.boolean(),
  prices: fc
    .array(fc.tuple(fc.nat(100), fc.nat(900)), { maxLength: 4 })
    .map((rows) =>
      rows.reduce<Article["prices"]>(
        (list, [at, unitPrice]) =>
          withPrice(list, { from: day(at + 300), unitPrice, groups: {} }, now),
        [],
      ),
    ),
});

describe("the article master", () => {
  test("R601 is the same in whatever order its entries come", () => {
    const versions = fc.array(articles, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(versions, fc.infiniteStream(fc.nat()), (made, chance) => {
        const pages = made.flatMap((one) => articlePages([one]));
        const words = pages.map((body, at) => {
          const hlc = { ms: 1000 + at, count: 0 };
          return { body, rank: { hlc, device: "d" as DeviceId, id: `e${at}` as EntryId } };
        });
        const told = (list: typeof words) => {
          const register = new ArticleRegister();
          for (const { body, rank } of list) register.put(body, rank);
          return new Map([...register.articles].toSorted());
        };
        const shuffled = words
          .map((word) => ({ word, at: chance.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ word }) => word);
        expect(told(shuffled)).toEqual(told(words));
        const last = new Map(made.map((one) => [one.id, textOfArticle(one)]));
        expect(told(words)).toEqual(new Map([...last].toSorted()));
      }),
      { numRuns: 50 },
    );
  });

  test("R601 an article reads back from what is signed, and from nothing else", () => {
    fc.assert(
      fc.property(articles, (one) => {
        expect(readArticle(one.id, textOfArticle(one))).toEqual(one);
      }),
      { numRuns: 50 },
    );
    for (const text of ["", "[]", "null", "{}", '{"name":{"de":"a"}}']) {
      expect(readArticle("a", text)).toBeUndefined();
    }
    const negative = textOfArticle(
      anArticle("a", { prices: [{ from: day(1), unitPrice: -1, groups: {} }] }),
    );
    expect(readArticle("a", negative)).toBeUndefined();
  });

  test("R601 a whole list is packed into entries of at most 64", () => {
    const many = Array.from({ length: 1000 }, (_, at) => anArticle(`a${at}`));
    const pages = articlePages(many);
    expect(pages.flatMap(({ items }) => items)).toHaveLength(1000);
    expect(Math.max(...pages.map(({ items }) => items.length))).toBe(64);
    const long = Array.from({ length: 40 }, (_, at) =>
      anArticle(`a${at}`, { name: { de: "x".repeat(4000), en: "y" } }),
    );
    const longest = Math.max(...articlePages(long).map((page) => JSON.stringify(page).length));
    expect(longest).toBeLessThan(80_000);
  });
});

describe("a wish for an article", () => {
  test.each([
    ["id", "not-an-id", { id: "a b" }],
    ["name", "no-name", { id: "a", name: { de: "", en: "" } }],
    ["name", "not-a-name", { id: "a", name: { de: "a\u0000", en: "b" } }],
    ["group", "unknown-group", { id: "a", group: "nowhere" }],
    ["group", "unknown-group", { id: "a", group: "old" }],
    ["codes", "not-a-code", { id: "a", codes: ["4 5"] }],
    ["prices", "negative-price", { id: "a", unitPrice: -1 }],
    ["prices", "not-a-price", { id: "a", unitPrice: 1.5 }],
    ["prices", "too-large", { id: "a", unitPrice: 1e15 }],
    ["prices", "unknown-price-group", { id: "a", prices: { friends: 1 } }],
    ["validFrom", "in-the-past", { id: "a", unitPrice: 1, validFrom: day(1) }],
  ])("R602 is refused for %s: %s", (field, reason, wish) => {
    const holderOf = () => undefined;
    const made = articleAfter(undefined, { name: names, ...wish }, { ...facts, holderOf });
    expect(made).toEqual({ field, reason });
  });

  test("R602 changes what it says and leaves the rest", () => {
    const before = anArticle("a", { group: "bread", codes: ["1"], taxCode: "7" });
    const made = articleAfter(
      before,
      { id: "a", unitPrice: 200, prices: { staff: 150 } },
      { ...facts, holderOf: () => "a" },
    );
    expect(made).toEqual({
      ...before,
      prices: [{ from: now, unitPrice: 200, groups: { staff: 150 } }],
    });
  });
});

describe("a list of articles", () => {
  test("R603 names each row that is refused, and takes the others", () => {
    const { changed, refused, added } = planned([
      { id: "a", name: names, codes: ["1"] },
      { id: "a", name: names },
      { id: "b", name: names, codes: ["1"] },
      { id: "c", name: names, group: "nowhere" },
      { id: "d", name: names },
    ]);
    expect(added).toBe(2);
    expect(changed.map(({ id }) => id)).toEqual(["a", "d"]);
    expect(refused).toEqual([
      { line: 3, id: "a", field: "id", reason: "duplicate-id" },
      { line: 4, id: "b", field: "codes", reason: "code-in-use" },
      { line: 5, id: "c", field: "group", reason: "unknown-group" },
    ]);
  });

  test("R603 changes nothing a second time, and two articles may swap their codes", () => {
    const list = [
      { id: "a", name: names, codes: ["1"], unitPrice: 100 },
      { id: "b", name: names, codes: ["2"], unitPrice: 200 },
    ];
    const { changed } = planned(list);
    expect(planned(list, changed)).toMatchObject({ changed: [], same: 2, refused: [] });
    const swapped = planned(
      [
        { id: "a", codes: ["2"] },
        { id: "b", codes: ["1"] },
      ],
      changed,
    );
    expect(swapped).toMatchObject({ altered: 2, refused: [] });
  });

  test("R603 a whole list ends what it does not name, but nothing whose row was refused", () => {
    const held = [anArticle("a"), anArticle("b"), anArticle("c", { active: false })];
    const plan = planned([{ id: "a", group: "nowhere" }], held, true);
    expect(plan).toMatchObject({ ended: 1, refused: [{ id: "a" }] });
    expect(plan.changed).toEqual([anArticle("b", { active: false })]);
    const unread = { line: 3, id: "b", field: "", reason: "wrong-columns" } as const;
    const rows = [{ line: 2, wish: { id: "a" } }, { refused: unread }];
    const byId = new Map(held.map((one) => [one.id, one]));
    const spared = planImport({ rows, held: byId, facts, isWhole: true });
    expect(spared).toMatchObject({ ended: 0, changed: [], refused: [unread] });
  });
});

describe("prices", () => {
  const history = [
    { from: day(300), unitPrice: 300, groups: {} },
    { from: day(360), unitPrice: 250, groups: {} },
    { from: day(380), unitPrice: 400, groups: { staff: 350 } },
    { from: day(420), unitPrice: 200, groups: {} },
  ];

  test("R604 hold from their beginning on, also ones that were said ahead", () => {
    const prices = history;
    expect(priceAt({ prices }, day(299))).toEqual({ unitPrice: null, groups: {} });
    expect(priceAt({ prices }, day(360)).unitPrice).toBe(250);
    expect(priceAt({ prices }, instant(day(360) - 1)).unitPrice).toBe(300);
    expect(priceAt({ prices }, day(500)).unitPrice).toBe(200);
  });

  test("R604 of the last 100 days are kept, and what comes later stays", () => {
    const kept = withPrice(history, { from: now, unitPrice: 390, groups: {} }, now);
    expect(kept).toEqual([
      ...history.slice(0, 3),
      { from: now, unitPrice: 390, groups: {} },
      history[3],
    ]);
    const later = instant(now + 90 * dayMs);
    const next = withPrice(kept, { from: later, unitPrice: 1, groups: {} }, later);
    expect(next.map(({ unitPrice }) => unitPrice)).toEqual([400, 390, 200, 1]);
    expect(withPrice(kept, { from: now, unitPrice: 390, groups: {} }, now)).toEqual(kept);
  });

  test("R605 Q12: the lowest of 30 days is that before a reduction begins", () => {
    const prices = history;
    expect(lowest30({ prices }, day(400))).toBe(250);
    expect(lowest30({ prices }, day(411))).toBe(400);
    expect(lowest30({ prices }, day(410))).toBe(400);
    expect(lowest30({ prices }, instant(day(410) - 1))).toBe(250);
    // What begins with the reduction is not before it.
    expect(lowest30({ prices }, day(420))).toBe(400);
    expect(lowest30({ prices }, day(421))).toBe(200);
    // Sold for the first time: what it costs then.
    expect(lowest30({ prices }, day(300))).toBe(300);
    expect(lowest30({ prices }, day(1))).toBeNull();
  });

  test("R605 Q12: it is never above the price that was in force a moment before", () => {
    fc.assert(
      fc.property(articles, fc.nat(120), ({ prices }, at) => {
        const when = day(300 + at);
        const before = priceAt({ prices }, instant(when - 1)).unitPrice;
        const lowest = lowest30({ prices }, when);
        if (before !== null) expect(lowest ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

describe("article groups", () => {
  test("R610 the law protects a group and all below it", () => {
    expect(lawfullyProtected(groups)).toEqual(["kiosk", "cigars"]);
  });

  test("R611 who names a group means those below it too", () => {
    expect(withSubgroups(groups, ["food"])).toEqual(["food", "bread", "rolls"]);
    const campaign = { select: { groups: ["bread"], exceptGroups: ["kiosk"] } };
    const activations = [{ from: "2026-01-01T00:00", groups: ["rolls", "food"] }];
    const wider = inSubgroups(groups, { campaign, activations } as never);
    expect(wider).toEqual({
      campaign: {
        select: { groups: ["bread", "rolls"], exceptGroups: ["kiosk", "cigars"] },
      },
      activations: [{ from: "2026-01-01T00:00", groups: ["rolls", "food", "bread"] }],
    });
  });

  test("R611 no group is part of itself, and a circle that is there harms nobody", () => {
    const [, food] = group("food", { parent: "rolls" });
    expect(isCircle(groups, food)).toBe(true);
    expect(isCircle(groups, group("food", { parent: "kiosk" })[1])).toBe(false);
    const circle = new Map([...groups, ["food", food] as const]);
    expect(withSubgroups(circle, ["food"])).toEqual(["food", "bread", "rolls"]);
  });
});

test("R602 a made article is told from a problem", () => {
  expect(isArticle(anArticle("a"))).toBe(true);
  expect(isArticle({ field: "id", reason: "not-an-id" })).toBe(false);
});
