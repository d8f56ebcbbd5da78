import { emptyAccount } from "../domain/account.ts";
import type { DocId, ReceiptId } from "../domain/ids.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import type { StoredEntry } from "../ports/entry-store.ts";
import type { ReceiptEntry, ReceiptView } from "../protocol/http/receipt.ts";
import type { Replica } from "../replica/replica.ts";
import type { AccountViews } from "./account-views.ts";
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
    const stored = await this.#replica.ports.store.receipt(id);
    const first = stored[0];
    if (first === undefined) return refused("not-found");
    const entries = await Promise.all(stored.map((one) => this.#entry(one)));
    const at = entries[0]?.at ?? "";
    const branch = entries[0]?.branch ?? null;
    const till = first.entry.key?.till ?? null;
    return ok({ receipt: id, number: null, till, branch, at, state: stateOf(entries), entries });
  }

  async #entry(one: StoredEntry): Promise<ReceiptEntry> {
    const doc: DocId = one.entry.doc;
    const account = (await this.#replica.ports.store.account(doc)) ?? emptyAccount(doc);
    return { ...(await this.#views.entry(one, account)), account: doc };
  }
}

function stateOf(entries: readonly ReceiptEntry[]): ReceiptView["state"] {
  const reversed = entries.filter((one) => one.reversed === true).length;
  if (reversed === 0) return "booked";
  return reversed === entries.length ? "reversed" : "partly-reversed";
}
