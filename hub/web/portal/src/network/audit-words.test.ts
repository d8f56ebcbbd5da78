import type { Formats } from "@cardweave/shared/ui/components/page-room";
import { describe, expect, test } from "vitest";
import { auditTexts } from "./audit-texts.ts";
import { actText, detailText, partsOf, thingsIn } from "./audit-words.ts";

const texts = auditTexts.en;
const formats = {
  when: (at: number) => `moment ${at}`,
  day: (day: string) => `day ${day}`,
} as Formats;
const wording = {
  texts,
  formats,
  roles: { cashier: "Cashier" },
  names: { of: (thing: string, id: string) => (thing === "" ? null : `${id} of ${thing}`) },
};

describe("the audit log in words", () => {
  test("R542 an act is told as a thing and what was done to it", () => {
    expect(partsOf("card-design-added", texts)).toEqual({ thing: "card-design", deed: "added" });
    expect(actText("card-design-added", {}, texts)).toBe("Card design: added");
    expect(actText("something-new", {}, texts)).toBe("something-new");
  });

  test("R542 a start, a pause and an end have words of their own", () => {
    expect(actText("campaign-active", { version: 1 }, texts)).toBe("Campaign: started");
    expect(actText("campaign-paused", {}, texts)).toBe("Campaign: paused");
    expect(actText("region-changed", { active: false }, texts)).toBe("Region: ended");
    expect(actText("region-changed", { active: true }, texts)).toBe("Region: changed");
  });

  test("R542 times are written as everywhere, and ids by the names of what they are", () => {
    const detail = { version: 2, from: "2026-11-23T02:03", active: true, parent: null };
    expect(detailText(detail, wording)).toBe("version 2; from day 2026-11-23,\u00a002:03");
    expect(detailText({ from: "1970-01-01T01:00:00+01:00" }, wording)).toBe("from moment 0");
    expect(detailText({ purse: "points", amount: 5 }, wording)).toBe(
      "purse points of purse; amount 5",
    );
    expect(detailText({ reason: "points" }, wording)).toBe("reason points");
    expect(detailText({ role: "cashier", branches: [] }, wording)).toBe("role Cashier");
  });

  test("R542 only the kinds that are told of are asked for their names", () => {
    const rows = [{ act: "goodwill-given", detail: { purse: "points" } }];
    expect([...thingsIn(rows, texts)].toSorted()).toEqual(["goodwill", "purse"]);
  });
});
