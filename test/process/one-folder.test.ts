import { createHash } from "node:crypto";
import {
  closeSync,
  cpSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand } from "./child.ts";
import { type NodeClient, Refused } from "./client.ts";
import { withNetwork } from "./lane.ts";
import { expectOnce, Load } from "./load.ts";
import { newCard } from "./network.ts";
import { freePort, Site } from "./site.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 2 });

/** After a start nothing is undone until the hub has confirmed the chain. */
const checkedIn = (till: NodeClient) =>
  waitFor("the chain to be confirmed", async () => {
    const { attention } = await till.health();
    return attention.every(({ code }) => code !== "checking-in") || undefined;
  });

describe("a key that was answered before", () => {
  test("gets the same bytes again after kill -9, and refuses another request", async () => {
    const { site, till } = running().branch(0);
    const card = newCard();
    const booking = { card, type: "credit", purse: "points", amount: 12 } as const;
    const first = await till.bookRaw("twice", booking);
    await till.book("between", { ...booking, amount: 30 });
    const before = await till.bookRaw("twice", booking);
    await site.restart();
    const after = await till.bookRaw("twice", booking);
    for (const again of [before, after]) {
      expect({ status: again.status, text: again.text }).toStrictEqual({
        status: first.status,
        text: first.text,
      });
      expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    }
    expect(first.headers.has("Idempotent-Replayed")).toBe(false);
    const other = await till.bookRaw("twice", { ...booking, amount: 13 });
    expect(other).toMatchObject({ status: 422, body: { code: "key-reused" } });
    const account = await till.lookup(card);
    expect(account.purses[0]?.balance).toBe(42);
  });

  test("undoes once, however often it is asked", async () => {
    const { site, till } = running().branch(0);
    const card = newCard();
    const booked = await till.book("to-undo", {
      card,
      type: "credit",
      purse: "points",
      amount: 7,
    });
    await checkedIn(till);
    const first = await till.reverse("undo", booked.receipt);
    await site.restart();
    expect(await till.reverse("undo", booked.receipt)).toStrictEqual(first);
    await checkedIn(till);
    await expect(till.reverse("undo-2", booked.receipt)).rejects.toMatchObject({
      code: "already-reversed",
    });
    expect((await till.lookup(card)).purses[0]?.balance).toBe(0);
  });
});

describe("a second process on one folder", () => {
  test("ends with one clear line, and the first goes on", async () => {
    const network = running();
    const { site, till } = network.branch(0);
    for (const one of [site, network.hub]) {
      const second = await runCommand(one.commandAt(0));
      expect(second.code).toBe(1);
      expect(second.stderr.trim()).toMatch(/is in use by another process$/);
      expect(second.stderr.trim().split("\n")).toHaveLength(1);
    }
    await till.book("still", { card: newCard(), type: "credit", purse: "points", amount: 1 });
    await waitFor("the booking at the hub", async () =>
      (await till.health()).unsent === 0 ? true : undefined,
    );
  });
});

describe("an end by signal", () => {
  test("is orderly: exit code 0, and nothing is missing afterwards", async () => {
    const network = running();
    const { site, till } = network.branch(0);
    const card = newCard();
    await till.book("last", { card, type: "credit", purse: "points", amount: 5 });
    const load = new Load("until-the-end", [newCard(), newCard()]);
    const loading = load.run(till, 16);
    await load.untilAnswered(100);
    expect(await site.stop()).toBe(0);
    await loading;
    expect(await network.hub.stop()).toBe(0);
    await network.hub.start();
    await site.start();
    await load.retry();
    await expectOnce(till, [load]);
    expect((await till.lookup(card)).purses[0]?.balance).toBe(5);
  });
});

const pageBytes = 4_096;

