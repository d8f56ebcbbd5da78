import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Campaign, CampaignGroup, Stacking } from "./campaign.ts";
import { aCampaign, aLine, aSet, asking, earning, percent, points } from "./campaign-builders.ts";
import { evaluate } from "./evaluate.ts";

function decided(campaigns: readonly Campaign[], groups: readonly CampaignGroup[] = []) {
  const lines = [aLine("1", { unitPrice: 1_000 }), aLine("2", { unitPrice: 500, group: "drinks" })];
  const { evaluation } = evaluate(aSet(campaigns, { groups }), asking(lines));
  const applied = evaluation.campaigns.filter((one) => one.applied).map(({ campaign }) => campaign);
  return { applied, net: evaluation.net, campaigns: evaluation.campaigns };
}

function stacking(
  priority: number,
  mode: Stacking["mode"],
  group?: string,
): { stacking: Stacking } {
  return { stacking: { priority, mode, ...(group === undefined ? {} : { group }) } };
}

describe("campaigns that exclude others", () => {
  test("R747 Q3 keep the first of a group that takes off at least 1", () => {
    const result = decided([
      aCampaign("fish", {
        effects: [percent(5_000)],
        select: { groups: ["fish"] },
        ...stacking(1, "exclusiveInGroup", "g"),
      }),
      aCampaign("ten", { effects: [percent(1_000)], ...stacking(2, "exclusiveInGroup", "g") }),
      aCampaign("half", { effects: [percent(5_000)], ...stacking(3, "exclusiveInGroup", "g") }),
      aCampaign("free", { effects: [percent(2_000)], ...stacking(4, "stack") }),
    ]);
    expect(result.applied).toEqual(["ten", "free"]);
    expect(result.campaigns[2]).toMatchObject({ campaign: "half", why: "excluded", by: "ten" });
  });

  test("R747 leave earning alone that is in no group, and bind their own", () => {
    const base = aCampaign("base", { effects: [earning()] });
    const basket = aCampaign("basket", {
      effects: [
        percent(1_000),
        { type: "multiplyPoints", purse: points, factorBasisPoints: 20_000 },
      ],
      ...stacking(2, "exclusiveBasket"),
    });
    const first = aCampaign("first", { effects: [percent(2_000)], ...stacking(1, "stack") });
    expect(decided([base, basket]).applied).toEqual(["basket", "base"]);
    expect(decided([base, basket, first]).applied).toEqual(["first", "base"]);
    const later = aCampaign("later", { effects: [percent(2_000)], ...stacking(3, "stack") });
    expect(decided([base, basket, later]).applied).toEqual(["basket", "base"]);
  });

  test("R747 that only earn exclude nobody, unless they are in a group", () => {
    const tenth = aCampaign("tenth", { effects: [percent(1_000)], ...stacking(2, "stack", "g") });
    const alone = aCampaign("alone", { effects: [earning()], ...stacking(1, "exclusiveBasket") });
    expect(decided([alone, tenth]).applied).toEqual(["alone", "tenth"]);
    const grouped = { ...alone, ...stacking(1, "exclusiveInGroup", "g") };
    expect(decided([grouped, tenth]).applied).toEqual(["alone"]);
  });

  test("R747 give way to nobody who did not apply", () => {
    const none = aCampaign("none", {
      effects: [percent(2_000)],
      conditions: { minAmount: 100_000 },
      ...stacking(1, "stack"),
    });
    const basket = aCampaign("basket", {
      effects: [percent(1_000, "basket")],
      ...stacking(2, "exclusiveBasket"),
    });
    expect(decided([none, basket]).applied).toEqual(["basket"]);
  });
});

describe("the best of a group", () => {
  const groups = [{ id: "g", pick: "best" } as const];

  test("R748 Q3 costs the customer least; then it gives most points; then it is the first", () => {
    const one = (id: string, priority: number, ...effects: Campaign["effects"]) =>
      aCampaign(id, { effects, ...stacking(priority, "exclusiveInGroup", "g") });
    const ten = one("ten", 1, percent(1_000));
    const third = one("third", 2, percent(3_000));
    expect(decided([ten, third], groups)).toMatchObject({ applied: ["third"], net: 1_050 });
    const pointed = one("pointed", 3, percent(3_000), earning());
    expect(decided([ten, third, pointed], groups).applied).toEqual(["pointed"]);
    expect(decided([one("a", 5, percent(3_000)), third], groups).applied).toEqual(["third"]);
    expect(decided([ten, third], groups).campaigns[0]).toMatchObject({
      why: "excluded",
      by: "third",
    });
  });

  test("R748 looks at all groups together: what is best alone may not be best with others", () => {
    const two = [...groups, { id: "h", pick: "best" } as const];
    const bread = { select: { groups: ["bakery"] } };
    const result = decided(
      [
        aCampaign("lock", { effects: [percent(3_000)], ...bread, ...stacking(1, "lockLine", "g") }),
        aCampaign("open", { effects: [percent(2_500)], ...bread, ...stacking(2, "stack", "g") }),
        aCampaign("big", { effects: [percent(5_000)], ...stacking(3, "stack", "h") }),
        aCampaign("small", { effects: [percent(100)], ...stacking(4, "stack", "h") }),
      ],
      two,
    );
    expect(result.applied).toEqual(["open", "big"]);
  });

  test("R748 tries no more than 64 combinations", () => {
    const many = Array.from({ length: 3 }, (_, group) =>
      Array.from({ length: 10 }, (_, at) =>
        aCampaign(`${group}-${at}`, {
          effects: [percent(100 * (at + 1))],
          ...stacking(at, "stack", `g${group}`),
        }),
      ),
    ).flat();
    const three = [0, 1, 2].map((group) => ({ id: `g${group}`, pick: "best" as const }));
    expect(decided(many, three).applied).toEqual(["1-0", "2-0", "0-9"]);
  });
});

