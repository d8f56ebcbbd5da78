import type { AccountState, LotState, PurseState } from "@cardweave/shared/domain/account";
import { decide, type View } from "@cardweave/shared/domain/decide";
import { type Holding, totalOf } from "@cardweave/shared/domain/holding";
import { ok, refused } from "@cardweave/shared/domain/result";
import { receiptIdOf } from "@cardweave/shared/entries/hash";
import { type Action, act, viewAt, type Wish, write } from "@cardweave/shared/replica/act";
import type { Replica, Step } from "@cardweave/shared/replica/replica";

type Act = typeof act;

/** An `act` of one wish that sees something else than what is, or forgets the answer. */
export function plantedAct(
  twist: (view: View, replica: Replica) => View,
  { keepsAnswer = true }: { readonly keepsAnswer?: boolean } = {},
): Act {
  return (replica, action) => {
    const [wish, second] = typeof action.wishes === "function" ? [] : action.wishes;
    if (wish === undefined || second !== undefined) return act(replica, action);
    return replica.step(async (step) => {
      const before = await step.workspace.answer(action.key);
      if (before !== undefined && before.request !== action.request) return refused("key-reused");
      if (before !== undefined) return ok({ answer: before, replayed: true });
      return book({ replica, step, twist, keepsAnswer }, action, wish);
    });
  };
}

type Planted = {
  readonly replica: Replica;
  readonly step: Step;
  readonly twist: (view: View, replica: Replica) => View;
  readonly keepsAnswer: boolean;
};

async function book(
  { replica, step, twist, keepsAnswer }: Planted,
  action: Action,
  { doc, command }: Wish,
): ReturnType<Act> {
  const receipt = receiptIdOf(replica.device, action.key);
  const account = await step.workspace.account(doc);
  const found = command.type === "reverse" ? await step.workspace.find(command.of) : undefined;
  const target = found?.verdict === "valid" ? found.entry : undefined;
  const decision = decide(
    twist({ ...viewAt(replica, account, step), receipt, target }, replica),
    command,
  );
  if (!decision.ok) return decision;
  const bodies = decision.value.map((body) => ({ doc, body }));
  const entries = await write(replica, step, { author: action, bodies });
  const { status, body } = await action.answer({ receipt, bodies, entries, step });
  const answer = { key: action.key, request: action.request, status, body };
  if (keepsAnswer) step.workspace.putAnswer(answer);
  return ok({ answer, replayed: false });
}

/** Everybody's rights look like the device's own. */
export function allMine(view: View): View {
  const lotOf = (lot: LotState): LotState => {
    const sum = Object.values(lot.holdings).reduce((all, one) => all + totalOf(one), 0);
    const holding: Holding = { known: sum, since: [] };
    return { ...lot, holdings: { [view.device]: holding } };
  };
  const purseOf = (purse: PurseState): PurseState => ({
    ...purse,
    lots: mapped(purse.lots, lotOf),
  });
  return { ...view, account: { ...view.account, purses: mapped(view.account.purses, purseOf) } };
}

function mapped<K extends string, V>(table: Readonly<Record<K, V>>, change: (value: V) => V) {
  const entries = Object.entries(table) as [K, V][];
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)])) as Record<K, V>;
}

export function nothingReversed(view: View): View {
  const account: AccountState = { ...view.account, reversed: {}, undo: {} };
  return { ...view, account };
}

/** Thinks that it may undo whatever it sees, whoever booked it and whoever has undone it. */
export function allUndoable(view: View): View {
  const { target, account } = view;
  if (target === undefined) return view;
  return { ...view, account: { ...account, undo: {} }, target: { ...target, device: view.device } };
}

const forgiven = new WeakMap<Replica, { acked: number; upTo: number }>();

/** Takes any acknowledgement for one of all that it has spent beyond its rights. */
export function forgivingAll(view: View, replica: Replica): View {
  const before = forgiven.get(replica) ?? { acked: 0, upTo: 0 };
  const isNews = replica.acked > before.acked;
  const now = isNews ? { acked: replica.acked, upTo: replica.chain.seq } : before;
  forgiven.set(replica, now);
  const open = replica.chain.beyond.filter(({ seq }) => seq > now.upTo);
  const sum = (list: typeof open) => list.reduce((all, { amount }) => all + amount, 0);
  return {
    ...view,
    beyond: (purse) => {
      const here = open.filter((one) => one.purse === purse);
      return { card: sum(here.filter(({ doc }) => doc === view.account.doc)), device: sum(here) };
    },
  };
}

/** Knows no limit but the balance. */
export function unlimited(view: View): View {
  const open = { mode: "open", perEntry: null, perCard: null, perDevice: null } as const;
  const limits = { ...view.policy.limits, points: open, money: open };
  return { ...view, policy: { ...view.policy, limits } };
}

export function nothingBeyond(view: View): View {
  return { ...view, beyond: () => ({ card: 0, device: 0 }) };
}
