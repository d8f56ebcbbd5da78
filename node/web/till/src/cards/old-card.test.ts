import { describe, expect, test } from "vitest";
import { moneyPurse, pointsPurse } from "../till/till-builders.ts";
import { linkOf, type OldCard } from "./old-card.ts";

const to = { scheme: "own", number: "K7Q2M4X2R5T5W6ZC0" };
const style = { purses: [pointsPurse, moneyPurse], language: "de" } as const;

function old(more: Partial<OldCard>): OldCard {
  return { kind: "migrated", number: "4711", scheme: "chip-2011", opening: {}, ...more };
}

describe("taking over another card", () => {
  test("R509 an old system's card comes with what its chip held", () => {
    const opening = { points: "120", money: "7,50" };
    expect(linkOf(old({ opening }), to, style)).toEqual({
      from: { scheme: "chip-2011", number: "4711" },
      to,
      reason: "migrated",
      opening: [
        { purse: "points", amount: 120 },
        { purse: "money", amount: 750 },
      ],
    });
  });

  test("R509 what cannot be read is asked for again, and a card is not its own", () => {
    expect(linkOf(old({ opening: { money: "viel" } }), to, style)).toBeNull();
    expect(linkOf(old({ number: " " }), to, style)).toBeNull();
    const same = { kind: "replaced", scheme: "", number: to.number } as const;
    expect(linkOf(old(same), to, style)).toBeNull();
  });

  test("R509 a replacement brings no opening balance, whatever was typed before", () => {
    const link = linkOf(old({ kind: "replaced", opening: { points: "5" } }), to, style);
    expect(link).not.toHaveProperty("opening");
  });
});
