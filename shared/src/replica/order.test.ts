import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceOf } from "../domain/account.ts";
import type { Body } from "../domain/bodies.ts";
import type { Entry } from "../domain/entry.ts";
import { type EntryId, isControl, type PurseId } from "../domain/ids.ts";
import { directoryDoc } from "../entries/doc-ids.ts";
import { aCredit, aDebit, aDoc, aLot, aSigner, TestDevice } from "../entries/entry-builders.ts";
import { lotIdOf } from "../entries/hash.ts";
import { admit, retryAside } from "./admit.ts";
import { DigestBook } from "./digest.ts";
import { refolded } from "./refold-builders.ts";
import type { Replica } from "./replica.ts";
import {
  aCertificate,
  accountOf,
  aNetworkOf,
  aPurseBody,
  aReplica,
  book,
  bytesIn,
  credit,
  debit,
  decree,
  deviceOf,
  everything,
  HandClock,
  points,
  quiet,
} from "./replica-builders.ts";

/**
 * Random histories of three nodes, headquarters and a liar, with partitions: whoever holds the
 * same entries holds the same accounts, verdicts, totals, digests and directory.
 */

const words = ["north", "south", "west"] as const;
const cards = [aDoc(1), aDoc(2)];
const stamps = "stamps:coffee" as PurseId;
const lot = lotIdOf(aLot());

type World = {
  readonly clocks: readonly HandClock[];
  readonly hqClock: HandClock;
  readonly hq: Replica;
  readonly nodes: readonly Replica[];
  readonly liar: TestDevice;
};

type Deed = (world: World) => Promise<unknown>;

const who = fc.nat(words.length - 1);
const which = fc.constantFrom(...cards);
const amount = fc.integer({ min: 1, max: 30 });

function nodeAt(world: World, at: number): Replica {
  return world.nodes[at] ?? world.hq;
}

const bookings: fc.Arbitrary<Deed> = fc
  .tuple(who, which, amount, fc.boolean(), fc.constantFrom(points, points, stamps))
  .map(([at, card, sum, isDebit, purse]) => (world: World) => {
    return book(nodeAt(world, at), card, isDebit ? debit(sum, purse) : credit(sum, purse));
  });

const reversals: fc.Arbitrary<Deed> = fc
  .tuple(who, which, fc.nat(5))
  .map(([at, card, back]) => async (world: World) => {
    const node = nodeAt(world, at);
    const held = await node.ports.store.entriesOf(card);
    const one = held.at(-1 - back);
    if (one !== undefined) await book(node, card, { type: "reverse", of: one.id });
  });

const meetings: fc.Arbitrary<Deed> = fc
  .tuple(fc.nat(words.length), fc.nat(words.length), fc.nat(12), fc.boolean())
  .map(([from, to, most, isWhole]) => async (world: World) => {
    const bytes = await bytesIn(nodeAt(world, from));
    const part = isWhole ? bytes : bytes.slice(-most - 1);
    await admit(nodeAt(world, to), part, { from: "meeting" });
    await retryAside(nodeAt(world, to));
  });

const jumps: fc.Arbitrary<Deed> = fc.tuple(who, fc.integer({ min: -200_000, max: 200_000 })).map(
  ([at, ms]) =>
    async (world: World) =>
      world.clocks[at]?.move(ms),
);

const decrees: fc.Arbitrary<Deed> = fc
  .constantFrom<Body>(
    aPurseBody(stamps),
    { ...aPurseBody(points), nameEn: "Beans" } as Body,
    { kind: "policy", name: "schemes", value: '["own"]' },
    { kind: "policy", name: "allowances", value: '{"points":25}' },
    aCertificate("west"),
  )
  .map((body) => (world: World) => decree(world.hq, body));

const nowhere = "0".repeat(64) as EntryId;

