import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { receiptPrinter } from "@cardweave/hardware/adapters/receipt-printer";
import { systemClock } from "@cardweave/shared/adapters/system-clock";
import { ask, type Running, startApp } from "@cardweave/shared/http/app-builders";
import type { ReceiptPrinter } from "@cardweave/shared/ports/receipt-printer";
import { afterEach, beforeEach, expect, test } from "vitest";
import { printRoutes } from "./print-routes.ts";
import { receipt, services } from "./service-builders.ts";

let folder: string;
const running: Running[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cardweave-paper-"));
});

afterEach(async () => {
  for (const app of running.splice(0)) await app.stop();
  rmSync(folder, { recursive: true });
});

async function printed(printer: ReceiptPrinter | null): Promise<Response> {
  const app = await startApp({
    routes: () => printRoutes(services, printer, ["till"]),
    tokens: { t1: { role: "till", till: "t1" } as never },
  });
  running.push(app);
  return ask(`${app.url}/v1/receipts/${receipt}/print?lang=de`, { as: "t1", method: "POST" });
}

const said = (words: string): unknown => expect.stringMatching(words);

test("R888 a till has its receipt printed, and hears when there is no paper", async () => {
  const path = join(folder, "lp0");
  writeFileSync(path, "");
  expect((await printed(receiptPrinter(path, systemClock))).status).toBe(204);
  const paper = readFileSync(path).toString("latin1");
  expect(paper.startsWith("\u001b@")).toBe(true);
  expect(paper).toContain("Summe");
  const none = await printed(null);
  expect([none.status, await none.json()]).toMatchObject([
    409,
    { state: "no-printer", detail: said("no receipt printer") },
  ]);
  const away = await printed(receiptPrinter(join(folder, "none", "lp0"), systemClock));
  expect([away.status, await away.json()]).toMatchObject([
    409,
    { state: "printer-away", detail: said("does not answer") },
  ]);
});
