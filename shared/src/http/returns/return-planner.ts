import type { AccountState } from "../../domain/account.ts";
import { seenOf } from "../../domain/account.ts";
import { assert } from "../../domain/assert.ts";
import { keptRule } from "../../domain/campaigns/kept-earnings.ts";
import type { View } from "../../domain/decide.ts";
import type { DeviceId, DocId } from "../../domain/ids.ts";
import { ok, type Refusal, type Result, refused } from "../../domain/result.ts";
import { planReturn, type ReturnPlan } from "../../domain/returns/plan-return.ts";
import type { ReturnedLine } from "../../domain/returns/return-lines.ts";
import type { SpentRule } from "../../domain/returns/shortfall.ts";
import type { SoldReceipt } from "../../domain/returns/sold-receipt.ts";
import { leftToUndo, undoOf, undoRight } from "../../domain/undo-effect.ts";
import { viewAt } from "../../replica/act.ts";
import type { Replica, Step } from "../../replica/replica.ts";
import type { ReceiptNote } from "../sale/numbered.ts";
import { type Gathering, gatherForUndo, undoHolders } from "./gather-undo.ts";
import { findReceipt, type ReceiptName, readSold } from "./sold-receipts.ts";

/** What a till wants to take back of a receipt. */
export type ReturnWish = {
  readonly receipt: ReceiptName;
  readonly lines: readonly ReturnedLine[] | null;
  readonly spent: SpentRule;
};

export type PlannedReturn = {
  readonly plan: ReturnPlan;
  readonly sold: SoldReceipt;
  /** Without the receipt's own right: at the branch's own risk. */
  readonly isProvisional: boolean;
};

/** Makes a return of a stored receipt and of what the accounts hold at that moment. */
export class ReturnPlanner {
  readonly #parts: Gathering;

  constructor(parts: Gathering) {
    this.#parts = parts;
  }

  /** Gets the rights together that a return needs, as far as they can be had in time. */
  async gather(name: ReceiptName): Promise<void> {
    const { store } = this.#parts.replica.ports;
    const found = await findReceipt({ store, step: null }, name);
    if (!found.ok) return;
    const { note } = found.value;
    const sold =
      note === undefined ? null : await readSold({ store, step: null, thorough: false }, note);
    const moved = sold === null ? [] : [...sold.bookings, ...sold.used];
    const held = await Promise.all(moved.map(({ id }) => store.get(id)));
    const bookings = [...found.value.entries, ...held.flatMap((one) => one ?? [])];
    const named = new Map(bookings.map(({ id, entry }) => [id, { id, entry }] as const));
    await gatherForUndo(this.#parts, [...named.values()]);
  }

  /** In the step that books it, so that nothing can come between. */
  async plan(step: Step, note: ReceiptNote, wish: ReturnWish): Promise<Result<PlannedReturn>> {
    const { replica } = this.#parts;
    if (note.body.of !== null) return refused("conflict", { detail: returnOfReturn });
    const { store } = replica.ports;
    const isLax = replica.directory.policy.returnsElsewhere === "outside";
    const sold = await readSold({ store, step, thorough: isLax }, note);
    const accounts = new Map<DocId, AccountState>();
    for (const { doc } of [sold, ...sold.bookings, ...sold.used]) {
      accounts.set(doc, await step.workspace.account(doc));
    }
    const viewOf = viewsOf(replica, step, accounts);
    const isElsewhere = !hasRight(viewOf(sold.doc), note);
    const isProvisional = isElsewhere && isLax && sold.bookings.length === 0;
    if (isElsewhere && !isProvisional) {
      return refused("not-allowed", { bookedBy: note.entry.device });
    }
    const { lines, spent } = wish;
    const rule = keptRule(sold.body.effects);
    const plan = planReturn({ sold, lines, spent, viewOf, withoutRight: isProvisional, rule });
    return plan.ok ? ok({ plan: plan.value, sold, isProvisional }) : plan;
  }

  /** Says in words who can do it, where a right to undo is elsewhere. */
  async explained(refusal: Refusal, name: ReceiptName): Promise<Refusal> {
    if (refusal.code !== "not-allowed" || refusal["bookedBy"] === undefined) return refusal;
    const { replica } = this.#parts;
    const found = await findReceipt({ store: replica.ports.store, step: null }, name);
    const entries = found.ok ? found.value.entries : [];
    const holders = (await Promise.all(entries.map((one) => undoHolders(replica, one)))).flat();
    const branches = [...new Set(holders.map((device) => this.#branchName(device)))];
    const who = branches.join(", ");
    const detail = `Only ${who} can undo this now; do it there, or here once both are in touch.`;
    return { ...refusal, heldBy: branches, detail };
  }

  #branchName(device: DeviceId): string {
    const { directory } = this.#parts.replica;
    const branch = directory.branchOf(device);
    return directory.branches.get(branch ?? "")?.name ?? branch ?? "headquarters";
  }
}

const returnOfReturn = "This is a return; what came back is not undone but sold again.";

function viewsOf(replica: Replica, step: Step, accounts: ReadonlyMap<DocId, AccountState>) {
  const views = new Map<DocId, View>();
  for (const [doc, account] of accounts) views.set(doc, viewAt(replica, account, step));
  return (doc: DocId): View => {
    const view = views.get(doc);
    assert(view, "the accounts of a sale have been read");
    return view;
  };
}

/** All of what is left of the receipt's right is here. */
function hasRight({ account, device }: View, { id, entry }: ReceiptNote): boolean {
  const undo = undoOf(account, id, entry);
  const here = { device, seen: seenOf(account) };
  return Object.entries(leftToUndo(undo)).every(
    ([part, left]) => undoRight(undo, part, here) >= left,
  );
}
