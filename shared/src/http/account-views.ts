import { type AccountState, emptyAccount } from "../domain/account.ts";
import type { PurseDefinition } from "../domain/control-bodies.ts";
import { compareHlc } from "../domain/hlc.ts";
import type { DocId, EntryId } from "../domain/ids.ts";
import { sumOf } from "../domain/lines.ts";
import { instant } from "../domain/measure.ts";
import { isVoidOpening } from "../domain/openings.ts";
import { rfc3339 } from "../domain/time.ts";
import type { AccountView, EntryView } from "../protocol/http/account.ts";
import { viewAt } from "../replica/act.ts";
import { type Family, familyOf } from "../replica/card-family.ts";
import type { RecentEntries, RecentEntry } from "../replica/recent.ts";
import type { Replica, Step } from "../replica/replica.ts";
import { TierBook } from "../replica/tier-book.ts";
import type { Settled } from "../replica/workspace.ts";
import { couponViews, rewardViews } from "./campaign-views.ts";
import { purseView } from "./purse-view.ts";
import { accountsOf, statusEntry, statusView } from "./status-view.ts";
import { tierView } from "./tier-view.ts";

const mostRecent = 20;

/** An account as tills and pages see it, here and now. */
export class AccountViews {
  readonly #replica: Replica;
  readonly #recent: RecentEntries;
  readonly #tiers: TierBook;

  constructor(replica: Replica, recent: RecentEntries) {
    this.#replica = replica;
    this.#recent = recent;
    this.#tiers = new TierBook(replica);
  }

