import { emptyAccount } from "../domain/account.ts";
import type { ReceiptLine, ReceiptTender } from "../domain/bodies.ts";
import { isBudget, type ReceiptId } from "../domain/ids.ts";
import { instant } from "../domain/measure.ts";
import { quantityText } from "../domain/quantity.ts";
import { quantityOf } from "../domain/receipt-right.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import { keptOf } from "../domain/returns/sold-receipt.ts";
import { rfc3339 } from "../domain/time.ts";
import type { StoredEntry } from "../ports/entry-store.ts";
import type { Listed } from "../protocol/http/list.ts";
import type {
  ReceiptEntry,
  ReceiptLineView,
  ReceiptName,
  ReceiptTenderView,
  ReceiptView,
} from "../protocol/http/receipt.ts";
import type { Replica } from "../replica/replica.ts";
import type { AccountViews } from "./account-views.ts";
import { readSold } from "./returns/sold-receipts.ts";
import { isHoldNote, noteOf, type ReceiptNote, salesNumbered } from "./sale/numbered.ts";
import type { Receipts } from "./services.ts";

/** What one till action booked, read back from the entries that bear its receipt id. */
export class ReplicaReceipts implements Receipts {
  readonly #replica: Replica;
  readonly #views: AccountViews;

  constructor(replica: Replica, views: AccountViews) {
    this.#replica = replica;
    this.#views = views;
  }

  async receipt(id: ReceiptId): Promise<Result<ReceiptView>> {
    const { store } = this.#replica.ports;
    const own = await store.receipt(id);
    const [first] = own;
    if (first === undefined) return refused("not-found");
    const note = own.map(noteOf).find((one) => one !== undefined);
    const hold = note === undefined || isHoldNote(note) ? null : note.body.hold;
    const held = hold === null ? [] : await store.receipt(hold);
    const stored = [...held.filter(({ entry }) => entry.body.kind === "debit"), ...own];
    const told = stored.filter(({ entry }) => !isBudget(entry.doc));
    const entries = await Promise.all(told.map((one) => this.#entry(one)));
    const back = note === undefined ? nothingBack : await this.#returned(note);
    const { returned } = back;
    const state = returned.length === 0 ? stateOf(entries) : back.state;
    return ok({ ...this.#head(id, first), ...this.#sold(note), returned, state, entries });
  }

  async numbered({ till, number }: ReceiptName): Promise<Result<Listed<ReceiptView>>> {
    const notes = await salesNumbered(this.#replica.ports.store, till, number);
    const views = await Promise.all(notes.map((note) => this.receipt(note.receipt)));
    return ok({ items: views.flatMap((view) => (view.ok ? [view.value] : [])), next: null });
  }

  #head(receipt: ReceiptId, { entry }: StoredEntry) {
    const { directory } = this.#replica;
    const branch = directory.branchOf(entry.device) ?? null;
    return {
      receipt,
      till: entry.key?.till ?? null,
      branch,
      branchName: directory.branches.get(branch ?? "")?.name ?? null,
      currency: directory.network?.currency ?? null,
      at: this.#time(entry.hlc.ms),
    };
  }

  #sold(note: ReceiptNote | undefined) {
    const { body } = note ?? {};
    const { campaigns } = this.#replica;
    const lines = (body?.lines ?? []).map((line) => lineView(line, campaigns));
    return {
      kind: kindOf(note),
      number: body?.number ?? null,
      happenedAt: body === undefined || body.at === null ? null : this.#time(body.at),
      hold: body?.hold ?? null,
      of: body?.of ?? null,
      net: lines.reduce((sum, { net }) => sum + net, 0),
      lines,
      tenders: (body?.tenders ?? []).map((tender) => tenderView(tender, note)),
    };
  }

  /** What has come back of each line so far. */
  async #returned(note: ReceiptNote): Promise<Back> {
    const { store } = this.#replica.ports;
    const sold = await readSold({ store, step: null, thorough: false }, note);
    const kept = keptOf(sold);
    const returned = note.body.lines.flatMap((line) => {
      const back = quantityOf(line) - (kept.get(line.id) ?? 0);
      return back > 0 ? [{ id: line.id, quantity: quantityText(back) }] : [];
    });
    const isAll = [...kept.values()].every((left) => left === 0);
    return { returned, state: isAll ? "reversed" : "partly-reversed" };
  }

  #time(ms: number): string {
    return rfc3339(this.#replica.directory.network?.zone ?? "UTC", instant(ms));
  }

  async #entry(one: StoredEntry): Promise<ReceiptEntry> {
    const { doc } = one.entry;
    const account = (await this.#replica.ports.store.account(doc)) ?? emptyAccount(doc);
    return { ...(await this.#views.entry(one, account)), account: doc };
  }
}

type Back = Pick<ReceiptView, "returned" | "state">;

const nothingBack: Back = { returned: [], state: "booked" };

function kindOf(note: ReceiptNote | undefined): ReceiptView["kind"] {
  if (note === undefined) return "booking";
  if (isHoldNote(note)) return "hold";
  if (note.body.of === null) return "sale";
  return note.body.of === note.body.hold ? "void" : "return";
}

function lineView(
  { tax: taxCode, ...line }: ReceiptLine,
  campaigns: Replica["campaigns"],
): ReceiptLineView {
  const discounts = line.discounts.map((one) => {
    return { ...one, name: campaigns.nameOf(one.campaign) };
  });
  return { ...line, taxCode, discount: line.gross - line.net, discounts };
}

function tenderView(
  { purse, doc, units, amount }: ReceiptTender,
  note: ReceiptNote | undefined,
): ReceiptTenderView {
  const account = purse === null ? doc : (doc ?? note?.entry.doc ?? null);
  return { purse, account, units, amount, unsettled: purse === null && doc !== null };
}

/** Of what moved value; a note is never undone, what it says is. */
function stateOf(entries: readonly ReceiptEntry[]): ReceiptView["state"] {
  const bookings = entries.filter(({ kind }) => kind === "credit" || kind === "debit");
  const reversed = bookings.filter((one) => one.reversed === true).length;
  if (reversed === 0) return "booked";
  return reversed === bookings.length ? "reversed" : "partly-reversed";
}
