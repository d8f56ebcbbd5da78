import type { Body } from "@cardweave/shared/domain/bodies";
import type { Entry, SignedEntry } from "@cardweave/shared/domain/entry";
import type { DeviceId, DocId, EntryId } from "@cardweave/shared/domain/ids";
import { parseEntry, sealEntry, signedMessage } from "@cardweave/shared/entries/codec";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import {
  aCredit,
  aDebit,
  aLot,
  points,
  type TestDevice,
} from "@cardweave/shared/entries/entry-builders";
import { lotIdOf } from "@cardweave/shared/entries/hash";
import { toHex } from "@cardweave/shared/entries/hex";
import { signEntry } from "@cardweave/shared/entries/sign";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import { decode, encode } from "cborg";
import type { Rng } from "./rng.ts";
import type { SimNode } from "./sim-node.ts";
import type { World } from "./world.ts";

export type Forger = {
  readonly world: World;
  readonly signer: Signer;
  readonly device: TestDevice;
  readonly held: readonly StoredEntry[];
  /** The control entries in force, which limit what it may spend. */
  readonly policy: readonly EntryId[];
  /** Documents in which its own chain waits for something that nobody has. */
  readonly waiting: Set<DocId>;
};

/** What every replica must make of it. */
export type Expected = "valid" | "disputed" | "invalid" | "pending";

type Lie = { readonly id: EntryId; readonly expected: Expected };

/** Entries under its own good signature that must not count. */
export async function lies(forger: Forger): Promise<readonly Lie[]> {
  const { hostile } = forger.world.streams;
  const target = honest(forger, hostile);
  if (target === null) return [];
  const { doc } = target.entry;
  forger.device.learn(forger.held.filter(({ entry }) => entry.doc === doc && entry.n > 0));
  const told: Lie[] = [];
  const tell = async (
    expected: Lie["expected"],
    body: Body,
    given: Partial<Entry> = {},
  ): Promise<void> => {
    if (!hostile.chance(0.6)) return;
    const place = given.doc ?? doc;
    const { id } = await forger.device.write(place, body, given);
    const waits = expected === "pending" || forger.waiting.has(place);
    if (waits) forger.waiting.add(place);
    told.push({ id, expected: waits ? "pending" : expected });
  };
  const amount = 1 + hostile.below(5);
  await tell("invalid", reversalOf(target, forger.signer.device));
  await tell("invalid", grantToItself(forger.signer.device, amount));
  await tell("invalid", aCredit({ holder: forger.signer.device }), { n: 900 + told.length });
  await tell("invalid", aCredit({ holder: forger.signer.device }), { doc: directoryDoc });
  await tell("invalid", { kind: "region", id: "x", name: "x", active: true });
  if (forger.world.swarm.habits.has("claims")) await claims(forger, tell);
  const nowhere = toHex(hostile.bytes(32)) as EntryId;
  await tell("pending", aCredit({ holder: forger.signer.device }), { after: [nowhere] });
  return told;
}

type Tell = (expected: Expected, body: Body, given?: Partial<Entry>) => Promise<void>;

/** Spends and gives what it does not hold, pays debts as if it were a pool, undoes what others did. */
async function claims({ world, signer, policy }: Forger, tell: Tell): Promise<void> {
  const { limits } = world.swarm;
  const amount = 1 + world.streams.hostile.below(50);
  const line = { lot: lotIdOf(aLot()), amount };
  await tell("disputed", aDebit({ lines: [line] }));
  const since = { checkpoint: null, card: amount, device: amount };
  if (limits.points.mode === "rights-only" && policy.length > 0) {
    await tell("disputed", aDebit({ lines: [], beyond: amount, since }), { policy });
  }
  const of = toHex(world.streams.hostile.bytes(32)) as EntryId;
  await tell("invalid", { kind: "cover", purse: points, of, lines: [line] });
  const to = world.root.device;
  await tell("invalid", { kind: "grant", purse: points, lot: line.lot, to, amount, for: null });
  await tell("invalid", grantToItself(signer.device, amount));
}

function honest({ held, signer }: Forger, rng: Rng): StoredEntry | null {
  const bookings = held.filter(
    ({ entry, verdict }) =>
      entry.device !== signer.device &&
      verdict === "valid" &&
      (entry.body.kind === "credit" || entry.body.kind === "debit"),
  );
  return bookings.length === 0 ? null : rng.pick(bookings);
}

function reversalOf({ id, entry }: StoredEntry, holder: DeviceId): Body {
  const { body } = entry;
  const amount = body.kind === "credit" ? body.amount : 1;
  const lot = body.kind === "credit" ? lotIdOf(body.lot) : lotIdOf(aLot());
  return {
    kind: "reverse",
    of: id,
    lines: [{ lot, amount }],
    beyond: 0,
    holder,
    into: null,
    minted: 0,
  };
}

function grantToItself(to: DeviceId, amount: number): Body {
  return { kind: "grant", purse: points, lot: lotIdOf(aLot()), to, amount, for: null };
}

/** Bytes that no replica may take for an entry of anybody. */
export async function forgeries(forger: Forger): Promise<readonly Uint8Array[]> {
  const { hostile } = forger.world.streams;
  const target = honest(forger, hostile);
  if (target === null) return [];
  const stranger = forger.world.keys.signer(`stranger ${hostile.below(1_000_000)}`);
  const { entry } = target;
  const taken = aDebit({ lines: [{ lot: lotIdOf(aLot()), amount: 3 }] });
  const next = { ...entry, seq: entry.seq + 1, prev: target.id, key: null, body: taken };
  const made = [
    flipped(target.bytes, hostile),
    flipped(target.bytes, hostile),
    (await signEntry(forger.signer, next)).bytes,
    (await signEntry(stranger, { ...next, device: stranger.device })).bytes,
    await strange(forger, target),
    hostile.bytes(40),
  ];
  return made.filter(() => hostile.chance(0.7));
}

function flipped(bytes: Uint8Array, rng: Rng): Uint8Array {
  const copy = new Uint8Array(bytes);
  const at = rng.below(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << rng.below(8));
  return copy;
}

/** A body of no known kind, under a signature that is somebody else's. */
async function strange({ signer }: Forger, { bytes }: StoredEntry): Promise<Uint8Array> {
  const [payload] = decode(bytes) as [Uint8Array];
  const fields = decode(payload) as unknown[];
  fields[14] = "tomorrow";
  fields[15] = [];
  const changed = encode(fields);
  const parsed = parseEntry(bytes);
  if (!parsed.ok) return changed;
  return sealEntry(parsed.value.entry, changed, await signer.sign(signedMessage(changed))).bytes;
}

/**
 * What the hub has already, mixed and repeated, and what nodes have not sent yet, from the back:
 * a neighbour may pass it on. Not where disks forget: then it would make holes that stay.
 */
export async function reordered(
  { world, held }: Forger,
  nodes: readonly SimNode[],
): Promise<readonly Uint8Array[]> {
  const { hostile } = world.streams;
  const again = hostile.shuffled(held).slice(0, 12);
  const forgets = (["rollback", "loss", "restore"] as const).some((kind) =>
    world.swarm.faults.has(kind),
  );
  const early: SignedEntry[] = [];
  for (const node of forgets ? [] : nodes) {
    early.push(...(await node.disk.store.unsent(node.device, 0, 50)));
  }
  world.report.count("entries passed on out of order", early.length);
  return [...early.toReversed().filter(() => hostile.chance(0.7)), ...again].map(
    (one) => one.bytes,
  );
}
