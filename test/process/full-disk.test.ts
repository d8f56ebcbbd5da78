import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { expectEqual, settle } from "./agreement.ts";
import { type Booking, balanceOf, Refused } from "./client.ts";
import { patience } from "./lane.ts";
import { Network, newCard } from "./network.ts";
import { waitFor } from "./wait-for.ts";

/** A disk of its own that is soon full; nothing where this user may not mount one. */
function smallDisk(): string | undefined {
  const place = mkdtempSync(join(tmpdir(), "cardweave-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", place], { stdio: "ignore" });
    return place;
  } catch {
    rmSync(place, { recursive: true });
    return undefined;
  }
}

const disk = smallDisk();
let network: Network | undefined;

afterAll(async () => {
  await network?.close();
  if (disk === undefined) return;
  execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true });
});

/** Takes all room that is left, but for what the last page needs. */
function fill(place: string): void {
  const file = openSync(join(place, "ballast"), "a");
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "ENOSPC") throw fault;
  } finally {
    closeSync(file);
  }
  expect(statfsSync(place).bavail).toBe(0);
}

describe.skipIf(disk === undefined)("a full disk (needs a user who may mount one)", () => {
  test("refuses with 507, keeps what was booked, and works again", {
    timeout: patience,
  }, async () => {
    const small = disk ?? "";
    network = await Network.open({ nodes: 1 });
    const site = await network.enrolled("hafen", "small");
    site.moveTo(small);
    await site.start();
    const till = network.tillAt("hafen", site);
    const card = newCard();
    const credit: Booking = { card, type: "credit", purse: "points", amount: 2 };
    await till.book("first", credit);
    await waitFor("the first booking to be sent", async () =>
      (await till.health()).unsent === 0 ? true : undefined,
    );

    fill(small);
    const answers = await untilFull((at) => till.book(`filling-${at}`, credit));
    expect(answers.refusal).toMatchObject({ status: 507, code: "storage" });
    const elsewhere = network.branch(0).till;
    for (let at = 0; at < 40; at++) {
      const other = { ...credit, card: newCard(), amount: 5 };
      await elsewhere.book(`elsewhere-${at}`, other);
    }
    await elsewhere.book("elsewhere", { ...credit, amount: 500 });
    await settle(network);
    for (let at = 0; at < 5; at++) {
      expect(await till.book(`full-${at}`, credit).catch((fault) => fault)).toBeInstanceOf(Refused);
    }
    const { attention } = await till.health();
    expect(attention.map(({ code }) => code)).toContain("disk-full");
    const held = balanceOf(await till.lookup(card), "points");
    expect([0, 500]).toContain(held - 2 * (1 + answers.booked));

    rmSync(join(small, "ballast"));
    await waitFor("the node to book again", async () => {
      await till.book("again", credit);
      return true;
    });
    network.branches.push({ id: "hafen", site, till });
    await settle(network);
    // So small a disk is nearly full whatever is on it.
    const left = (await till.health()).attention.map(({ code }) => code);
    expect(left).toStrictEqual(["disk-low"]);
    await expectEqual(network, [card]);
    expect(balanceOf(await till.lookup(card), "points")).toBe(500 + 2 * (2 + answers.booked));
  });
});

async function untilFull(
  book: (at: number) => Promise<unknown>,
): Promise<{ readonly booked: number; readonly refusal: unknown }> {
  for (let booked = 0; booked < 5_000; booked++) {
    try {
      await book(booked);
    } catch (refusal) {
      return { booked, refusal };
    }
  }
  throw new Error("the disk is not full");
}