  /** Of the account that a number leads to, with all that is linked to it. */
  async of(doc: DocId): Promise<AccountView> {
    const { store } = this.#replica.ports;
    const read = async (one: DocId) => (await store.account(one)) ?? emptyAccount(one);
    const family = await familyOf(doc, read);
    const view = await this.#view(family, { chain: this.#replica.chain, settled: [] });
    return { ...view, ...(await this.#tierOf(family)) };
  }

  /** As it will be once a step is durable. */
  async within({ workspace, chain }: Step, doc: DocId): Promise<AccountView> {
    const family = await familyOf(doc, (one) => workspace.account(one));
    return this.#view(family, { chain, settled: workspace.settled });
  }

  /** Where a tier programme is active. A booking's answer goes without, as it reads no history. */
  async #tierOf(family: Family): Promise<Pick<AccountView, "tierProgress">> {
    const { programme } = this.#tiers;
    if (programme === undefined) return {};
    const standing = await this.#tiers.standingOf(accountsOf(family));
    return standing === null ? {} : { tierProgress: tierView(programme, standing) };
  }

  async #view(
    family: Family,
    at: Pick<Step, "chain"> & { readonly settled: readonly Settled[] },
  ): Promise<AccountView> {
    const accounts = accountsOf(family);
    const views = accounts.map((account) => viewAt(this.#replica, account, at));
    const now = this.#replica.ports.clock.now();
    const purses = [...this.#replica.directory.purses.values()].filter(isShown);
    return {
      id: family.account,
      known: accounts.some(({ count }) => count > 0),
      ...statusView(family),
      asOf: rfc3339(this.#zone, now),
      ...(this.#replica.isCheckingIn ? { checkingIn: true } : {}),
      purses: purses.map((purse) => purseView(views, purse, this.#zone)),
      rewards: rewardViews(this.#replica, views),
      coupons: couponViews(this.#replica, views),
      recent: await this.#recentOf(accounts, at.settled),
    };
  }

  async #recentOf(
    accounts: readonly AccountState[],
    settled: readonly Settled[],
  ): Promise<readonly EntryView[]> {
    const found = await Promise.all(
      accounts.map(async (account) => {
        const recent = (await this.#recent.of(account.doc, settled)).filter(movesValue);
        return recent.map((one) => ({ one, account }));
      }),
    );
    const [first = [], ...rest] = found;
    const all = rest.length === 0 ? first : newestOf(found.flat());
    const told = await Promise.all(all.map(({ one, account }) => this.entry(one, account)));
    return told.filter(isOfValue);
  }

  get #zone(): string {
    return this.#replica.directory.network?.zone ?? "UTC";
  }

  async entry(recent: RecentEntry, account: AccountState): Promise<EntryView> {
    const { id, entry } = recent;
    const { directory, device } = this.#replica;
    const branch = directory.branchOf(entry.device) ?? null;
    const branchName = branch === null ? undefined : directory.branches.get(branch)?.name;
    return {
      entry: id,
      at: rfc3339(this.#zone, instant(entry.hlc.ms)),
      branch,
      ...(branchName === undefined ? {} : { branchName }),
      ...(await this.#value(recent)),
      state: stateOf(recent, account),
      sent: entry.device !== device || entry.seq <= this.#replica.acked,
      receipt: receiptOf(recent),
      reversed: account.reversed[id] !== undefined,
      by: entry.by,
    };
  }

  async #value({ entry }: RecentEntry): Promise<ValueView> {
    const { body } = entry;
    if (body.kind === "credit") return { ...ofBody(body), amount: body.amount };
    if (body.kind === "debit") return { ...ofBody(body), amount: sumOf(body.lines) + body.beyond };
    if (body.kind === "status") return statusEntry(body);
    if (body.kind !== "reverse") return { kind: body.kind, purse: null, amount: 0, reason: "" };
    const target = (await this.#replica.ports.store.get(body.of))?.entry.body;
    const purse = target !== undefined && "purse" in target ? target.purse : null;
    const amount = sumOf(body.lines) + body.beyond;
    return { kind: "reverse", purse, amount, reason: reversalReason(target?.kind) };
  }
}

/** What a voucher is worth before its sale is told by the voucher's own calls. */
function isShown({ active, unit }: PurseDefinition): boolean {
  return active && !hidden.has(unit);
}

/** Coupons and rewards are told by what they are for. */
const hidden: ReadonlySet<string> = new Set(["activation", "cap", "coupon", "reward"]);

/** What a cashier knows as a booking; grants and covers move rights and stay in the history. */
function movesValue({ entry: { body } }: RecentEntry): boolean {
  return body.kind === "credit" || body.kind === "debit" || body.kind === "reverse";
}

/** Using up a receipt's right to be returned moves no value. */
function isOfValue({ kind, purse }: EntryView): boolean {
  return kind !== "reverse" || purse !== null;
}

/** A debit beyond rights may turn out to be too much; an opening credit may have come too late. */
function stateOf({ id, entry, verdict }: RecentEntry, account: AccountState): string {
  const { body } = entry;
  if (verdict !== "valid") return verdict;
  if (body.kind === "debit" && body.beyond > 0) return "provisional";
  return body.kind === "credit" && isVoidOpening(account, body.purse, id) ? "void" : verdict;
}

type Told = { readonly one: RecentEntry; readonly account: AccountState };

function newestOf(recent: readonly Told[]): readonly Told[] {
  const byTime = (a: Told, b: Told) => compareHlc(b.one.entry.hlc, a.one.entry.hlc);
  return recent.toSorted(byTime).slice(0, mostRecent);
}

type ValueView = Pick<EntryView, "kind" | "purse" | "amount" | "reason" | "says">;

function ofBody(body: { kind: string; purse: string; reason: string }): Omit<ValueView, "amount"> {
  return { kind: body.kind, purse: body.purse, reason: body.reason };
}

function reversalReason(kind: string | undefined): string {
  return kind === "debit" ? "undo-debit" : "undo-credit";
}

function receiptOf({ entry }: RecentEntry): EntryId | string | null {
  const { body } = entry;
  return body.kind === "credit" || body.kind === "debit" ? body.receipt : null;
}
