import type { Body, Line } from "@cardweave/shared/domain/bodies";
import type { Entry } from "@cardweave/shared/domain/entry";
import type { EntryId, PurseId } from "@cardweave/shared/domain/ids";
import type { LotAttributes } from "@cardweave/shared/domain/lot";
import { lotIdOf } from "@cardweave/shared/entries/hash";
import type { Ledger, LedgerVerdict } from "./ledger.ts";
import type { History, Signed } from "./ledger-history.ts";
import { room } from "./ledger-limits.ts";

/** An entry in its place, with what its author had seen. */
type Case<K extends Body["kind"]> = {
  readonly at: number;
  readonly id: EntryId;
  readonly entry: Entry;
  readonly body: Extract<Body, { kind: K }>;
  readonly history: History;
};

type Judges = { readonly [K in Body["kind"]]?: (ledger: Ledger, one: Case<K>) => LedgerVerdict };

const judges: Judges = { credit, debit, grant, cover, reverse, bear };

export function judge(ledger: Ledger, at: number): LedgerVerdict {
  const { id, entry } = ledger.order.entries[at] as Signed;
  const history = ledger.order.histories[at] as History;
  const { body } = entry;
  if (ledger.rules.isObjected?.(id) === true) return "invalid";
  const rule = judges[body.kind] as ((ledger: Ledger, one: object) => LedgerVerdict) | undefined;
  return rule?.(ledger, { at, id, entry, body, history }) ?? "valid";
}

function credit(ledger: Ledger, { at, body }: Case<"credit">): LedgerVerdict {
  const what = `${body.purse} ${lotIdOf(body.lot)}`;
  ledger.move(at, { device: body.holder, what, amount: body.amount });
  ledger.sum(body.purse, body.amount);
  return "valid";
}

const twoDaysMs = 48 * 3_600_000;

function lotMadeBy(body: Body): LotAttributes | null {
  if (body.kind === "credit") return body.lot;
  return body.kind === "reverse" ? body.into : null;
}

/** True for lots that had begun, and ended no longer than two days before. */
function isGoodLot(ledger: Ledger, lot: string, ms: number): boolean {
  for (const { entry } of ledger.order.entries) {
    const attributes = lotMadeBy(entry.body);
    if (attributes === null || lotIdOf(attributes) !== lot) continue;
    const { from, expires } = attributes;
    const day = new Date(Math.max(0, ms - twoDaysMs)).toISOString().slice(0, 10);
    return (from === null || from <= ms) && (expires === null || day <= expires);
  }
  return true;
}

function debit(ledger: Ledger, one: Case<"debit">): LedgerVerdict {
  const { at, id, entry, body, history } = one;
  const { device } = entry;
  let taken = 0;
  for (const { lot, amount } of body.lines) {
    const what = `${body.purse} ${lot}`;
    const isGood = isGoodLot(ledger, lot, entry.hlc.ms);
    const before = ledger.moves.filter((move) => move.at === at && move.what === what);
    const used = before.reduce((sum, move) => sum - move.amount, 0);
    const right = ledger.right(device, what, history) - used;
    const backed = isGood ? Math.max(0, Math.min(amount, right)) : 0;
    ledger.move(at, { device, what, amount: -backed });
    taken += backed;
  }
  const beyond = Math.min(body.beyond, room(ledger, one));
  if (beyond > 0) {
    const { purse } = body;
    const borneAt = ledger.borne.get(id) ?? null;
    const rest = { cancels: [], covers: [], borneAt, rank: ledger.rankOf(at) };
    ledger.debts.set(id, { at, id, purse, amount: beyond, ...rest });
  }
  ledger.counted.set(id, taken + beyond);
  ledger.sum(body.purse, -taken - beyond);
  const asked = body.lines.reduce((sum, { amount }) => sum + amount, body.beyond);
  if (asked === taken + beyond) return "valid";
  ledger.disputes.add(id);
  return "disputed";
}

function grant(ledger: Ledger, { at, entry, body, history }: Case<"grant">): LedgerVerdict {
  const { device } = entry;
  if (body.to === device) return "invalid";
  const what = whatIsGranted(ledger, { body, history });
  if (what === null || ledger.right(device, what, history) < body.amount) return "invalid";
  ledger.move(at, { device, what, amount: -body.amount });
  ledger.move(at, { device: body.to, what, amount: body.amount });
  return "valid";
}

const beyondLot = "1".padStart(32, "0");

function whatIsGranted(
  ledger: Ledger,
  { body, history }: Pick<Case<"grant">, "body" | "history">,
): string | null {
  if (!body.purse.startsWith("undo:")) return `${body.purse} ${body.lot}`;
  const of = body.purse.slice("undo:".length) as EntryId;
  const target = bookingIn(ledger, of, history);
  if (target === null) return null;
  startUndo(ledger, of, target);
  if (target.entry.body.kind === "credit") return `${of} credit`;
  return `${of} ${body.lot === beyondLot ? "beyond" : body.lot}`;
}

type Target = { readonly at: number; readonly entry: Entry };

function bookingIn(ledger: Ledger, of: EntryId, history: History): Target | null {
  const at = ledger.order.place.get(of);
  if (at === undefined || !history.has(at) || ledger.verdicts.get(of) !== "valid") return null;
  const entry = ledger.order.entries[at]?.entry;
  return entry === undefined ? null : { at, entry };
}

