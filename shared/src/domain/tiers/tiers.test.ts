import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Receipt, ReceiptLine } from "../bodies.ts";
import { daysAfter, utcMidnight } from "../calendar.ts";
import type { Entry } from "../entry.ts";
import type { EntryId, PurseId, ReceiptId } from "../ids.ts";
import { type Counted, collectedIn } from "./collected.ts";
import { standingOn } from "./standing.ts";
import { programmeProblems, type TierStep } from "./tier-programme.ts";

const points = "points" as PurseId;
type Programme = Parameters<typeof standingOn>[2];
const zone = "Europe/Berlin";

function aStep(id: string, from: number): TierStep {
  return { id, nameDe: id, nameEn: id, from };
}

const steps = [aStep("silver", 100), aStep("gold", 300)];
const byYear: Programme = { steps, months: null };
const rolling: Programme = { steps, months: 12 };
const programmes = fc.constantFrom(byYear, rolling);

function anEntry(id: string, at: number, body: object): Counted {
  const entry = { hlc: { ms: at, count: 0 }, body } as unknown as Entry;
  return { id: id as EntryId, entry, receipt: null };
}

/** The receipt is called like its entry. */
function aNote(id: string, at: number, body: Receipt): Counted {
  return { ...anEntry(id, at, body), receipt: id as ReceiptId };
}

const noon = 12 * 3_600_000;

function earned(id: string, day: string, amount: number): Counted {
  const body = { kind: "credit", purse: points, amount, reason: "earned", receipt: null };
  return anEntry(id, utcMidnight(day) + noon, body);
}

function undone(id: string, of: string, amount: number): Counted {
  const lines = [{ lot: "l", amount }];
  return anEntry(id, utcMidnight("2026-12-01"), { kind: "reverse", of, lines, beyond: 0 });
}

function aReceipt(parts: Partial<Receipt>, nets: readonly number[]): Receipt {
  const lines = nets.map((net) => ({ kind: "goods", net }) as ReceiptLine);
  const none = { number: null, at: null, hold: null, of: null, campaignSet: null };
  return { kind: "receipt", ...none, lines, effects: [], costs: [], tenders: [], ...parts };
}

const inPoints = { measure: "points", purse: points } as const;
const inTurnover = { measure: "turnover", purse: null } as const;

function tierOn(today: string, entries: readonly Counted[], programme = byYear) {
  return standingOn(today, collectedIn(entries, inPoints, zone), programme);
}

type Earned = { readonly day: number; readonly amount: number };

function entriesOf(all: readonly Earned[]): readonly Counted[] {
  return all.map(({ day, amount }, at) => earned(`e${at}`, daysAfter("2026-01-01", day), amount));
}

/** How a card stands at the end of a week, by what is known until then. */
function weekOf(all: readonly Earned[], day: number, programme: Programme) {
  const today = daysAfter("2026-01-01", day);
  const known = all.filter((one) => one.day <= day);
  const { step, until } = tierOn(today, entriesOf(known), programme);
  const rank = steps.findIndex(({ id }) => id === step?.id);
  return { today, rank, until: until ?? "", hasNews: known.some((one) => one.day > day - 7) };
}

