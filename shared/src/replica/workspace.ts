import { type AccountState, balanceOf, emptyAccount } from "../domain/account.ts";
import { applyFact } from "../domain/account-fold.ts";
import { assert } from "../domain/assert.ts";
import type { Directory } from "../domain/directory.ts";
import type { Entry, SignedEntry, Verdict } from "../domain/entry.ts";
import type { FoldVerdict } from "../domain/fact.ts";
import { isAhead } from "../domain/hlc.ts";
import type { DeviceId, DocId, EntryId, PurseId } from "../domain/ids.ts";
import { isControl } from "../domain/ids.ts";
import { purseOf } from "../domain/judge.ts";
import type { Instant } from "../domain/measure.ts";
import { hasSeen } from "../domain/seen.ts";
import { receiptIdOf } from "../entries/hash.ts";
import type {
  Answer,
  AsideEntry,
  Batch,
  Cursor,
  EntryStore,
  Judgement,
  NewEntry,
} from "../ports/entry-store.ts";
import { bookingContext } from "./booking-context.ts";
import { cited, type Find, type Histories } from "./cited-history.ts";
import { clockNeed, pendingFor, versionNeed } from "./needs.ts";
import { objectionIn, targetIdOf } from "./objection.ts";

/** An entry that entered a workspace, with what became of it. */
export type Settled = { readonly signed: SignedEntry; readonly verdict: Verdict };

type Arrival = { readonly sent: boolean; readonly storedAt: number };

type Judged = { readonly verdict: FoldVerdict; readonly reason: string | null };

/** Where and when a step runs. */
export type Here = {
  readonly now: Instant;
  readonly own: DeviceId;
  readonly histories: Histories;
};

/** What a step asks of the store. */
export type Held = Pick<
  EntryStore,
  "account" | "answer" | "get" | "meta" | "needsOf" | "waitingFor"
>;

/**
 * One step of a replica: reads see the store and what the step has added so far; nothing is
 * durable until the batch it ends in is committed, and a step that is dropped leaves no trace.
 */
export class Workspace {
  readonly #store: Held;
  readonly #directory: Directory;
  readonly #accounts = new Map<DocId, AccountState>();
  readonly #before = new Map<DocId, AccountState>();
  readonly #entries = new Map<EntryId, NewEntry>();
  readonly #judged = new Map<EntryId, Judgement>();
  /** What entered in this step and waits, by what it waits for. */
  readonly #waiting = new Map<string, SignedEntry[]>();
  readonly #answers = new Map<string, Answer>();
  readonly #settled: Settled[] = [];
  readonly #meta: Record<string, string> = {};
  #touchesControl = false;
  readonly #aside: AsideEntry[] = [];
  readonly #removeAside: string[] = [];
  #cursor: Cursor | undefined;

  readonly #now: Instant;
  readonly #own: DeviceId;
  readonly #histories: Histories;

  constructor(store: Held, directory: Directory, here: Here) {
    this.#store = store;
    this.#directory = directory;
    this.#now = here.now;
    this.#own = here.own;
    this.#histories = here.histories;
  }

