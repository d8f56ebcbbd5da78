import type { AccountState } from "../../domain/account.ts";
import { assert } from "../../domain/assert.ts";
import type { Body } from "../../domain/bodies.ts";
import { decide } from "../../domain/decide.ts";
import type { DeviceId, DocId, ReceiptId } from "../../domain/ids.ts";
import type { Opening } from "../../domain/openings.ts";
import { saidOf } from "../../domain/status.ts";
import { receiptIdOf, sha256Of } from "../../entries/hash.ts";
import { toHex } from "../../entries/hex.ts";
import { viewAt, write } from "../../replica/act.ts";
import type { Replica, Step } from "../../replica/replica.ts";
import type { BalanceRow } from "./balance-row.ts";

export type BookingParts = {
  readonly replica: Replica;
  /** Names this import for ever: under the same name nothing is booked twice. */
  readonly name: string;
  /** Makes what an account keeps of a PIN; slow on purpose. */
  readonly verifierOf: (doc: DocId, pin: string) => Promise<string>;
  /** Who gets the rights: the pool, from which every branch gets them. */
  readonly holderOf: (step: Step, doc: DocId) => Promise<DeviceId>;
  /** Looks and books nothing. */
  readonly dryRun?: boolean;
};

export type PlacedRow = { readonly row: BalanceRow; readonly doc: DocId };

/** `known`: booked by an earlier run of the same import. `empty`: amount 0. */
export type Outcome = "booked" | "known" | "empty" | "opened-before" | "other-amount";

type Booked<T> = T & { readonly outcome: Outcome };

/** Books rows in one step, all or none; each on what those before it have left. */
export async function bookBalances<T extends PlacedRow>(
  parts: BookingParts,
  rows: readonly T[],
): Promise<readonly Booked<T>[]> {
  const verifiers = await Promise.all(rows.map((one) => verifierFor(parts, one)));
  return parts.replica.step(async (step) => {
    const booked: Booked<T>[] = [];
    for (const [at, one] of rows.entries()) {
      const outcome = await bookOne(parts, step, { ...one, verifier: verifiers[at] ?? null });
      booked.push({ ...one, outcome });
    }
    return booked;
  });
}

async function verifierFor(parts: BookingParts, { row, doc }: PlacedRow): Promise<string | null> {
  if (row.pin === null || parts.dryRun === true) return null;
  const before = await parts.replica.ports.store.account(doc);
  const isSet = saidOf(before?.status ?? {}, "pin") !== null;
  return isSet ? null : parts.verifierOf(doc, row.pin);
}

type Verified = PlacedRow & { readonly verifier: string | null };

/** Nobody waits for an answer: what was booked is known by its receipt. */
const nobody = { by: null, key: null };

async function bookOne(parts: BookingParts, step: Step, one: Verified): Promise<Outcome> {
  const { replica, name, dryRun } = parts;
  const { row, doc } = one;
  const account = await step.workspace.account(doc);
  const receipt = receiptIdOf(replica.device, {
    till: "import",
    id: nameOf([name, doc, row.purse]),
  });
  const opened = account.openings[row.purse]?.[0];
  const outcome = outcomeOf(row, opened, receipt);
  if (dryRun === true) return outcome;
  const isNew = outcome === "booked";
  const credits = isNew ? await openingOf(parts, step, { account, row, receipt }) : [];
  const bodies = [...credits, ...statements(account, one)];
  if (bodies.length === 0) return outcome;
  const inDoc = bodies.map((body) => ({ doc, body }));
  await write(replica, step, { author: nobody, bodies: inDoc });
  return outcome;
}

type Opened = {
  readonly account: AccountState;
  readonly row: BalanceRow;
  readonly receipt: ReceiptId;
};

async function openingOf(
  { replica, holderOf }: BookingParts,
  step: Step,
  { account, row: { purse, amount, expires }, receipt }: Opened,
): Promise<readonly Body[]> {
  const holder = await holderOf(step, account.doc);
  const until = expires === null ? {} : { expires };
  const view = { ...viewAt(replica, account, step), receipt };
  const decision = decide(view, { type: "opening", purse, amount, holder, ...until });
  assert(decision.ok, "a row that was checked, of a number not opened yet, is booked");
  return decision.value;
}

/** Group and PIN are said once: what somebody has said since stays. */
function statements({ status }: AccountState, { row, verifier }: Verified): readonly Body[] {
  const bodies: Body[] = [];
  if (row.group !== null && status["group"] === undefined) bodies.push(said("group", row.group));
  if (verifier !== null && status["pin"] === undefined) bodies.push(said("pin", verifier));
  return bodies;
}

function said(what: "group" | "pin", value: string): Body {
  return { kind: "status", what, value, link: null };
}

function outcomeOf(row: BalanceRow, opened: Opening | undefined, receipt: ReceiptId): Outcome {
  if (row.amount === 0) return "empty";
  if (opened === undefined) return "booked";
  if (opened.receipt !== receipt) return "opened-before";
  return opened.amount === row.amount ? "known" : "other-amount";
}

const utf8 = new TextEncoder();

/** 32 hex digits for what makes a row the same row. */
export function nameOf(parts: readonly string[]): string {
  return toHex(sha256Of(utf8.encode(JSON.stringify(parts))).subarray(0, 16));
}
