import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CardBatchView } from "@cardweave/shared/protocol/http/card-batch";
import { expect, test } from "vitest";
import { type Ended, runCommand } from "./child.ts";
import { withNetwork } from "./lane.ts";

const running = withNetwork({ nodes: 0 });

/** A `cardweave cards` command against the running hub. */
function cards(words: readonly string[]): Promise<Ended> {
  const { home, hub, plan } = running();
  const token = join(home, "token");
  writeFileSync(token, `${plan.token}\n`);
  return runCommand(["cards", ...words, "--hub", hub.address, "--token-file", token]);
}

async function batch(words: readonly string[]): Promise<CardBatchView> {
  const { code, stdout, stderr } = await cards(["batch", ...words, "--json"]);
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

const namesIn = (folder: string) => readdirSync(folder).toSorted();

test("R890 J3: cards are designed, ordered and printed from the command line, in parts", async () => {
  const { home } = running();
  const starter = await runCommand(["cards", "design"]);
  const file = join(home, "card.json");
  writeFileSync(file, starter.stdout);
  const specimen = join(home, "specimen.pdf");
  const kept = await cards(["design", file, "--specimen", specimen, "--json"]);
  const { id: design } = JSON.parse(kept.stdout);
  expect(readFileSync(specimen, "latin1").slice(0, 5)).toBe("%PDF-");
  const { id, state } = await batch(["--design", design, "--count", "25"]);
  expect(state).toBe("made");
  const out = join(home, "paper");
  const print = ["print", id, "--out", out, "--part", "10", "--layout", "sheet"];
  expect((await cards(print)).code).toBe(0);
  const names = namesIn(out);
  expect(names.map((name) => name.slice(-15))).toEqual([
    "00001-00010.pdf",
    "00011-00020.pdf",
    "00021-00025.pdf",
  ]);
  const [first = "", , last = ""] = names.map((name) => join(out, name));
  const before = statSync(first).mtimeMs;
  rmSync(last);
  await cards(print);
  expect([namesIn(out), statSync(first).mtimeMs]).toEqual([names, before]);
  const done = await batch([id, "--printed", "25", "--spoilt", "4"]);
  expect(done).toMatchObject({ state: "made", count: 26, spoilt: [4], printed: 25 });
  expect(await batch([id, "--printed", "26", "--release"])).toMatchObject({ state: "released" });
});

test("R890 what cannot be printed is said with the field at fault", async () => {
  const { home } = running();
  const file = join(home, "bad.json");
  const starter = JSON.parse((await runCommand(["cards", "design"])).stdout);
  starter.front.items[0].x = 1;
  writeFileSync(file, JSON.stringify(starter));
  const { code, stderr } = await cards(["design", file]);
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining("front.items.0.x: outside-safe-zone"),
  ]);
  const none = await cards(["batch", "--count", "3"]);
  expect([none.code, none.stderr]).toEqual([1, expect.stringContaining("--design")]);
  const away = await runCommand(["cards", "print", "AAAAAAAA", "--hub", "http://127.0.0.1:9"]);
  expect([away.code, away.stderr]).toEqual([1, expect.stringContaining("no token")]);
});