describe("a tier", () => {
  test("R654 Q1: comes with the amount that reaches it and is kept until the end of the next year", () => {
    const entries = [earned("a", "2026-03-01", 90), earned("b", "2026-06-01", 20)];
    expect(tierOn("2026-05-31", entries.slice(0, 1)).step).toBeNull();
    expect(tierOn("2026-06-01", entries)).toMatchObject({
      step: { id: "silver" },
      until: "2027-12-31",
      collected: 110,
      next: { step: { id: "gold" }, missing: 190, by: "2026-12-31" },
    });
    expect(tierOn("2027-12-31", entries)).toMatchObject({
      step: { id: "silver" },
      collected: 0,
      next: { missing: 300, by: "2027-12-31" },
    });
    expect(tierOn("2028-01-01", entries)).toMatchObject({ step: null, until: null });
  });

  test("R655 Q1: of a rolling period is kept as many months from the day that reached it last", () => {
    const entries = [
      earned("a", "2026-01-31", 200),
      earned("b", "2026-12-15", 120),
      earned("c", "2027-02-01", 10),
    ];
    const on = (today: string) => tierOn(today, entries, rolling);
    expect(on("2027-02-02")).toMatchObject({ step: { id: "gold" }, until: "2027-12-15" });
    expect(on("2027-12-15").step?.id).toBe("gold");
    expect(on("2027-12-16")).toMatchObject({ step: { id: "silver" }, until: "2028-02-01" });
    expect(on("2028-02-02").step).toBeNull();
    expect(on("2027-02-02").next).toBeNull();
    const early = tierOn("2026-03-01", entries.slice(0, 1), rolling);
    expect(early.next).toMatchObject({ missing: 100, by: "2027-01-30" });
  });

  test("R653 Q1: does not count what came back, on the day on which it was collected", () => {
    const entries = [earned("a", "2026-03-01", 200), earned("b", "2026-06-01", 150)];
    expect(tierOn("2026-12-02", entries).step?.id).toBe("gold");
    const back = [...entries, undone("c", "a", 60), undone("d", "elsewhere", 300)];
    expect(tierOn("2026-12-02", back)).toMatchObject({ step: { id: "silver" }, collected: 290 });
  });

  test("R653 counts days by the network's clock, and a recorded sale when it happened", () => {
    const newYear = Date.parse("2026-12-31T23:30:00Z");
    const body = { kind: "credit", purse: points, amount: 5, reason: "earned", receipt: "r" };
    const late = [anEntry("a", newYear, body)];
    expect(collectedIn(late, inPoints, zone)).toEqual([{ day: "2027-01-01", amount: 5 }]);
    const recorded = aNote("r", newYear, aReceipt({ at: Date.parse("2026-05-05") }, [1]));
    expect(collectedIn([...late, recorded], inPoints, zone)[0]?.day).toBe("2026-05-05");
  });

  test("R653 by turnover counts the goods of receipts less returns, and no hold before it is paid", () => {
    const at = utcMidnight("2026-05-05");
    const entries = [
      aNote("h", at, aReceipt({ hold: "h" as ReceiptId }, [900])),
      aNote("s", at, aReceipt({ hold: "h" as ReceiptId }, [900, 100])),
      aNote("b", at + noon, aReceipt({ of: "s" as ReceiptId }, [100])),
      earned("points", "2026-05-05", 7),
    ];
    expect(collectedIn(entries, inTurnover, zone)).toEqual([{ day: "2026-05-05", amount: 900 }]);
  });

  const history = fc.array(
    fc.record({ day: fc.nat(900), amount: fc.integer({ min: 1, max: 150 }) }),
    {
      maxLength: 25,
    },
  );

  test("R653 Q1: is the same from any order of entries", () => {
    fc.assert(
      fc.property(history, fc.nat(1_500), programmes, (all, day, programme) => {
        const entries = entriesOf(all);
        const today = daysAfter("2026-01-01", day);
        expect(tierOn(today, entries.toReversed(), programme)).toEqual(
          tierOn(today, entries, programme),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("R654, R655 Q1: never falls before the day it was promised to, and rises only with what comes in", () => {
    fc.assert(
      fc.property(history, programmes, (all, programme) => {
        let before = weekOf(all, 0, programme);
        for (let day = 7; day < 1_700; day += 7) {
          const now = weekOf(all, day, programme);
          const isKept = now.rank >= before.rank || before.until < now.today;
          const isEarned = now.rank <= before.rank || now.hasNews;
          expect([now.today, isKept, isEarned]).toEqual([now.today, true, true]);
          before = now;
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("a tier programme", () => {
  test("R652 is refused with every field that is wrong", () => {
    const wrong = [aStep("gold", 300), aStep("silver", 100), aStep("gold", 900)];
    const fields = (of: Parameters<typeof programmeProblems>[0]) =>
      programmeProblems(of).map(({ field }) => field);
    expect(fields({ measure: "points", purse: null, steps: wrong })).toEqual([
      "purse",
      "tiers.1.from",
      "tiers.2.id",
    ]);
    expect(fields({ ...inTurnover, purse: points, steps })).toEqual(["purse"]);
    expect(fields({ ...inPoints, steps })).toEqual([]);
  });
});