/** What judges anew what replicas hold already: allowances, retirements, lost entries. */
const rulings: fc.Arbitrary<Deed> = fc
  .tuple(fc.constantFrom("allow", "retire", "lost"), fc.constantFrom(...words, "liar"), fc.nat(9))
  .map(([kind, word, number]) => async (world: World) => {
    const device = deviceOf(word);
    const held = [...(await everything(world.hq))].filter(({ entry }) => entry.device === device);
    const one = held[number % Math.max(1, held.length)];
    if (kind === "allow") {
      await decree(world.hq, { kind, device, purse: points, amount: number * 10 });
    } else if (kind === "retire" && number < 3) {
      await decree(world.hq, { kind, device, seq: number, head: one?.id ?? nowhere });
    } else if (kind === "lost" && one !== undefined && !isControl(one.entry.doc)) {
      await decree(world.hq, { kind, of: one.id });
    }
  });

/** What no honest device writes: forks, wrong places, others' bookings, uncited targets. */
const lies: fc.Arbitrary<Deed> = fc
  .tuple(which, fc.nat(8), fc.nat(6), fc.constantFrom("chain", "fork", "nothing", "ahead"))
  .map(([doc, kind, back, place]) => async (world: World) => {
    const node = nodeAt(world, back % words.length);
    const held = await node.ports.store.entriesOf(doc);
    if (place === "chain") world.liar.learn(held.filter((one) => one.verdict !== "pending"));
    const among = back % 3 === 0 ? held : world.liar.held(doc);
    const of = among.at(-1 - (back >> 1))?.id ?? ("0".repeat(64) as EntryId);
    const body = lieOf(kind, of, world);
    const target = body.kind === "policy" ? directoryDoc : doc;
    const one = await world.liar.write(target, body, headerOf(place));
    await admit(node, [one.bytes], { from: "liar" });
    await retryAside(node);
  });

function lieOf(kind: number, of: EntryId, { liar, nodes }: World): Body {
  const lines = [{ lot, amount: 3 }];
  const to = nodes[0]?.device ?? liar.id;
  const bodies: readonly Body[] = [
    aCredit({ amount: 7, holder: to }),
    aDebit({ lines, beyond: 2 }),
    { kind: "grant", purse: points, lot, to, amount: 2, for: null },
    { kind: "grant", purse: points, lot, to: liar.id, amount: 2, for: null },
    { kind: "cover", purse: points, of, lines },
    { kind: "reverse", of, lines, beyond: 1, holder: to, into: null, minted: 0 },
    { kind: "policy", name: "schemes", value: "[]" },
    aCredit({ purse: stamps, amount: 1, holder: liar.id }),
  ];
  return bodies[kind % bodies.length] as Body;
}

function headerOf(place: string): Partial<Entry> {
  if (place === "fork") return { own: null, n: 1, after: [], seq: 1, prev: null };
  if (place === "nothing") return { after: [], own: null, n: 3 };
  return {};
}

const histories = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: bookings },
    { weight: 2, arbitrary: reversals },
    { weight: 4, arbitrary: meetings },
    { weight: 1, arbitrary: jumps },
    { weight: 1, arbitrary: decrees },
    { weight: 2, arbitrary: rulings },
    { weight: 3, arbitrary: lies },
  ),
  { minLength: 1, maxLength: 40 },
);

async function aWorld(): Promise<World> {
  const clocks = words.map(() => new HandClock());
  const hqClock = new HandClock();
  const hq = await aNetworkOf([...words, "liar"], { clock: hqClock });
  const nodes = await Promise.all(words.map((word, at) => aReplica(word, clockOf(clocks[at]))));
  for (const node of nodes) await admit(node, await bytesIn(hq), { from: "setup" });
  return { clocks, hqClock, hq, nodes, liar: new TestDevice(aSigner("liar")) };
}

function clockOf(clock: HandClock | undefined): { readonly clock?: HandClock } {
  return clock === undefined ? {} : { clock };
}