/** Turns round 64 bytes of a file; the place is a share of its length, from 0 to 1. */
function damage(path: string, { share, within }: { share: number; within: number }): void {
  const file = openSync(path, "r+");
  const pages = Math.floor(fstatSync(file).size / pageBytes);
  const at = Math.min(pages - 1, Math.floor(pages * share)) * pageBytes + within;
  const bytes = Buffer.alloc(64);
  readSync(file, bytes, 0, bytes.length, at);
  for (const [place, byte] of bytes.entries()) bytes[place] = byte ^ 0xff;
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

function fingerprints(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder).filter((name) => !name.startsWith("lock.sqlite"));
  return Object.fromEntries(
    files.toSorted().map((name) => {
      const hash = createHash("sha256").update(readFileSync(join(folder, name)));
      return [name, hash.digest("hex")];
    }),
  );
}

describe("a database with a damaged page", () => {
  test("ends the start with one clear line, and nothing is written", async () => {
    const network = running();
    const { site, till } = network.branch(0);
    for (let at = 0; at < 60; at++) {
      const booking = { card: newCard(), type: "credit", purse: "points", amount: 1 } as const;
      await till.book(`page-${at}`, booking);
    }
    expect(await site.stop()).toBe(0);
    const places = [0, 0.2, 0.4, 0.6, 0.9].map((share) => ({ share, within: 0 }));
    places.push({ share: 0.5, within: 2_000 });
    const seen: string[] = [];
    for (const [number, place] of places.entries()) {
      const name = `damaged-${number}`;
      const words = () => ["node", "--hub", network.hub.address];
      const copy = new Site({ name, home: network.home, port: await freePort(), words });
      cpSync(site.folder, copy.folder, { recursive: true });
      damage(join(copy.folder, "store.sqlite"), place);
      const before = fingerprints(copy.folder);
      seen.push(await startOf(copy));
      if (seen.at(-1) === "refused") expect(fingerprints(copy.folder)).toStrictEqual(before);
    }
    process.stdout.write(`damaged pages: ${seen.join(" ")}\n`);
    expect(seen.filter((one) => one === "refused").length).toBeGreaterThanOrEqual(5);
    await site.start();
  });

  /** Damage inside a row's content is no fault of the file's structure; `check` finds that. */
  async function startOf(copy: Site): Promise<string> {
    const started = copy.start().then(() => "started");
    const end = await started.catch((fault: Error & { ended?: { code: number } }) => fault);
    if (typeof end === "string") {
      await copy.close();
      const { code } = await runCommand(["check", "--data", copy.folder, "--json"]);
      return code === 1 ? "found" : `unfound-${code}`;
    }
    expect({ message: end.message, code: end.ended?.code }).toMatchObject({ code: 1 });
    expect(end.message).toMatch(
      /^\S+ ended with 1: \S+store\.sqlite.*(is damaged, restore a backup|malformed|not a database).*\n$/,
    );
    return "refused";
  }
});

describe("a disk that has lost its newest bookings", () => {
  test("is noticed at the hub, and the node books no further", async () => {
    const network = running();
    const { site, till } = network.branch(1);
    const card = newCard();
    const credit = { card, type: "credit", purse: "points", amount: 3 } as const;
    for (let at = 0; at < 20; at++) await till.book(`kept-${at}`, credit);
    await waitFor("all to be sent", async () =>
      (await till.health()).unsent === 0 ? true : undefined,
    );
    await site.kill();
    const log = join(site.folder, "store.sqlite-wal");
    expect(existsSync(log)).toBe(true);
    damage(log, { share: 0, within: 32 });
    await site.start();
    await waitFor("the node to know", async () => {
      const { attention } = await till.health();
      return attention.some(({ code }) => code === "rolled-back") || undefined;
    });
    const refused = await till.book("on", credit).catch((fault: unknown) => fault);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ status: 503, code: "checking-in" });
    const balance = (await network.admin.lookup(card)).purses[0]?.balance;
    expect(balance).toBe(60);
    expect((await network.branch(0).till.lookup(card)).purses[0]?.balance).toBe(60);
  });
});