/** At first whoever booked may undo it, all of it. */
function startUndo(ledger: Ledger, of: EntryId, { at, entry }: Target): void {
  if (ledger.moves.some((move) => move.at === at && move.what.startsWith(of))) return;
  const { body, device } = entry;
  const start = (part: string, amount: number) =>
    ledger.move(at, { device, what: `${of} ${part}`, amount });
  if (body.kind === "credit") start("credit", body.amount);
  if (body.kind !== "debit") return;
  for (const { lot, amount } of body.lines) start(lot, amount);
  if (body.beyond > 0) start("beyond", body.beyond);
}

function cover(ledger: Ledger, { at, entry, body, history }: Case<"cover">): LedgerVerdict {
  const { device, n } = entry;
  const debt = ledger.debts.get(body.of);
  const paid = body.lines.reduce((sum, { amount }) => sum + amount, 0);
  if (ledger.rules.roleOf(device) !== "pool" || debt === undefined) return "invalid";
  const isKnown = history.has(debt.at) && debt.purse === body.purse;
  if (!isKnown || ledger.open(debt, history) < paid) return "invalid";
  if (!areHeld(ledger, { lines: body.lines, purse: body.purse, device, history })) return "invalid";
  for (const { lot, amount } of body.lines) {
    ledger.move(at, { device, what: `${body.purse} ${lot}`, amount: -amount });
  }
  debt.covers.push({ at, device, n, lines: body.lines });
  return "valid";
}

type Held = {
  readonly lines: readonly Line[];
  readonly purse: PurseId;
  readonly device: string;
  readonly history: History;
};

function areHeld(ledger: Ledger, { lines, purse, device, history }: Held): boolean {
  const isEachOnce = new Set(lines.map(({ lot }) => lot)).size === lines.length;
  const isHeld = ({ lot, amount }: Line) =>
    ledger.right(device, `${purse} ${lot}`, history) >= amount;
  return isEachOnce && lines.every(isHeld);
}

function reverse(ledger: Ledger, one: Case<"reverse">): LedgerVerdict {
  const target = bookingIn(ledger, one.body.of, one.history);
  if (target === null) return "invalid";
  startUndo(ledger, one.body.of, target);
  if (target.entry.body.kind === "credit") {
    return reverseCredit(ledger, one, target.entry.body.purse);
  }
  if (target.entry.body.kind === "debit") return reverseDebit(ledger, one, target.entry.body.purse);
  return "invalid";
}

type Parts = readonly { readonly part: string; readonly amount: number }[];

function mayUndo(ledger: Ledger, { body, entry, history }: Case<"reverse">, parts: Parts): boolean {
  const isEachOnce = new Set(parts.map(({ part }) => part)).size === parts.length;
  const isBacked = ({ part, amount }: Parts[number]) =>
    ledger.right(entry.device, `${body.of} ${part}`, history) >= amount;
  return parts.length > 0 && isEachOnce && parts.every(isBacked);
}

function takeUndo(ledger: Ledger, { at, body, entry }: Case<"reverse">, parts: Parts): void {
  for (const { part, amount } of parts) {
    ledger.move(at, { device: entry.device, what: `${body.of} ${part}`, amount: -amount });
  }
}

function reverseCredit(ledger: Ledger, one: Case<"reverse">, purse: PurseId): LedgerVerdict {
  const { at, body, entry, history } = one;
  const { device } = entry;
  const amount = body.lines.reduce((sum, line) => sum + line.amount, 0);
  const parts = [{ part: "credit", amount }];
  if (body.beyond > 0 || amount === 0 || !mayUndo(ledger, one, parts)) return "invalid";
  if (!areHeld(ledger, { lines: body.lines, purse, device, history })) return "invalid";
  takeUndo(ledger, one, parts);
  for (const line of body.lines) {
    ledger.move(at, { device, what: `${purse} ${line.lot}`, amount: -line.amount });
  }
  ledger.sum(purse, -amount);
  return "valid";
}

function reverseDebit(ledger: Ledger, one: Case<"reverse">, purse: PurseId): LedgerVerdict {
  const { at, body } = one;
  const lines = body.lines.map(({ lot, amount }) => ({ part: lot as string, amount }));
  const parts = body.beyond === 0 ? lines : [...lines, { part: "beyond", amount: body.beyond }];
  if (!mayUndo(ledger, one, parts)) return "invalid";
  takeUndo(ledger, one, parts);
  for (const { lot, amount } of body.lines) {
    const into = body.into === null ? lot : lotIdOf(body.into);
    ledger.move(at, { device: body.holder, what: `${purse} ${into}`, amount });
  }
  if (body.beyond > 0) ledger.debts.get(body.of)?.cancels.push({ at, amount: body.beyond });
  ledger.sum(
    purse,
    parts.reduce((sum, { amount }) => sum + amount, 0),
  );
  return "valid";
}

function bear(ledger: Ledger, { at, entry, body }: Case<"bear">): LedgerVerdict {
  if (ledger.rules.roleOf(entry.device) !== "headquarters") return "invalid";
  if (!ledger.borne.has(body.of)) ledger.borne.set(body.of, at);
  const debt = ledger.debts.get(body.of);
  if (debt !== undefined) debt.borneAt ??= at;
  return "valid";
}
