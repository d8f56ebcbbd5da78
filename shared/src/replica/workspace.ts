import { type AccountState, emptyAccount } from "../domain/account.ts";
import { applyFact } from "../domain/account-fold.ts";
import { assert } from "../domain/assert.ts";
import type { Body } from "../domain/bodies.ts";
import type { Directory } from "../domain/directory.ts";
import type { Entry, SignedEntry, Verdict } from "../domain/entry.ts";
import type { FoldVerdict } from "../domain/fact.ts";
import type { DeviceId, DocId, EntryId } from "../domain/ids.ts";
import { isBudget, isControl } from "../domain/ids.ts";
import type { Instant } from "../domain/measure.ts";
import { hasSeen } from "../domain/seen.ts";
import { receiptIdOf } from "../entries/hash.ts";
import type { Batch, EntryStore, Judgement, NewEntry } from "../ports/entry-store.ts";
import { bookingContext } from "./booking-context.ts";
import type { Find, Histories } from "./cited-history.ts";
import { needsOf, pendingFor, wordsOf } from "./needs.ts";
import { objectionIn, targetIdOf } from "./objection.ts";
import { StepNotes } from "./step-notes.ts";
import { totalsOf } from "./totals.ts";
import { causalOrder, touchedBy } from "./touched.ts";

/** An entry that entered a workspace, with what became of it. */
export type Settled = { readonly signed: SignedEntry; readonly verdict: Verdict };

/** An account before a step and after it. */
export type Move = { readonly before: AccountState; readonly after: AccountState };

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
  | "account"
  | "answer"
  | "chain"
  | "docsWith"
  | "entriesOf"
  | "get"
  | "meta"
  | "needsOf"
  | "waitingFor"
>;

/**
 * One step of a replica: reads see the store and what the step has added so far; nothing is
 * durable until the batch it ends in is committed, and a step that is dropped leaves no trace.
 */
export class Workspace extends StepNotes {
  readonly #store: Held;
  readonly #directory: Directory;
  readonly #accounts = new Map<DocId, AccountState>();
  readonly #before = new Map<DocId, AccountState>();
  readonly #entries = new Map<EntryId, NewEntry>();
  readonly #judged = new Map<EntryId, Judgement>();
  /** What entered in this step and waits, by what it waits for. */
  readonly #waiting = new Map<string, SignedEntry[]>();
  readonly #settled: Settled[] = [];
  #touchesControl = false;

  readonly #now: Instant;
  readonly #own: DeviceId;
  readonly #histories: Histories;