/** Everything that must not depend on the order of arrival. */
async function seen(replica: Replica): Promise<object> {
  const { store } = replica.ports;
  const entries = await everything(replica);
  const { heads, hlc, policy, networkId, network, purses, devices } = replica.directory;
  return {
    verdicts: Object.fromEntries(entries.map(({ id, verdict }) => [id, verdict])),
    accounts: await Promise.all([...cards, directoryDoc].map((doc) => accountOf(replica, doc))),
    totals: await store.totals(),
    digests: await new DigestBook(store).byShard(),
    positions: (await store.positions()).map(({ device, count }) => [device, count]),
    directory: { heads, hlc, policy, networkId, network, purses, devices },
  };
}

describe("replicas that hold the same entries", () => {
  test("R30, R45, R218 agree in every bit, in whatever order and how often entries came", async () => {
    const runs = fc.tuple(histories, fc.infiniteStream(fc.nat(0xffff)));
    await fc.assert(
      fc.asyncProperty(runs, async ([deeds, chance]) => {
        const world = await aWorld();
        for (const deed of deeds) await deed(world);
        await expectAgreement(world, chance);
        await expectReopened(world);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 15_000 },
    );
  }, 60_000);
});

async function expectAgreement(world: World, chance: Iterator<number>): Promise<void> {
  const { hq, nodes } = world;
  const clock = sameTime(world);
  const fresh = await aReplica("fresh", { clock });
  const all = [hq, ...nodes, fresh];
  const bytes = (await Promise.all(all.map(bytesIn))).flat();
  for (const replica of all) await takeIn(replica, shuffled(bytes, chance));
  await quiet(...all);
  const expected = await seen(hq);
  for (const replica of all) expect(await seen(replica)).toEqual(expected);
  for (const doc of cards) expect(await refolded(fresh, doc)).toEqual(await accountOf(fresh, doc));
  expect(await summed(fresh)).toEqual(await fresh.ports.store.totals());
}

/** All clocks go to the latest of them, so that nobody's entries are ahead of another's any more. */
function sameTime({ clocks, hqClock }: World): HandClock {
  const latest = Math.max(...[...clocks, hqClock].map((clock) => clock.now()));
  for (const clock of [...clocks, hqClock]) clock.move(latest - clock.now());
  return hqClock;
}

async function takeIn(replica: Replica, parts: readonly Uint8Array[][]): Promise<void> {
  for (const part of parts) {
    await admit(replica, part, { from: "all" });
    await retryAside(replica);
  }
}

async function summed(replica: Replica): Promise<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const doc of cards) {
    for (const [id, purse] of Object.entries((await accountOf(replica, doc)).purses)) {
      totals[id] = (totals[id] ?? 0) + balanceOf(purse);
    }
  }
  return Object.fromEntries(Object.entries(totals).filter(([, sum]) => sum !== 0));
}

/** A restart changes nothing of what a replica knows. */
async function expectReopened({ nodes, clocks }: World): Promise<void> {
  for (const [at, node] of nodes.entries()) {
    const { store } = node.ports;
    const again = await aReplica(words[at] ?? "", { store, ...clockOf(clocks[at]) });
    expect(await seen(again)).toEqual(await seen(node));
    const { hlc: _, ...chain } = again.chain;
    expect(node.chain).toMatchObject(chain);
  }
}

/** All of them in a random order, some twice, in random parts. */
function shuffled(bytes: readonly Uint8Array[], chance: Iterator<number>): readonly Uint8Array[][] {
  const pick = () => chance.next().value as number;
  const some = bytes.filter(() => pick() % 5 === 0);
  const ordered = [...bytes, ...some].map((one) => ({ one, at: pick() }));
  const mixed = ordered.toSorted((a, b) => a.at - b.at).map(({ one }) => one);
  const parts: Uint8Array[][] = [];
  while (mixed.length > 0) parts.push(mixed.splice(0, 1 + (pick() % 40)));
  return parts;
}
