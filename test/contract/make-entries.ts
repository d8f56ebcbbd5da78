import type { AccountState } from "@cardweave/shared/domain/account";
import { emptyAccount } from "@cardweave/shared/domain/account";
import type { AccountBody } from "@cardweave/shared/domain/bodies";
import type { Entry } from "@cardweave/shared/domain/entry";
import type { DeviceId, DocId, EntryId, PurseId } from "@cardweave/shared/domain/ids";
import { encodePayload, sealEntry } from "@cardweave/shared/entries/codec";
import type { NewEntry } from "@cardweave/shared/ports/entry-store";

export const points = "points" as PurseId;
export const money = "money" as PurseId;

export function deviceNamed(number: number): DeviceId {
  return number.toString(16).padStart(32, "0") as DeviceId;
}

/** A card's document; `number` is found again in its last digits. */
export function cardNumbered(number: number): DocId {
  return `01${number.toString(16).padStart(32, "0")}` as DocId;
}

export const controlDoc: DocId = `00${"0".repeat(32)}` as DocId;

type Wishes = Partial<Omit<NewEntry, "id" | "bytes" | "entry" | "needs">> & {
  readonly device?: DeviceId;
  readonly seq?: number;
  readonly prev?: EntryId | null;
  readonly doc?: DocId;
  readonly amount?: number;
  readonly needs?: readonly string[];
  readonly body?: AccountBody;
  readonly key?: Entry["key"];
};

function creditOf(device: DeviceId, amount: number): AccountBody {
  const lot = {
    issuer: "nord",
    funder: null,
    paid: false,
    price: null,
    from: null,
    expires: null,
    order: 0,
    tax: null,
  };
  return {
    kind: "credit",
    purse: points,
    lot,
    amount,
    reason: "sale",
    holder: device,
    minted: amount,
    receipt: null,
    campaign: null,
  };
}

/** An entry with real bytes and a made-up signature: stores do not check who signed. */
export function anEntry(wishes: Wishes = {}): NewEntry {
  const { device = deviceNamed(1), seq = 1, prev = null, doc = cardNumbered(1) } = wishes;
  const entry: Entry = {
    doc,
    device,
    seq,
    prev,
    own: null,
    n: 1,
    after: [],
    hlc: { ms: 1_000 + seq, count: 0 },
    policy: [],
    by: null,
    key: wishes.key ?? null,
    body: wishes.body ?? creditOf(device, wishes.amount ?? 1),
  };
  const { id, bytes } = sealEntry(entry, encodePayload(entry), new Uint8Array(64).fill(7));
  return {
    id,
    bytes: new Uint8Array(bytes),
    entry,
    verdict: wishes.verdict ?? "valid",
    reason: wishes.reason ?? null,
    receipt: wishes.receipt ?? null,
    sent: wishes.sent ?? true,
    storedAt: wishes.storedAt ?? 5_000,
    needs: wishes.needs ?? [],
  };
}

/** A receipt that bears a till's own number. */
export function aNumbered(number: string | null, wishes: Wishes): NewEntry {
  const nothing = { at: null, hold: null, of: null, campaignSet: null };
  const parts = { lines: [], effects: [], costs: [], tenders: [] };
  return anEntry({ ...wishes, body: { kind: "receipt", number, ...nothing, ...parts } });
}

/** Entries `from` to `to` of a device's chain, all on one card. */
export function aChain(from: number, to: number, wishes: Wishes = {}): readonly NewEntry[] {
  return Array.from({ length: to - from + 1 }, (_, at) => anEntry({ ...wishes, seq: from + at }));
}

export function anAccount(doc: DocId, count: number): AccountState {
  return { ...emptyAccount(doc), count };
}

export function ids(entries: readonly { readonly id: string }[]): string[] {
  return entries.map((entry) => entry.id);
}