// A literal transcription of the rule for percentages of lines, as the yardstick.

type Small = { id: string; off: number; group: string; on: boolean[]; stacking: Stacking };
type Tried = { nets: number[]; took: Map<string, number> };

const amounts = [1_000, 500];

function tookBy(took: ReadonlyMap<string, number>, { id }: Small): number {
  return took.get(id) ?? 0;
}

function naiveRun(all: readonly Small[], isOn: (one: Small) => boolean): Tried {
  const nets = [...amounts];
  const locked = new Set<number>();
  const took = new Map<string, number>();
  for (const one of all.filter(isOn)) {
    const selected = [...nets.keys()].filter((line) => one.on[line]);
    for (const line of selected.filter((at) => !locked.has(at))) {
      const off = Math.floor((2 * nets[line]! * one.off + 10_000) / 20_000);
      nets[line]! -= off;
      took.set(one.id, tookBy(took, one) + off);
    }
    const locks = one.stacking.mode === "lockLine" && tookBy(took, one) > 0;
    for (const line of locks ? selected : []) locked.add(line);
  }
  return { nets, took };
}

function naiveExclusives(all: readonly Small[], best: ReadonlySet<string>): Tried {
  const inGroup = (one: Small) =>
    one.stacking.mode === "exclusiveInGroup" && !best.has(one.stacking.group ?? "");
  const excludes = (a: Small, b: Small) =>
    a !== b &&
    (a.stacking.mode === "exclusiveBasket" ||
      (inGroup(a) && a.stacking.group === b.stacking.group));
  const exclusives = all.filter((one) => one.stacking.mode === "exclusiveBasket" || inGroup(one));
  const kept: Small[] = [];
  const isOn = (also: Small[]) => (one: Small) =>
    (also.includes(one) || !exclusives.includes(one)) &&
    !also.some((keeper) => excludes(keeper, one));
  for (const one of exclusives) {
    const now = naiveRun(all, isOn(kept));
    const rivals = all.slice(0, all.indexOf(one));
    const isBeaten = rivals.some(
      (other) =>
        (excludes(one, other) || excludes(other, one)) && (now.took.get(other.id) ?? 0) > 0,
    );
    if (isBeaten) continue;
    const tried = naiveRun(all, (other) =>
      other === one ? true : isOn(kept)(other) && !excludes(one, other),
    );
    if ((tried.took.get(one.id) ?? 0) > 0) kept.push(one);
  }
  return naiveRun(all, isOn(kept));
}

/** Every choice of one candidate from each group; who selects nothing is none. */
function choices(all: readonly Small[], groups: readonly string[]): readonly (readonly Small[])[] {
  const [group, ...others] = groups;
  if (group === undefined) return [[]];
  const members = all.filter((one) => one.stacking.group === group && one.on.includes(true));
  const rest = choices(all, others);
  if (members.length === 0) return rest;
  return members.flatMap((member) => rest.map((chosen) => [member, ...chosen]));
}

function naiveBest(all: readonly Small[], groups: readonly CampaignGroup[]): Tried {
  const best = groups.flatMap(({ id, pick }) => (pick === "best" ? [id] : []));
  const isIn = (one: Small) => best.includes(one.stacking.group ?? "");
  const sum = ({ nets }: Tried) => nets.reduce((total, net) => total + net, 0);
  const tried = choices(all, best.toSorted()).map((chosen) =>
    naiveExclusives(
      all.filter((one) => !isIn(one) || chosen.includes(one)),
      new Set(best),
    ),
  );
  return tried.reduce((winner, one) => (sum(one) < sum(winner) ? one : winner));
}

test("R747, R748 agree with the rule written out for small sets", () => {
  const small = fc.record({
    off: fc.integer({ min: 0, max: 6_000 }),
    on: fc.tuple(fc.boolean(), fc.boolean()).map((pair) => [...pair]),
    priority: fc.integer({ min: 1, max: 3 }),
    mode: fc.constantFrom("stack", "lockLine", "exclusiveInGroup", "exclusiveBasket" as const),
    group: fc.constantFrom("g", "h", undefined),
  });
  const groupsOf = fc.tuple(fc.constantFrom("first", "best"), fc.constantFrom("first", "best"));
  fc.assert(
    fc.property(fc.array(small, { maxLength: 6 }), groupsOf, (made, picks) => {
      const all = made
        .map(({ off, on, priority, mode, group }, at): Small => {
          const isLost = mode === "exclusiveInGroup" && group === undefined;
          const stack = { priority, mode: isLost ? "stack" : mode } as Stacking;
          const named = group === undefined ? stack : { ...stack, group };
          return { id: `c${at}`, off, group: "", on, stacking: named };
        })
        .toSorted((a, b) => a.stacking.priority - b.stacking.priority || (a.id < b.id ? -1 : 1));
      const groups = [
        { id: "g", pick: picks[0] },
        { id: "h", pick: picks[1] },
      ] as CampaignGroup[];
      const campaigns = all.map((one) =>
        aCampaign(one.id, {
          effects: [percent(one.off)],
          select: { groups: ["bakery", "drinks"].filter((_, at) => one.on[at]) },
          stacking: one.stacking,
        }),
      );
      const expected = naiveBest(all, groups);
      const found = decided(campaigns, groups);
      expect(found.net).toBe(expected.nets.reduce((sum, net) => sum + net, 0));
      const took = [...expected.took].filter(([, amount]) => amount > 0).map(([id]) => id);
      expect(found.applied.toSorted()).toEqual(took.toSorted());
    }),
    { numRuns: 500 },
  );
});
