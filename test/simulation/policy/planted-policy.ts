import type { AccountState, PurseState } from "@cardweave/shared/domain/account";
import type { Debt } from "@cardweave/shared/domain/debt";
import type { View } from "@cardweave/shared/domain/decide";
import {
  type DocId,
  docKinds,
  type EntryId,
  isBudget,
  type PurseId,
} from "@cardweave/shared/domain/ids";
import type { NewEntry } from "@cardweave/shared/ports/entry-store";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import {
  allMine,
  allUndoable,
  forgivingAll,
  nothingBeyond,
  nothingReversed,
  plantedAct,
  unlimited,
} from "../planted-act.ts";
import { countingToo, isInvalid, mintingGrants, wakingNobody } from "../planted-store.ts";
import type { PolicyPlant } from "./policy-plant.ts";

/** `within`: policy seeds that must find it. */
export const plantedPolicy: Readonly<Record<string, PolicyPlant & { readonly within: number }>> = {
  "counts what a device grants to itself": {
    within: 50,
    habits: ["liar"],
    store: mintingGrants,
  },
  "undoes on two devices": {
    within: 20,
    habits: ["reversals", "undo-wants"],
    act: plantedAct(allUndoable),
  },
  "pays debts in another order than their rank": {
    within: 100,
    habits: ["partitions"],
    without: ["no-pool"],
    hub: rankingBackwards,
  },
  "starts its running totals anew too early": {
    within: 100,
    habits: ["lost-acks"],
    act: plantedAct(forgivingAll),
  },
  "checks the balance, not own rights": { within: 5, act: plantedAct(allMine) },
  "undoes twice": { within: 30, habits: ["reversals"], act: plantedAct(nothingReversed) },
  "does not add up what was spent beyond": { within: 50, act: plantedAct(nothingBeyond) },
  "knows no limits": { within: 50, act: plantedAct(unlimited) },
  "does not keep the answer to a key": {
    within: 10,
    habits: ["retries"],
    act: plantedAct((view) => view, { keepsAnswer: false }),
  },
  "keeps its rights where debts need them": {
    within: 60,
    without: ["no-pool", "liar", "expiry"],
    keepsNoDebts: true,
  },
  "forgets who waits for whom": {
    within: 20,
    habits: ["reorder"],
    store: wakingNobody,
  },
  "uses up budgets that were lent to others": {
    within: 5,
    habits: ["budgets"],
    act: plantedAct((view) => (isBudget(view.account.doc) ? allMine(view) : view)),
  },
  "lets a policy open budgets": {
    within: 5,
    habits: ["budgets"],
    act: plantedAct((view) => (isBudget(view.account.doc) ? asOfCard(view) : view)),
  },
  "lets anybody make a budget": {
    within: 60,
    habits: ["budgets", "liar"],
    store: (store) => countingToo(store, isForgedBudget),
  },
  "counts invalid entries": {
    within: 20,
    habits: ["liar"],
    store: (store) => countingToo(store, isInvalid),
  },
};

/** Goes by the policy for caps, as with what is on a card. */
function asOfCard(view: View): View {
  const doc = `${docKinds.account}${view.account.doc.slice(2)}` as DocId;
  return { ...view, account: { ...view.account, doc } };
}

function isForgedBudget({ entry, verdict }: NewEntry): boolean {
  return verdict === "invalid" && isBudget(entry.doc) && entry.body.kind === "credit";
}

/** What the hub pays debts from, with the debts' clocks turned round. */
function rankingBackwards(replica: Replica): Replica {
  const step: Replica["step"] = (run) => replica.step((given) => run(seenBackwards(given)));
  return passing(replica, { step });
}

function seenBackwards(step: Step): Step {
  const account = async (doc: AccountState["doc"]) => backwards(await step.workspace.account(doc));
  return passing(step, { workspace: passing(step.workspace, { account }) });
}

function backwards(account: AccountState): AccountState {
  const purses = Object.entries(account.purses) as [PurseId, PurseState][];
  const turned = purses.map(([id, purse]) => {
    const debts = Object.entries(purse.debts) as [EntryId, Debt][];
    const late = debts.map(([of, debt]) => [of, { ...debt, hlc: { ms: -debt.hlc.ms, count: 0 } }]);
    return [id, { ...purse, debts: Object.fromEntries(late) }];
  });
  return { ...account, purses: Object.fromEntries(turned) };
}

/** The same object but for a few of its fields; what is set is set on the object itself. */
function passing<T extends object>(whole: T, instead: Partial<T>): T {
  return new Proxy(whole, {
    get: (target, name) => {
      if (name in instead) return instead[name as keyof T];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}
