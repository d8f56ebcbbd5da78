import { createHash } from "node:crypto";
import type { ControlBody } from "@cardweave/shared/domain/control-bodies";
import { budgetPurse, type DocId, type PurseId } from "@cardweave/shared/domain/ids";
import { instant } from "@cardweave/shared/domain/measure";
import { accountDocOf, budgetDocOf, directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { deviceIdOf } from "@cardweave/shared/entries/hash";
import { toHex } from "@cardweave/shared/entries/hex";
import type { EntryStore, StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import { write } from "@cardweave/shared/replica/act";
import { Replica, type ReplicaPorts } from "@cardweave/shared/replica/replica";
import { ObjectStore } from "./object-store.ts";

export const points: PurseId = "points" as PurseId;
export const money: PurseId = "money" as PurseId;
export const budget: PurseId = budgetPurse("spring");

/** 12 May 2026, 09:00 UTC. */
export const startMs: number = Date.UTC(2026, 4, 12, 9);

export const mostNodes = 5;

/** What all policy seeds of a process share: keys, cards, and the founding of the network. */
export type PolicyKit = {
  readonly root: Signer;
  readonly nodes: readonly Signer[];
  readonly pool: (shard: string) => Signer;
  readonly docs: readonly DocId[];
  /** Of a campaign; no card leads to it. */
  readonly budgetDoc: DocId;
  readonly founding: readonly StoredEntry[];
};

/** A device whose signature is a formality: no line carries what it signs. */
function formalSigner(word: string): Signer {
  const publicKey = new Uint8Array(createHash("sha256").update(word).digest());
  const signature = new Uint8Array(64);
  return { device: deviceIdOf(publicKey), publicKey, sign: async () => signature };
}

/** A moment is over at once, as nothing comes in meanwhile; what takes longer never rings. */
const shortTimers: ReplicaPorts["timers"] = {
  after: (ms, act) => {
    let isOff = ms > momentMs;
    queueMicrotask(() => {
      if (!isOff) act();
    });
    return () => {
      isOff = true;
    };
  },
};
const momentMs = 50;

export function formalPorts(
  store: EntryStore,
  signer: Signer,
  rest: Pick<ReplicaPorts, "clock" | "random">,
): ReplicaPorts {
  return { store, signer, verifier: { verify: async () => true }, timers: shortTimers, ...rest };
}

export async function policyKit(): Promise<PolicyKit> {
  const root = formalSigner("headquarters");
  const nodes = Array.from({ length: mostNodes }, (_, at) => formalSigner(`node ${at}`));
  const pools = new Map<string, Signer>();
  const pool = (shard: string): Signer => {
    const made = pools.get(shard) ?? formalSigner(`pool ${shard}`);
    pools.set(shard, made);
    return made;
  };
  const secret = new Uint8Array(32);
  const docs = ["first", "second"].map((number) => accountDocOf(secret, "own", number));
  const founding = await found(root, nodes);
  return { root, nodes, pool, docs, budgetDoc: budgetDocOf("spring"), founding };
}

async function found(root: Signer, nodes: readonly Signer[]): Promise<readonly StoredEntry[]> {
  const store = new ObjectStore();
  const clock = { now: () => instant(startMs - 60_000) };
  const random = { bytes: (length: number) => new Uint8Array(length), fraction: () => 0 };
  const ports = formalPorts(store, root, { clock, random });
  const replica = await Replica.open(ports, root.device);
  const purses = (["points", "money", "cap"] as const).map(purseOf);
  const bodies = [networkOf(root), ...purses, ...nodes.map(certified)];
  const inDirectory = bodies.map((body) => ({ doc: directoryDoc, body }));
  const author = { by: null, key: null };
  await replica.step((step) => write(replica, step, { author, bodies: inDirectory }));
  return store.rows;
}

function networkOf({ publicKey }: Signer): ControlBody {
  const key = toHex(publicKey);
  return { kind: "network", name: "Policy", currency: "EUR", zone: "UTC", key };
}

function certified({ device, publicKey }: Signer, at: number): ControlBody {
  const key = toHex(publicKey);
  const place = { role: "node", branch: `b${at}`, name: `node ${at}` } as const;
  return { kind: "certificate", device, key, ...place, from: 0, until: null };
}

function purseOf(unit: "points" | "money" | "cap"): ControlBody {
  const currency = unit === "money" ? "EUR" : null;
  const names = { nameDe: unit, nameEn: unit };
  return {
    kind: "purse",
    id: { points, money, cap: budget }[unit],
    unit,
    currency,
    unitValue: null,
    slots: null,
    ...names,
    active: true,
  };
}