  async account(doc: DocId): Promise<AccountState> {
    const here = this.#accounts.get(doc);
    if (here !== undefined) return here;
    const state = (await this.#store.account(doc)) ?? emptyAccount(doc);
    this.#before.set(doc, state);
    this.#accounts.set(doc, state);
    return state;
  }

  readonly find: Find = async (id) => {
    const held = this.#entries.get(id) ?? (await this.#store.get(id));
    if (held === undefined) return undefined;
    return { entry: held.entry, verdict: this.#judged.get(id)?.verdict ?? held.verdict };
  };

  async answer(key: { till: string; id: string }): Promise<Answer | undefined> {
    return this.#answers.get(JSON.stringify([key.till, key.id])) ?? (await this.#store.answer(key));
  }

  putAnswer(answer: Answer): void {
    this.#answers.set(JSON.stringify([answer.key.till, answer.key.id]), answer);
  }

  putAside(entry: AsideEntry): void {
    this.#aside.push(entry);
  }

  dropAside(hash: string): void {
    this.#removeAside.push(hash);
  }

  /** A value that this step has put, or the stored one. */
  async meta(name: string): Promise<string | undefined> {
    return this.#meta[name] ?? (await this.#store.meta(name));
  }

  putMeta(name: string, value: string): void {
    this.#meta[name] = value;
  }

  putCursor(cursor: Cursor): void {
    this.#cursor = cursor;
  }

  /** What has entered in this step, in its order. */
  get entered(): readonly NewEntry[] {
    return [...this.#entries.values()];
  }

  has(id: EntryId): boolean {
    return this.#entries.has(id);
  }

  /** Takes in an entry whose signature is good; settles it, and those that waited for it. */
  async integrate(signed: SignedEntry, arrival: Arrival): Promise<void> {
    const { entry } = signed;
    const needs = await this.#needs(entry);
    const receipt = entry.key === null ? null : receiptIdOf(entry.device, entry.key);
    const base = { ...signed, ...arrival, receipt, needs };
    for (const need of needs) this.#waits(need, signed);
    const judged = needs.length > 0 ? pendingFor(needs) : await this.#apply(signed);
    this.#entries.set(signed.id, { ...base, ...judged });
    this.#settled.push({ signed, verdict: judged.verdict });
    if (needs.length === 0) await this.#wake(signed.id, entry);
  }

  #waits(need: string, signed: SignedEntry): void {
    this.#waiting.set(need, [...(this.#waiting.get(need) ?? []), signed]);
  }

  /** Takes in what this device has just made from what it holds: nothing can be missing. */
  async integrateOwn(signed: SignedEntry, storedAt: number): Promise<void> {
    const { entry } = signed;
    const receipt = entry.key === null ? null : receiptIdOf(entry.device, entry.key);
    const { verdict, reason } = await this.#apply(signed);
    assert(verdict === "valid", `what we decide is valid: ${entry.body.kind}, ${reason}`);
    const arrival = { sent: false, storedAt, receipt, needs: [], verdict, reason } as const;
    this.#entries.set(signed.id, { ...signed, ...arrival });
    this.#settled.push({ signed, verdict });
    if (entry.body.kind === "purse") await this.#wake(signed.id, entry);
  }

  /** Settles again what waited for a word: the clock, or a version that can be read now. */
  async retry(word: string): Promise<void> {
    for (const waiting of await this.#store.waitingFor([word])) await this.#settle(waiting);
  }

  /** Puts an entry of which nothing is missing into its account, and says what it is worth. */
  async #apply({ id, entry }: SignedEntry): Promise<Judged> {
    const state = await this.account(entry.doc);
    const history = await this.#histories.of(entry, state, this.find);
    const held = { find: this.find, heads: state.heads, directory: this.#directory };
    const objection = entry.device === this.#own ? null : await objectionIn(held, entry);
    const target = await this.target(entry);
    const isSeen = target === undefined || hasSeen(history.seen, target.device, target.n);
    const fact = { id, entry, history, target: isSeen ? target : undefined, objection };
    const folded = applyFact(state, fact, bookingContext(this.#directory));
    this.#histories.remember(id, entry, history);
    this.#accounts.set(entry.doc, folded.state);
    if (isControl(entry.doc) && folded.verdict === "valid") {
      this.#directory.apply(id, entry);
      this.#touchesControl = true;
    }
    return { verdict: folded.verdict, reason: folded.reason };
  }

  /** Entries that waited for this one, stored before or earlier in this step. */
  async #wake(id: EntryId, entry: Entry): Promise<void> {
    const words = entry.body.kind === "purse" ? [id, `purse:${entry.body.id}`] : [id];
    for (const word of words) {
      const waiting = [
        ...(await this.#store.waitingFor([word])),
        ...(this.#waiting.get(word) ?? []),
      ];
      for (const one of waiting) await this.#settle(one);
    }
  }

  async #settle({ id, entry, bytes }: SignedEntry): Promise<void> {
    if (this.#isSettled(id) || (await this.#stillNeeds(id, entry))) return;
    const judged = await this.#apply({ id, entry, bytes });
    const here = this.#entries.get(id);
    if (here === undefined) this.#judged.set(id, { id, ...judged });
    else this.#entries.set(id, { ...here, ...judged, needs: [] });
    this.#settled.push({ signed: { id, entry, bytes }, verdict: judged.verdict });
    await this.#wake(id, entry);
  }

  /** What it did not need when it came it never comes to need, though a clock may go back. */
  async #stillNeeds(id: EntryId, entry: Entry): Promise<boolean> {
    const needs = await this.#needs(entry);
    if (needs.length === 0) return false;
    const first = this.#entries.get(id)?.needs ?? (await this.#store.needsOf(id));
    return needs.some((need) => first.includes(need));
  }

  #isSettled(id: EntryId): boolean {
    if (this.#judged.has(id)) return true;
    const here = this.#entries.get(id);
    return here !== undefined && here.needs.length === 0;
  }

  /** The booking that a reversal, a cover, or a grant of the right to undo is about. */
  async target({ body, doc }: Pick<Entry, "body" | "doc">): Promise<Entry | undefined> {
    const id = targetIdOf(body);
    const found = id === undefined ? undefined : await this.find(id);
    const isGood = found?.verdict === "valid" && found.entry.doc === doc;
    return isGood ? found.entry : undefined;
  }

  /** All that an entry waits for: cited entries, a purse, the clock, newer software. */
  async #needs(entry: Entry): Promise<readonly string[]> {
    const words: string[] = await this.#missing(entry);
    const purse = purseOf(entry);
    if (purse !== undefined && !this.#directory.purses.has(purse)) words.push(`purse:${purse}`);
    const isOthers = entry.device !== this.#own;
    if (isOthers && isAhead(entry.hlc, this.#now)) words.push(clockNeed);
    if (entry.body.kind === "unknown") words.push(versionNeed);
    return words;
  }

  /** Cited entries that are not held, or that wait themselves. */
  async #missing(entry: Entry): Promise<EntryId[]> {
    const { heads } = await this.account(entry.doc);
    const known = new Set([...heads, ...this.#directory.heads]);
    const missing: EntryId[] = [];
    for (const id of cited(entry)) {
      if (!known.has(id) && !(await this.#isComplete(id))) missing.push(id);
    }
    return missing;
  }

  async #isComplete(id: EntryId): Promise<boolean> {
    const found = await this.find(id);
    return found !== undefined && found.verdict !== "pending";
  }

  get settled(): readonly Settled[] {
    return this.#settled;
  }

  get touchesControl(): boolean {
    return this.#touchesControl;
  }

  get changed(): readonly AccountState[] {
    return [...this.#accounts.values()].filter((state) => state !== this.#before.get(state.doc));
  }

  batch(rest: Batch = {}): Batch {
    return {
      ...rest,
      meta: this.#meta,
      entries: this.entered,
      judged: [...this.#judged.values()],
      accounts: this.changed,
      totals: this.#totals(),
      answers: [...this.#answers.values()],
      aside: this.#aside,
      removeAside: this.#removeAside,
      ...(this.#cursor === undefined ? {} : { cursor: this.#cursor }),
    };
  }

  #totals(): Record<PurseId, number> {
    const totals: Record<PurseId, number> = {};
    for (const state of this.changed) {
      const before = this.#before.get(state.doc);
      for (const [id, purse] of Object.entries(state.purses) as [PurseId, never][]) {
        const old = before?.purses[id];
        const delta = balanceOf(purse) - (old === undefined ? 0 : balanceOf(old));
        if (delta !== 0) totals[id] = (totals[id] ?? 0) + delta;
      }
    }
    return totals;
  }
}
