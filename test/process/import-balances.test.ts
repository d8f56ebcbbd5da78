import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand, startCommand } from "./child.ts";
import { balanceOf } from "./client.ts";
import { withNetwork } from "./lane.ts";
import { type Network, newCard } from "./network.ts";
import { must } from "./site.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 1 });
const rows = 3_000;

/** Chips of an old system: the first of the file belongs to a card of our own. */
function aFile(network: Network, card: { readonly number: string }): { path: string; sum: number } {
  const lines = Array.from({ length: rows }, (_, at) => {
    const number = (0x0410_0000 + at).toString(16).toUpperCase().padStart(8, "0");
    return at === 0 ? `own;${card.number};money;5000` : `uid;${number};money;${at}`;
  });
  const path = join(network.home, "old balances.csv");
  const broken = ["uid;04100001;money;7", "uid;04FFFFFF;money;-1", "uid;04FFFFFF;gold;1"];
  writeFileSync(path, ["scheme;number;purse;amount", ...lines, ...broken, ""].join("\r\n"));
  return { path, sum: 5_000 + (rows * (rows - 1)) / 2 };
}

/** Kills the import as soon as some of it is on disk. */
async function killedInTheMiddle(network: Network, words: readonly string[]): Promise<void> {
  const store = join(network.hub.folder, "store.sqlite");
  const sizeNow = () =>
    [store, `${store}-wal`].reduce(
      (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  const before = sizeNow();
  const { kill, ended } = startCommand(words);
  await waitFor("some rows are on disk", async () => sizeNow() > before + 300_000 || undefined);
  kill();
  expect((await ended).code).toBeNull();
}

test("R790 J11: an import that was killed goes on where it was, and the sums are exact", async () => {
  const network = running();
  const card = newCard();
  const { path, sum } = aFile(network, card);
  const words = ["import", "balances", path, "--data", network.hub.folder, "--json"];
  const busy = await runCommand(words);
  expect([busy.code, busy.stderr]).toEqual([1, expect.stringContaining("in use by another")]);
  await network.hub.stop();
  await killedInTheMiddle(network, words);
  const { code, stdout } = await runCommand(words);
  const report = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(report.known).toBeGreaterThan(0);
  expect(report.booked).toBeGreaterThan(0);
  expect(report.known + report.booked).toBe(rows);
  expect(report.refused).toEqual({ "duplicate-row": 1, negative: 1, "unknown-purse": 1 });
  const listed = readFileSync(`${path}.refused.csv`, "utf8").split("\r\n");
  expect(listed.slice(1, 4)).toEqual([
    `${rows + 2};duplicate-row;uid;04100001;money;7`,
    `${rows + 3};negative;uid;04FFFFFF;money;-1`,
    `${rows + 4};unknown-purse;uid;04FFFFFF;gold;1`,
  ]);
  const again = JSON.parse((await runCommand(words)).stdout);
  expect(again).toMatchObject({ known: rows, booked: 0, sums: {} });
  const checked = JSON.parse(await must(["check", "--data", network.hub.folder, "--json"]));
  expect(checked).toMatchObject({ findings: [], totals: { money: sum } });
  await network.hub.start();
  const { till } = network.branch(0);
  await waitFor("the branch has it", async () => {
    return balanceOf(await till.lookup(card), "money") === 5_000 || undefined;
  });
  let tries = 0;
  await waitFor("the pool has lent what the branch spends", async () => {
    const spend = { card, type: "debit", purse: "money", amount: 10 } as const;
    const { entries } = await till.book(`spend ${tries++}`, spend);
    return entries.every(({ state }) => state === "guaranteed") || undefined;
  });
});
