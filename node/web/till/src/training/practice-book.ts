import type { PurseAmount } from "../api/sale-shapes.ts";
import type { AccountView, EntryView, PurseView, SessionView } from "../api/shapes.ts";

export interface PracticeChange extends PurseAmount {
  readonly reason: string;
}

/** What was practised on one account. Amounts that go out are below zero. */
interface Practised {
  readonly receipt: string;
  readonly account: string;
  readonly at: number;
  readonly changes: readonly PracticeChange[];
}

/** Bookings that exist on this page alone; an account is shown as if they counted. */
export class PracticeBook {
  private readonly done: Practised[] = [];
  private readonly branch: string;

  constructor({ branch }: Pick<SessionView, "branch">) {
    this.branch = branch.id;
  }

  book(account: string, at: number, changes: readonly PracticeChange[]): string {
    const receipt = `practice-${this.done.length + 1}`;
    this.done.push({ receipt, account, at, changes: changes.filter(({ amount }) => amount !== 0) });
    return receipt;
  }

  /** Null for a receipt that was not practised here, or was taken back before. */
  undo(receipt: string, at: number): string | null {
    const found = this.done.find((one) => one.receipt === receipt);
    const undone = `undo-${receipt}`;
    if (found === undefined || this.done.some((one) => one.receipt === undone)) return null;
    const changes = found.changes.map((one) => ({ ...one, amount: -one.amount, reason: "undo" }));
    this.done.push({ ...found, receipt: undone, at, changes });
    return found.account;
  }

  over(account: AccountView): AccountView {
    const own = this.done.filter((one) => one.account === account.id);
    if (own.length === 0) return account;
    const changes = own.flatMap((one) => one.changes);
    const entries = own.flatMap((one) => one.changes.map((_, at) => this.entry(one, at))).reverse();
    return {
      ...account,
      known: true,
      purses: withAll(account.purses, changes),
      recent: [...entries, ...account.recent],
    };
  }

  private entry({ receipt, at, changes }: Practised, index: number): EntryView {
    const { purse = "", amount = 0, reason = "" } = changes[index] ?? {};
    const kind = amount < 0 ? "debit" : "credit";
    const entry = `${receipt}-${index}`;
    const facts = { entry, at, branch: this.branch, kind, purse, amount: Math.abs(amount), reason };
    return { ...facts, state: "valid", sent: true };
  }
}

function withAll(
  purses: readonly PurseView[],
  changes: readonly PracticeChange[],
): readonly PurseView[] {
  const names = new Set([
    ...purses.map(({ purse }) => purse),
    ...changes.map(({ purse }) => purse),
  ]);
  return [...names].map((name) => {
    const nothing = { balance: 0, pending: 0, guaranteed: 0, provisionalLimit: 0, overdraft: 0 };
    const view = purses.find(({ purse }) => purse === name) ?? { purse: name, ...nothing };
    const sum = changes.reduce((all, { purse, amount }) => all + (purse === name ? amount : 0), 0);
    return { ...view, balance: view.balance + sum, guaranteed: view.guaranteed + sum };
  });
}
