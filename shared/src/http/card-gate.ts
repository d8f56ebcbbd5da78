import { type AccountState, emptyAccount } from "../domain/account.ts";
import type { CardNumber } from "../domain/card.ts";
import { demandFor, type ProofDemand } from "../domain/card-policy.ts";
import { spendable, type Command as Wished } from "../domain/decide.ts";
import type { DocId, PurseId } from "../domain/ids.ts";
import { linkIn } from "../domain/links.ts";
import { ok, type Refusal, type Result, refused } from "../domain/result.ts";
import { type Share, splitSpend } from "../domain/split-spend.ts";
import { isBlocked } from "../domain/status.ts";
import type { CardRef } from "../protocol/http/card.ts";
import { viewAt, type Wish } from "../replica/act.ts";
import { type Family, familyOf } from "../replica/card-family.ts";
import type { RightsGatherer } from "../replica/gather-rights.ts";
import type { Replica, Step } from "../replica/replica.ts";
import type { CardProofs } from "./card-proofs.ts";
import type { CardBook } from "./replica-accounts.ts";

/** A card as it was shown, and what it opens. */
export type ShownCard = Family & {
  readonly number: CardNumber;
  readonly isBlocked: boolean;
  /** Why the number leads to another account; null when it is that account's own. */
  readonly leadsBy: string | null;
  readonly demand: ProofDemand;
};

/** Till and idempotency key: a retry of what was booked needs no fresh proof. */
export type ActionName = { readonly till: string; readonly key: string };

export type Spending = {
  readonly purse: PurseId;
  readonly amount: number;
  readonly reason: string;
  readonly campaign?: string | null;
};

type Parts = {
  readonly replica: Replica;
  readonly cards: CardBook;
  readonly proofs: CardProofs;
  /** Null where nobody else is asked. */
  readonly rights: Pick<RightsGatherer, "forSpend"> | null;
};

/**
 * The one way from a card to what may be booked on it. `look` for showing and for recording what
 * has happened, `mayEarn` before a credit, `maySpend` before value leaves the card; `gather` asks for
 * the rights and `spend` makes the wishes, over all accounts that the card opens. Credits go to
 * `account`.
 */
export class CardGate {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async look(card: CardRef): Promise<Result<ShownCard>> {
    const { cards, replica, proofs } = this.#parts;
    const read = cards.read(card);
    if (!read.ok) return read;
    const { doc, number } = read.value;
    const family = await familyOf(doc, (one) => this.#account(one));
    proofs.noteShown({ doc, number, card });
    const { spendProof } = replica.directory.policy;
    return ok({
      ...family,
      number,
      isBlocked: isStopped(family),
      leadsBy: leadsBy(family),
      demand: demandFor(spendProof, number.scheme),
    });
  }

  async mayEarn(card: CardRef, action: ActionName): Promise<Result<ShownCard>> {
    const shown = await this.look(card);
    if (!shown.ok || !shown.value.isBlocked || (await this.isAnswered(action))) return shown;
    return refusedAsBlocked(shown.value);
  }

  /** Counts a wrong PIN, and uses a proof up that is good once. */
  async maySpend(card: CardRef, action: ActionName): Promise<Result<ShownCard>> {
    const shown = await this.look(card);
    if (!shown.ok || (await this.isAnswered(action))) return shown;
    if (shown.value.isBlocked) return refusedAsBlocked(shown.value);
    const why = await this.#parts.proofs.objection(shown.value, card, action);
    return why === null ? shown : { ok: false, error: why };
  }

  /** Asks for what this device lacks of a spend, of each account that has it, before `spend`. */
  async gather(shown: ShownCard, asked: Pick<Spending, "purse" | "amount">): Promise<void> {
    const { rights } = this.#parts;
    if (rights === null) return;
    const { purse } = asked;
    const alone = { doc: shown.account, ...asked };
    const needed = shown.members.length === 0 ? [alone] : await this.#lacking(shown, asked);
    await Promise.all(needed.map(({ doc, amount }) => rights.forSpend({ doc, purse, amount })));
  }

  /** What is to be got together on each account, the one that the card is for first. */
  async #lacking(
    { account, members }: ShownCard,
    { purse, amount }: Pick<Spending, "purse" | "amount">,
  ): Promise<readonly Share[]> {
    const { replica } = this.#parts;
    const definition = replica.directory.purses.get(purse);
    if (definition === undefined) return [];
    const docs = [account, ...members];
    const accounts = await Promise.all(docs.map((doc) => this.#account(doc)));
    const rooms = accounts.map((one) =>
      spendable(viewAt(replica, one, { chain: replica.chain }), definition),
    );
    let short = amount - rooms.reduce((sum, { guaranteed }) => sum + guaranteed, 0);
    return docs.flatMap((doc, at) => {
      const { balance = 0, guaranteed = 0 } = rooms[at] ?? {};
      const part = Math.min(short, balance - guaranteed);
      short -= Math.max(0, part);
      return part > 0 ? [{ doc, amount: guaranteed + part }] : [];
    });
  }

  /** A retry gets its first answer, whatever the card is by now. */
  async isAnswered({ till, key }: ActionName): Promise<boolean> {
    return (await this.#parts.replica.ports.store.answer({ till, id: key })) !== undefined;
  }

  /** The debits by which a card pays, as it stands in this step. */
  async spend(shown: ShownCard, step: Step, spending: Spending): Promise<Result<readonly Wish[]>> {
    const { replica } = this.#parts;
    const { amount, ...rest } = spending;
    const definition = replica.directory.purses.get(spending.purse);
    const command = { type: "debit", ...rest } as const;
    const alone = { doc: shown.account, command: { ...command, amount } satisfies Wished };
    if (definition === undefined || shown.members.length === 0) return ok([alone]);
    const docs = [shown.account, ...shown.members];
    const accounts = await Promise.all(docs.map((doc) => step.workspace.account(doc)));
    const views = accounts.map((account) => viewAt(replica, account, step));
    const shares = splitSpend(views, definition, amount);
    if (!shares.ok) return shares;
    return ok(shares.value.map((share) => wishOf(shown, share, command)));
  }

  async #account(doc: DocId): Promise<AccountState> {
    return (await this.#parts.replica.ports.store.account(doc)) ?? emptyAccount(doc);
  }
}

/** A linked card may be blocked: what it holds is spent through the one that it leads to. */
function wishOf(
  { account }: ShownCard,
  { doc, amount }: { readonly doc: DocId; readonly amount: number },
  command: Omit<Spending, "amount"> & { readonly type: "debit" },
): Wish {
  const linked = doc === account ? {} : ({ despite: "linked" } as const);
  return { doc, command: { ...command, ...linked, amount } };
}

/** The number itself or the account; what was blocked on the way between is another card. */
function isStopped({ shown, account, states }: Family): boolean {
  return [shown, account].some((doc) => isBlocked(states.get(doc)?.status ?? {}));
}

function leadsBy({ shown, account, states }: Family): string | null {
  if (shown === account) return null;
  return linkIn(states.get(shown)?.status ?? {})?.reason ?? null;
}

function refusedAsBlocked({ shown, account }: ShownCard): {
  readonly ok: false;
  readonly error: Refusal;
} {
  return refused("blocked", shown === account ? {} : { leadsTo: account });
}
