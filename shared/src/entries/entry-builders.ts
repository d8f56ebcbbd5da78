import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { Body, Credit, Debit } from "../domain/bodies.ts";
import type { Entry, SignedEntry } from "../domain/entry.ts";
import { type DeviceId, type DocId, docKinds, type EntryId, type PurseId } from "../domain/ids.ts";
import type { LotAttributes } from "../domain/lot.ts";
import type { Signer, Verifier } from "../ports/keys.ts";
import { directoryDoc } from "./doc-ids.ts";
import { deviceIdOf, lotIdOf } from "./hash.ts";
import { toHex } from "./hex.ts";
import { signEntry } from "./sign.ts";

/** Builders for tests only: real entries with real signatures, the same in every run. */

const privateKeyPrefix = Buffer.from("302e020100300506032b657004220420", "hex");
const publicKeyPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** An Ed25519 key that follows from a word; anything but secret. */
export function aSigner(word: string): Signer {
  const seed = createHash("sha256").update(word).digest();
  const der = Buffer.concat([privateKeyPrefix, seed]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  const publicKey = new Uint8Array(spki.subarray(publicKeyPrefix.length));
  return {
    device: deviceIdOf(publicKey),
    publicKey,
    sign: async (message) => new Uint8Array(sign(null, message, key)),
  };
}

export const aVerifier: Verifier = {
  verify: async (publicKey, message, signature) => {
    const der = Buffer.concat([publicKeyPrefix, publicKey]);
    try {
      const key = createPublicKey({ key: der, format: "der", type: "spki" });
      return verify(null, message, key, signature);
    } catch {
      return false; // bytes that are no key
    }
  },
};

/** Documents of one kind are told apart by a number. */
export function aDoc(number = 1, kind: string = docKinds.account): DocId {
  return `${kind}${number.toString(16).padStart(32, "0")}` as DocId;
}

export function aLot(given: Partial<LotAttributes> = {}): LotAttributes {
  return {
    issuer: "north",
    funder: null,
    paid: false,
    price: null,
    from: null,
    expires: null,
    order: 0,
    tax: null,
    ...given,
  };
}

export const points: PurseId = "points" as PurseId;
const nobody = "0".repeat(32) as DeviceId;

export function aCredit(given: Partial<Credit> = {}): Credit {
  const amount = given.amount ?? 10;
  return {
    kind: "credit",
    purse: points,
    lot: aLot(),
    amount,
    reason: "sale",
    holder: nobody,
    minted: amount,
    receipt: null,
    campaign: null,
    ...given,
  };
}

export function aDebit(given: Partial<Debit> = {}): Debit {
  return {
    kind: "debit",
    purse: points,
    lines: [{ lot: lotIdOf(aLot()), amount: 5 }],
    beyond: 0,
    since: null,
    reason: "redeemed",
    receipt: null,
    campaign: null,
    ...given,
  };
}

type Tail = { readonly id: EntryId; readonly n: number };

/** A device that writes correct chains and cites what it has learned. */
export class TestDevice {
  readonly signer: Signer;
  readonly #held = new Map<EntryId, SignedEntry>();
  readonly #heads = new Map<DocId, Set<EntryId>>();
  readonly #own = new Map<DocId, Tail>();
  #seq = 0;
  #prev: EntryId | null = null;
  #ms = 1_700_000_000_000;

  constructor(signer: Signer) {
    this.signer = signer;
  }

  get id(): DeviceId {
    return this.signer.device;
  }

  held(doc?: DocId): readonly SignedEntry[] {
    return [...this.#held.values()].filter(({ entry }) => doc === undefined || entry.doc === doc);
  }

  /** `given` replaces fields of the header, for entries that no honest device writes. */
  async write(doc: DocId, body: Body, given: Partial<Entry> = {}): Promise<SignedEntry> {
    const own = this.#own.get(doc);
    const signed = await signEntry(this.signer, {
      doc,
      device: this.id,
      seq: this.#seq + 1,
      prev: this.#prev,
      own: own?.id ?? null,
      n: (own?.n ?? 0) + 1,
      after: [...this.#headsOf(doc)].toSorted(),
      hlc: { ms: this.#ms + 1, count: 0 },
      policy: [],
      by: null,
      key: null,
      body,
      ...given,
    });
    this.#seq += 1;
    this.#prev = signed.id;
    this.#own.set(doc, { id: signed.id, n: signed.entry.n });
    this.learn([signed]);
    return signed;
  }

  /** In an order in which every entry follows what it cites, as an honest replica has them. */
  learn(entries: Iterable<SignedEntry>): void {
    for (const signed of entries) {
      if (this.#held.has(signed.id)) continue;
      this.#held.set(signed.id, signed);
      this.#ms = Math.max(this.#ms, signed.entry.hlc.ms);
      const heads = this.#headsOf(signed.entry.doc);
      for (const cited of signed.entry.after) heads.delete(cited);
      heads.add(signed.id);
    }
  }

  #headsOf(doc: DocId): Set<EntryId> {
    const heads = this.#heads.get(doc) ?? new Set<EntryId>();
    this.#heads.set(doc, heads);
    return heads;
  }
}

export type TestNetwork = {
  readonly headquarters: TestDevice;
  readonly devices: readonly TestDevice[];
  /** The network, one branch, the purse for points, and a certificate for each device. */
  readonly control: readonly SignedEntry[];
};

const zone = "Europe/Berlin";

const pointsPurse: Body = {
  kind: "purse",
  id: points,
  unit: "points",
  currency: null,
  unitValue: null,
  slots: null,
  nameDe: "Punkte",
  nameEn: "Points",
  active: true,
};

/** Headquarters and some certified devices that have learned all control entries. */
export async function aNetwork(given: { readonly devices?: number } = {}): Promise<TestNetwork> {
  const doc = directoryDoc;
  const headquarters = new TestDevice(aSigner("headquarters"));
  const names = Array.from({ length: given.devices ?? 2 }, (_, at) => `device ${at + 1}`);
  const devices = names.map((name) => new TestDevice(aSigner(name)));
  const rootKey = toHex(headquarters.signer.publicKey);
  const bodies: readonly Body[] = [
    { kind: "network", name: "Test network", key: rootKey, currency: "EUR", zone },
    { kind: "branch", id: "north", name: "North", region: null, zone, active: true },
    pointsPurse,
    ...devices.map(certificateOf),
  ];
  for (const body of bodies) await headquarters.write(doc, body);
  const control = headquarters.held(doc);
  for (const device of devices) device.learn(control);
  return { headquarters, devices, control };
}

function certificateOf(device: TestDevice): Body {
  return {
    kind: "certificate",
    device: device.id,
    key: toHex(device.signer.publicKey),
    role: "node",
    branch: "north",
    name: "Branch node",
    from: 0,
    until: null,
  };
}
