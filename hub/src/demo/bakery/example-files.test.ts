import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { instant } from "@cardweave/shared/domain/measure";
import { gatherReceipts } from "@cardweave/shared/operations/sales/gather-receipts";
import { planReceipt } from "@cardweave/shared/operations/sales/plan-receipt";
import { newCampaign } from "@cardweave/shared/protocol/http/campaign-life";
import { describe, expect, test } from "vitest";
import { exampleCampaigns } from "./example-campaigns.ts";
import { exampleBranches, exampleFiles } from "./example-files.ts";

const folder = new URL("../../../../shared/examples/", import.meta.url);

function fileText(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, folder)), "utf8");
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

describe("the example of a bakery's day", () => {
  test("R815 is what its script makes, file by file", () => {
    const made = exampleFiles();
    expect(readdirSync(folder).sort()).toEqual([...Object.keys(made), "README.md"].sort());
    for (const [name, text] of Object.entries(made)) expect(fileText(name), name).toBe(text);
  });

  test.each(exampleBranches)("R815 the sales of $branch are read to the last row", async (one) => {
    const { branch, receipts } = one;
    const read = await gatherReceipts(bytesOf(fileText(`sales-${branch}.csv`)), {
      zone: "Europe/Berlin",
      now: instant(Date.UTC(2026, 10, 21)),
      scheme: "own",
      inMinor: false,
      afterDiscount: false,
      till: null,
      tills: new Set([`${branch}-1`, `${branch}-2`]),
    });
    expect(read.loose).toEqual([]);
    expect(read.receipts).toHaveLength(receipts);
    const plans = read.receipts.map((receipt) => planReceipt(receipt, instant(0)));
    expect(plans.filter((plan) => typeof plan === "string")).toEqual([]);
    const parts = plans.flatMap((plan) => (typeof plan === "string" ? [] : [plan]));
    expect(parts.some(({ returns }) => returns.length > 0)).toBe(true);
    expect(parts.some(({ rows }) => rows.some(({ discount }) => discount > 0))).toBe(true);
  });

  test("R815 its campaigns are campaigns", () => {
    for (const one of exampleCampaigns) expect(newCampaign.safeParse(one).error).toBeUndefined();
  });
});
