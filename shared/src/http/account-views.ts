import {
  type AccountState,
  balanceOf,
  emptyAccount,
  emptyPurse,
  type PurseState,
} from "../domain/account.ts";
import type { PurseDefinition } from "../domain/control-bodies.ts";
import { spendable, type View } from "../domain/decide.ts";
import { totalOf } from "../domain/holding.ts";
import type { DocId, EntryId } from "../domain/ids.ts";
import { sumOf } from "../domain/lines.ts";
import { instant } from "../domain/measure.ts";
import { rfc3339 } from "../domain/time.ts";
import type { AccountView, EntryView, LotView, PurseView } from "../protocol/http/account.ts";
import { viewAt } from "../replica/act.ts";
import type { RecentEntries, RecentEntry } from "../replica/recent.ts";
import type { Replica, Step } from "../replica/replica.ts";
import type { Settled } from "../replica/workspace.ts";

/** An account as tills and pages see it, here and now. */
export class AccountViews {
  readonly #replica: Replica;
  readonly #recent: RecentEntries;

  constructor(replica: Replica, recent: RecentEntries) {
    this.#replica = replica;
    this.#recent = recent;
  }

  async of(doc: DocId): Promise<AccountView> {
    const state = await this.#replica.ports.store.account(doc);
    return this.#view(doc, state, { chain: this.#replica.chain, settled: [] });
  }

  /** As it will be once a step is durable. */
  async within({ workspace, chain }: Step, doc: DocId): Promise<AccountView> {
    const state = await workspace.account(doc);
    return this.#view(doc, state, { chain, settled: workspace.settled });
  }

  async #view(
    doc: DocId,
    state: AccountState | undefined,
    at: Pick<Step, "chain"> & { readonly settled: readonly Settled[] },
  ): Promise<AccountView> {
    const account = state ?? emptyAccount(doc);
    const view = viewAt(this.#replica, account, at);
    const purses = [...this.#replica.directory.purses.values()].filter((purse) => purse.active);
    const recent = (await this.#recent.of(doc, at.settled)).filter(movesValue);
    return {
      id: doc,
      known: account.count > 0,
      status: "active",
      customerGroup: null,
      asOf: rfc3339(this.#zone, instant(view.time.now)),
      purses: purses.map((purse) => purseView(view, purse)),
      rewards: [],
      coupons: [],
      recent: await Promise.all(recent.map((one) => this.entry(one, account))),
    };
  }

  get #zone(): string {
    return this.#replica.directory.network?.zone ?? "UTC";
  }

  async entry(recent: RecentEntry, account: AccountState): Promise<EntryView> {
    const { id, entry, verdict } = recent;
    const { directory, device } = this.#replica;
    const branch = directory.branchOf(entry.device) ?? null;
    const branchName = branch === null ? undefined : directory.branches.get(branch)?.name;
    const isBeyond = entry.body.kind === "debit" && entry.body.beyond > 0;
    return {
      entry: id,
      at: rfc3339(this.#zone, instant(entry.hlc.ms)),
      branch,
      ...(branchName === undefined ? {} : { branchName }),
      ...(await this.#value(recent)),
      state: isBeyond && verdict === "valid" ? "provisional" : verdict,
      sent: entry.device !== device || entry.seq <= this.#replica.acked,
      receipt: receiptOf(recent),
      reversed: account.reversed[id] !== undefined,
    };
  }

  async #value({ entry }: RecentEntry): Promise<ValueView> {
    const { body } = entry;
    if (body.kind === "credit") return { ...ofBody(body), amount: body.amount };
    if (body.kind === "debit") return { ...ofBody(body), amount: sumOf(body.lines) + body.beyond };
    if (body.kind !== "reverse") return { kind: body.kind, purse: null, amount: 0, reason: "" };
    const target = (await this.#replica.ports.store.get(body.of))?.entry.body;
    const purse = target !== undefined && "purse" in target ? target.purse : null;
    const amount = sumOf(body.lines) + body.beyond;
    return { kind: "reverse", purse, amount, reason: reversalReason(target?.kind) };
  }
}

/** What a cashier knows as a booking; grants and covers move rights and stay in the history. */
function movesValue({ entry: { body } }: RecentEntry): boolean {
  return body.kind === "credit" || body.kind === "debit" || body.kind === "reverse";
}

type ValueView = Pick<EntryView, "kind" | "purse" | "amount" | "reason">;

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

function purseView(view: View, definition: PurseDefinition): PurseView {
  const purse = view.account.purses[definition.id] ?? emptyPurse;
  const { balance, guaranteed, provisional } = spendable(view, definition);
  return {
    purse: definition.id,
    ...(definition.currency === null ? {} : { currency: definition.currency }),
    ...(definition.slots === null ? {} : { of: definition.slots }),
    balance: Math.max(0, balance),
    pending: pendingOf(purse, view.time.now),
    guaranteed,
    provisionalLimit: provisional,
    overdraft: Math.max(0, -balanceOf(purse)),
    unitValue: definition.unitValue,
    lots: lotViews(purse),
  };
}

function lotViews(purse: PurseState): readonly LotView[] {
  return Object.entries(purse.lots)
    .map(([lot, { attributes, holdings }]) => ({
      lot,
      balance: Object.values(holdings).reduce((sum, holding) => sum + totalOf(holding), 0),
      expires: attributes?.expires ?? null,
      paid: attributes?.paid ?? false,
    }))
    .filter((lot) => lot.balance !== 0);
}

/** Credited already, usable from a later day on. */
function pendingOf(purse: PurseState, now: number): number {
  return Object.values(purse.lots)
    .filter((lot) => (lot.attributes?.from ?? 0) > now)
    .flatMap((lot) => Object.values(lot.holdings))
    .reduce((sum, holding) => sum + totalOf(holding), 0);
}
