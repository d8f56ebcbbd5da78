import { documentOfEntries, saveDocument } from "../documents/document-of-entries.ts";
import { emptyAccount } from "../domain/account.ts";
import { type CardNumber, canonicalCard } from "../domain/card.ts";
import { type DocId, docKinds, isDocId, isVoucher } from "../domain/ids.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import { accountDocOf } from "../entries/doc-ids.ts";
import type { AccountView, EntryView } from "../protocol/http/account.ts";
import type { CardRef } from "../protocol/http/card.ts";
import type { Listed, ListQuery } from "../protocol/http/list.ts";
import type { Replica } from "../replica/replica.ts";
import type { AccountViews } from "./account-views.ts";
import type { CardGate } from "./card-gate.ts";
import type { Accounts } from "./services.ts";

/** Which account a card leads to; refuses numbers that the policy does not accept. */
export class CardBook {
  readonly #replica: Replica;
  readonly #secret: Uint8Array;
  readonly #takesAccounts: boolean;

  /**
   * `takesAccounts`: the scheme `account` names an account itself. Only where nothing is spent:
   * who has an account's id has not shown a card.
   */
  constructor(replica: Replica, secret: Uint8Array, takesAccounts = false) {
    this.#replica = replica;
    this.#secret = secret;
    this.#takesAccounts = takesAccounts;
  }

  docOf(card: CardRef): Result<DocId> {
    const read = this.read(card);
    return read.ok ? ok(read.value.doc) : read;
  }

  /** With the number in its one spelling. */
  read(card: CardRef): Result<{ readonly doc: DocId; readonly number: CardNumber }> {
    if (this.#takesAccounts && card.scheme === accountScheme) return readAccount(card);
    const canonical = canonicalCard(card, this.#replica.directory.policy.schemes);
    if (!canonical.ok) return canonical;
    const { scheme, number } = canonical.value;
    return ok({ doc: accountDocOf(this.#secret, scheme, number), number: canonical.value });
  }
}

const accountScheme = "account";

function readAccount({ scheme, number }: CardRef): ReturnType<CardBook["read"]> {
  const isCards = isDocId(number) && (isVoucher(number) || number.startsWith(docKinds.account));
  if (isCards) return ok({ doc: number, number: { scheme, number } });
  return refused("invalid", { fields: [{ field: "card.number", reason: "not-an-account" }] });
}

/** Accounts as a replica holds them: lookups read the projection, never a document. */
export class ReplicaAccounts implements Accounts {
  readonly #replica: Replica;
  readonly #gate: CardGate;
  readonly #views: AccountViews;

  constructor(replica: Replica, gate: CardGate, views: AccountViews) {
    this.#replica = replica;
    this.#gate = gate;
    this.#views = views;
  }

  async lookup(card: CardRef): Promise<Result<AccountView>> {
    const shown = await this.#gate.look(card);
    if (!shown.ok) return shown;
    return ok({ ...(await this.#views.of(shown.value.shown)), spendBy: shown.value.demand });
  }

  async byId(id: DocId): Promise<Result<AccountView>> {
    const view = await this.#views.of(id);
    return view.known ? ok(view) : refused("not-found");
  }

  async entries(id: DocId, { cursor, limit }: ListQuery): Promise<Result<Listed<EntryView>>> {
    const before = cursor === undefined ? {} : { before: Number(cursor) };
    if (Number.isNaN(before.before)) return refused("invalid", { fields: [{ field: "cursor" }] });
    const { store } = this.#replica.ports;
    const page = await store.history(id, { ...before, limit });
    const account = (await store.account(id)) ?? emptyAccount(id);
    const items = await Promise.all(page.items.map((one) => this.#views.entry(one, account)));
    return ok({ items, next: page.next === null ? null : String(page.next) });
  }

  async document(id: DocId): Promise<Result<Uint8Array>> {
    const entries = await this.#replica.ports.store.entriesOf(id);
    if (entries.length === 0) return refused("not-found");
    return ok(saveDocument(documentOfEntries(id, entries)));
  }
}
