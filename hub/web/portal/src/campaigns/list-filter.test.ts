import { describe, expect, test } from "vitest";
import type { CampaignRow } from "./campaign-shapes.ts";
import { filterIn, isListed, listAddress } from "./list-filter.ts";

function aRow(parts: Partial<CampaignRow>): CampaignRow {
  return {
    id: "bread",
    name: "Bread",
    state: "active",
    approved: 1,
    isChanged: false,
    draft: {},
    problems: [],
    sentence: null,
    activations: [],
    version: "1",
    ...parts,
  };
}

const nord = { id: "nord", name: "Nord", region: "north", franchisee: null };
const all = { state: "", branch: "", from: "", to: "" };

describe("the list of campaigns", () => {
  test("R768 its filters stand in the address and come back from it", () => {
    const filter = { state: "paused", branch: "nord", from: "2026-12-01", to: "" };
    const address = listAddress(filter);
    expect(address).toBe("/campaigns?state=paused&branch=nord&from=2026-12-01");
    expect(filterIn(new URL(address, "http://hub").searchParams)).toEqual(filter);
    expect(listAddress(all)).toBe("/campaigns");
  });

  test("R768 is narrowed by state", () => {
    expect(isListed(aRow({}), { ...all, state: "active" }, null)).toBe(true);
    expect(isListed(aRow({}), { ...all, state: "draft" }, null)).toBe(false);
  });

  test("R768 is narrowed by branch: where it holds, or where the draft means it to", () => {
    const at = { ...all, branch: "nord" };
    const only = (branches: readonly string[]) => aRow({ draft: { scope: { branches } } });
    expect(isListed(aRow({}), at, nord)).toBe(true);
    expect(isListed(only(["nord"]), at, nord)).toBe(true);
    expect(isListed(only(["sued"]), at, nord)).toBe(false);
    expect(isListed(aRow({ draft: { scope: { regions: ["north"] } } }), at, nord)).toBe(true);
    expect(isListed(aRow({ draft: { scope: { exceptBranches: ["nord"] } } }), at, nord)).toBe(
      false,
    );
    const where = { regions: [], branches: ["sued"] };
    const held = { id: "a", version: 1, state: "active", from: null, where, groups: [] };
    expect(isListed(aRow({ activations: [held] }), at, nord)).toBe(false);
    expect(isListed(aRow({ activations: [{ ...held, state: "ended" }] }), at, nord)).toBe(true);
  });

  test("R768 is narrowed by period: whatever holds on one of its days", () => {
    const row = aRow({ draft: { time: { dateFrom: "2026-12-01", dateTo: "2026-12-24" } } });
    const during = (from: string, to: string) => isListed(row, { ...all, from, to }, null);
    expect(during("2026-12-24", "")).toBe(true);
    expect(during("2026-12-25", "")).toBe(false);
    expect(during("", "2026-12-01")).toBe(true);
    expect(during("", "2026-11-30")).toBe(false);
    expect(isListed(aRow({}), { ...all, from: "2026-12-25" }, null)).toBe(true);
  });
});
