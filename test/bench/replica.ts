import { join } from "node:path";
import { createKeyFile } from "@cardweave/shared/adapters/file-keys";
import { nodeVerifier } from "@cardweave/shared/adapters/node-crypto";
import { openSqliteStore } from "@cardweave/shared/adapters/sqlite-store";
import { systemClock, systemTimers } from "@cardweave/shared/adapters/system-clock";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import type { DocId, PurseId } from "@cardweave/shared/domain/ids";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { toHex } from "@cardweave/shared/entries/hex";
import { act, write } from "@cardweave/shared/replica/act";
import { Replica } from "@cardweave/shared/replica/replica";

/** A replica on disk that is its own headquarters, so that it can book at once. */
export async function aReplicaIn(folder: string): Promise<Replica> {
  const signer = createKeyFile(join(folder, "device.key"));
  const ports = {
    store: openSqliteStore({ path: join(folder, "store.sqlite") }),
    signer,
    verifier: nodeVerifier(),
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
  };
  const replica = await Replica.open(ports, signer.device);
  const key = toHex(signer.publicKey);
  const network = { kind: "network", name: "Bench", currency: "EUR", zone: "UTC", key } as const;
  const points = {
    kind: "purse",
    id: "points" as PurseId,
    unit: "points",
    currency: null,
    unitValue: null,
    slots: null,
    nameDe: "Punkte",
    nameEn: "Points",
    active: true,
  } as const;
  const bodies = [network, points].map((body) => ({ doc: directoryDoc, body }));
  const author = { by: null, key: null };
  await replica.step((step) => write(replica, step, { author, bodies }));
  return replica;
}

export function cardNumbered(number: number): DocId {
  return `01${number.toString(16).padStart(32, "0")}` as DocId;
}

const request = "0".repeat(64);

/** One booking as a till's call makes it, with an answer of the usual size. */
export function bookOn(replica: Replica, doc: DocId, key: string): Promise<void> {
  return bookAs(replica, doc, { key, type: "credit" });
}

export async function bookAs(
  replica: Replica,
  doc: DocId,
  { key, type }: { readonly key: string; readonly type: "credit" | "debit" },
): Promise<void> {
  const command = {
    type,
    purse: "points" as PurseId,
    amount: 1,
    reason: "earned",
  } as const;
  const done = await act(replica, {
    key: { till: "till-1", id: key },
    by: "anna",
    request,
    wishes: [{ doc, command }],
    answer: async ({ receipt, entries }) => {
      const body = { receipt, entries: entries.map(({ id }) => id), filler: "x".repeat(600) };
      return { status: 201, body: JSON.stringify(body) };
    },
  });
  if (!done.ok) throw new Error(`refused: ${done.error.code}`);
}