  constructor(store: Held, directory: Directory, here: Here) {
    super(store);
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

  /** What is lost is as if it were not held. */
  readonly find: Find = async (id) => {
    const isLost = this.#directory.rulings.lost.has(id);
    const held = isLost ? undefined : (this.#entries.get(id) ?? (await this.#store.get(id)));
    if (held === undefined) return undefined;
    return { entry: held.entry, verdict: this.#judged.get(id)?.verdict ?? held.verdict };
  };

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
    const needs = await this.#needs(signed.id, entry);
    const receipt = entry.key === null ? null : receiptIdOf(entry.device, entry.key);
    const base = { ...signed, ...arrival, receipt, needs };
    for (const need of needs) {
      this.#waiting.set(need, [...(this.#waiting.get(need) ?? []), signed]);
    }
    const judged = needs.length > 0 ? pendingFor(needs) : await this.#apply(signed);
    this.#entries.set(signed.id, { ...base, ...judged });
    this.#settled.push({ signed, verdict: judged.verdict });
    if (needs.length === 0) await this.#wake(signed.id, entry);
  }

  /** Takes in what this device has just made from what it holds: nothing can be missing. */
  async integrateOwn(signed: SignedEntry, storedAt: number): Promise<void> {
    const { entry } = signed;
    const receipt = entry.key === null ? null : receiptIdOf(entry.device, entry.key);
    const { verdict, reason } = await this.#apply(signed);
    const isGood = verdict === "valid" || verdict === "unconfirmed";
    assert(isGood, `what we decide is valid: ${entry.body.kind}, ${reason}`);
    const arrival = { sent: false, storedAt, receipt, needs: [], verdict, reason } as const;
    this.#entries.set(signed.id, { ...signed, ...arrival });
    this.#settled.push({ signed, verdict });
    if (isControl(entry.doc)) await this.#wake(signed.id, entry);
  }

  /** Settles again what waited for a word: the clock, or a version that can be read now. */
  async retry(word: string): Promise<void> {
    for (const waiting of await this.#store.waitingFor([word])) await this.#settle(waiting);
  }

  /** Puts an entry of which nothing is missing into its account, and says what it is worth. */
  async #apply({ id, entry }: SignedEntry): Promise<Judged> {
    if (this.#directory.rulings.lost.has(id)) return { verdict: "invalid", reason: "lost" };
    const state = await this.account(entry.doc);
    const history = await this.#histories.of(entry, state, this.find);
    const held = { find: this.find, heads: state.heads, directory: this.#directory };
    // A stolen device must not believe itself either: the others would see another balance.
    const isSure = entry.device === this.#own && !isBudget(entry.doc);
    const objection = isSure ? null : await objectionIn(held, entry);
    const target = await this.target(entry);
    const isSeen = target === undefined || hasSeen(history.seen, target.device, target.n);
    const fact = { id, entry, history, target: isSeen ? target : undefined, objection };
    const folded = applyFact(state, fact, bookingContext(this.#directory));
    this.#histories.remember(id, entry, history);
    this.#accounts.set(entry.doc, folded.state);
    if (isControl(entry.doc) && folded.verdict === "valid") {
      this.#directory.apply(id, entry);
      this.#touchesControl = true;
      await this.#judgeAnew(entry.body);
    }
    return { verdict: folded.verdict, reason: folded.reason };
  }

  async #judgeAnew(body: Body): Promise<void> {
    if (body.kind === "lost") await this.#lose(body.of);
    const held = { store: this.#store, fresh: this.#entries.values() };
    for (const doc of await touchedBy(body, held)) await this.#refold(doc);
  }

  /** What waited, and is lost, waits no more. */
  async #lose(id: EntryId): Promise<void> {
    this.#histories.forget();
    const held = this.#entries.get(id) ?? (await this.#store.get(id));
    const isWaiting = (this.#judged.get(id)?.verdict ?? held?.verdict) === "pending";
    if (held !== undefined && isWaiting) await this.#settle(held);
  }

  /** Folds a document anew from what is held of it, since what is worth what has changed. */
  async #refold(doc: DocId): Promise<void> {
    await this.account(doc);
    this.#accounts.set(doc, emptyAccount(doc));
    const stored = (await this.#store.entriesOf(doc)).filter(({ id }) => !this.has(id));
    const fresh = [...this.#entries.values()].filter(({ entry }) => entry.doc === doc);
    const verdictOf = (one: Pick<NewEntry, "id" | "verdict">) =>
      this.#judged.get(one.id)?.verdict ?? one.verdict;
    const held = [...stored, ...fresh].filter((one) => verdictOf(one) !== "pending");
    for (const one of causalOrder(held)) {
      const before = verdictOf(one);
      const judged = await this.#apply(one);
      this.#put(one, judged);
      if (judged.verdict !== before) this.#settled.push({ signed: one, verdict: judged.verdict });
    }
  }

  #put({ id }: SignedEntry, judged: Judged): void {
    const here = this.#entries.get(id);
    if (here === undefined) this.#judged.set(id, { id, ...judged });
    else this.#entries.set(id, { ...here, ...judged, needs: [] });
  }

  /** Entries that waited for this one, stored before or earlier in this step. */
  async #wake(id: EntryId, entry: Entry): Promise<void> {
    for (const word of wordsOf(id, entry)) {
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
    this.#put({ id, entry, bytes }, judged);
    this.#settled.push({ signed: { id, entry, bytes }, verdict: judged.verdict });
    await this.#wake(id, entry);
  }

  /** What it did not need when it came it never comes to need, though a clock may go back. */
  async #stillNeeds(id: EntryId, entry: Entry): Promise<boolean> {
    const needs = await this.#needs(id, entry);
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
    const isGood = found?.verdict === "valid" || found?.verdict === "unconfirmed";
    return isGood && found.entry.doc === doc ? found.entry : undefined;
  }

  /** All that an entry waits for; nothing once it is said to be lost. */
  async #needs(id: EntryId, entry: Entry): Promise<readonly string[]> {
    if (this.#directory.rulings.lost.has(id)) return [];
    const { heads } = await this.account(entry.doc);
    const clock = { now: this.#now, own: this.#own };
    return needsOf(entry, { heads, find: this.find, directory: this.#directory, ...clock });
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

  get moves(): readonly Move[] {
    return this.changed.map((after) => {
      const before = this.#before.get(after.doc) ?? emptyAccount(after.doc);
      return { before, after };
    });
  }

  batch(rest: Batch = {}): Batch {
    return {
      ...rest,
      ...this.notes(),
      entries: this.entered,
      judged: [...this.#judged.values()],
      accounts: this.changed,
      totals: totalsOf(this.changed, this.#before),
    };
  }
}
