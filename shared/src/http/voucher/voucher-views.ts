import { type AccountState, emptyAccount } from "../../domain/account.ts";
import { spendable } from "../../domain/decide.ts";
import type { Entry } from "../../domain/entry.ts";
import type { DocId, EntryId } from "../../domain/ids.ts";
import { instant } from "../../domain/measure.ts";
import { rfc3339 } from "../../domain/time.ts";
import { inactivePurse, voucherOf, voucherPurse } from "../../domain/voucher/voucher.ts";
import { voucherQr } from "../../domain/voucher/voucher-code.ts";
import type { VoucherSold, VoucherView } from "../../protocol/http/voucher.ts";
import { type Booked, viewAt } from "../../replica/act.ts";
import type { OwnChain } from "../../replica/own-chain.ts";
import type { Replica } from "../../replica/replica.ts";

/** A voucher by its number; the number is in no entry, so who asks must bring it. */
export type NamedVoucher = { readonly number: string; readonly doc: DocId };

type Kept = { readonly id: EntryId; readonly entry: Entry; readonly verdict: string };
type Sight = { readonly account: AccountState; readonly chain: OwnChain };

/** Vouchers as tills and pages see them, here and now. */
export class VoucherViews {
  readonly #replica: Replica;

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  async of(named: NamedVoucher): Promise<VoucherView> {
    const { ports, chain } = this.#replica;
    const account = (await ports.store.account(named.doc)) ?? emptyAccount(named.doc);
    return this.#view(named, { account, chain }, await ports.store.entriesOf(named.doc));
  }

  /** As it will be once a step is durable. */
  async within({ step, entries }: Booked, named: NamedVoucher): Promise<VoucherView> {
    const { doc } = named;
    const stored = await this.#replica.ports.store.entriesOf(doc);
    const fresh = entries.filter(({ entry }) => entry.doc === doc);
    const kept = [...stored, ...fresh.map((one) => ({ ...one, verdict: "valid" }))];
    const account = await step.workspace.account(doc);
    return this.#view(named, { account, chain: step.chain }, kept);
  }

  #view({ number, doc }: NamedVoucher, sight: Sight, kept: readonly Kept[]): VoucherView {
    const { account } = sight;
    const { directory } = this.#replica;
    const view = viewAt(this.#replica, account, sight);
    const { state, rest, expires } = voucherOf(account, view.time);
    const counting = kept.filter(({ id, verdict }) => {
      return verdict === "valid" && account.reversed[id] === undefined;
    });
    const purse = directory.purses.get(voucherPurse);
    const room = purse === undefined ? nothing : spendable(view, purse);
    const isVoid = state === "used" && lastTaken(counting, "voucher-sold") === undefined;
    return {
      number,
      qr: voucherQr(directory.policy.domain, number),
      account: doc,
      state: isVoid ? "void" : state,
      currency: purse?.currency ?? directory.network?.currency ?? "",
      ...termsIn(counting),
      rest,
      guaranteed: room.guaranteed,
      provisional: room.provisional,
      expires,
      sold: this.#sold(lastTaken(counting, "voucher-sold")),
    };
  }

  #sold(kept: Kept | undefined): VoucherSold | null {
    if (kept === undefined) return null;
    const { entry } = kept;
    const { directory } = this.#replica;
    const receipt = entry.body.kind === "debit" ? entry.body.receipt : null;
    return {
      at: rfc3339(directory.network?.zone ?? "UTC", instant(entry.hlc.ms)),
      branch: directory.branchOf(entry.device) ?? null,
      till: entry.key?.till ?? null,
      receipt,
    };
  }
}

const nothing = { guaranteed: 0, provisional: 0 };

/** What it was made for. */
function termsIn(kept: readonly Kept[]): { readonly price: number; readonly value: number } {
  const made = kept.flatMap(({ entry: { body } }) =>
    body.kind === "credit" && body.purse === inactivePurse ? [body] : [],
  );
  const sum = (list: typeof made) => list.reduce((total, { amount }) => total + amount, 0);
  return { price: sum(made.filter(({ lot }) => lot.paid)), value: sum(made) };
}

function lastTaken(kept: readonly Kept[], reason: string): Kept | undefined {
  return kept.findLast(({ entry: { body } }) => {
    return body.kind === "debit" && body.purse === inactivePurse && body.reason === reason;
  });
}
