import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommand } from "./child.ts";
import { withNetwork } from "./lane.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 1 });
const example = fileURLToPath(new URL("../../shared/examples/sales-nord.csv", import.meta.url));
const receipts = 310;

test("R810, R815 a day goes through a node once, and the hub has it; exit codes say how it went", async () => {
  const network = running();
  const { site } = network.branch(0);
  const token = network.plan.branches[0]?.operators[1]?.token ?? "";
  const file = join(network.home, "day.csv");
  copyFileSync(example, file);
  const day = (...more: readonly string[]) =>
    runCommand(["import", "sales", file, "--node", site.address, "--json", ...more], {
      env: { CARDWEAVE_TOKEN: token },
    });

  const first = await day();
  const report = JSON.parse(first.stdout);
  expect(report).toMatchObject({ receipts, booked: receipts, replayed: 0, refused: {} });
  expect(report.returned).toBeGreaterThan(0);
  expect([first.code, report.unknownColumns]).toEqual([0, ["Bediener"]]);
  const told = readFileSync(`${file}.report.csv`, "utf8").trim().split("\r\n");
  expect(told).toHaveLength(1 + receipts + report.returned);

  await site.restart();
  const again = await day();
  const replayed = receipts + report.returned;
  expect(JSON.parse(again.stdout)).toMatchObject({ booked: 0, returned: 0, replayed, refused: {} });
  await waitFor("the hub has the last receipt", async () => {
    const path = "/v1/receipts?till=nord-1&number=20310";
    const other = path.replace("nord-1", "nord-2");
    const found = await Promise.all(
      [path, other].map((one) => network.admin.call<{ items: readonly object[] }>("GET", one)),
    );
    return found.some(({ body }) => (body.items ?? []).length === 1) || undefined;
  });

  writeFileSync(
    file,
    `${readFileSync(example, "utf8")}1;20.11.2026;25:00;nord-1;;1;;;1;1;1;;;;;1\r\n`,
  );
  const bad = await day();
  expect([bad.code, JSON.parse(bad.stdout).refused]).toEqual([1, { "not-a-time": 1 }]);
  expect((await runCommand(["import", "sales"])).code).toBe(2);
  await site.stop();
  const nobody = await day("--node", "http://127.0.0.1:1");
  expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining("does not answer")]);
});
