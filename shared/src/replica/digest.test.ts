import { describe, expect, test } from "vitest";
import type { EntryId } from "../domain/ids.ts";
import { aDoc } from "../entries/entry-builders.ts";
import { admit } from "./admit.ts";
import { DigestBook } from "./digest.ts";
import { aNetworkOf, aReplica, book, bytesIn, credit } from "./replica-builders.ts";

async function aBookedNode() {
  const hq = await aNetworkOf(["north"]);
  const node = await aReplica("north");
  await admit(node, await bytesIn(hq), { from: "setup" });
  for (let at = 0; at < 5; at++) await book(node, aDoc(at), credit(1));
  return node;
}

describe("a digest", () => {
  test("R219 is equal for equal sets in any order, and not for others", async () => {
    const node = await aBookedNode();
    const bytes = await bytesIn(node);
    const other = await aReplica("south");
    const book2 = new DigestBook(other.ports.store);
    const [network, ...rest] = bytes;
    await admit(other, [network ?? new Uint8Array(), ...rest.toReversed().slice(1)], { from: "t" });
    const mine = await new DigestBook(node.ports.store).root();
    expect((await book2.root()).count).toBeLessThan(mine.count);
    await admit(other, bytes, { from: "t" });
    expect(await book2.root()).toEqual(mine);
  });

  test("R219 over all is the sum of those by shard", async () => {
    const digests = new DigestBook((await aBookedNode()).ports.store);
    const { count, sum } = await digests.root();
    const shards = Object.values(await digests.byShard());
    expect(shards.reduce((total, one) => total + one.count, 0)).toBe(count);
    const word = (bytes: Uint8Array) => new DataView(bytes.buffer).getUint32(0, true);
    const total = shards.reduce((all, one) => (all + word(one.sum)) >>> 0, 0);
    expect([total, sum.length]).toEqual([word(sum), 256]);
  });

  test("R219 over many entries lets others in between two pages, and comes to the same", async () => {
    const many = Array.from({ length: 600 }, (_, at) => ({
      id: `${at}`.padStart(64, "0") as EntryId,
      doc: aDoc(at),
      row: at + 1,
    }));
    const idsAfter = async (row: number, limit: number) => many.slice(row, row + limit);
    let pauses = 0;
    const paused = new DigestBook({ idsAfter }, async () => {
      pauses += 1;
    });
    expect(await paused.root()).toEqual(await new DigestBook({ idsAfter }).root());
    expect([pauses, (await paused.root()).count, pauses]).toEqual([2, 600, 2]);
  });
});
