import type { DocId } from "@cardweave/shared/domain/ids";
import { instant } from "@cardweave/shared/domain/measure";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { dayIn } from "@cardweave/shared/domain/time";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Principal } from "@cardweave/shared/http/principal";
import type { CardBook } from "@cardweave/shared/http/replica-accounts";
import type { Edit } from "@cardweave/shared/http/services";
import type { CardRef } from "@cardweave/shared/protocol/http/card";
import type {
  CardholderChange,
  CardholderQuery,
  CardholderView,
  NewCardholder,
} from "@cardweave/shared/protocol/http/cardholder";
import type { Listed } from "@cardweave/shared/protocol/http/list";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import { sees, seesAll } from "../registry/sight.ts";
import type { PeopleRegister } from "./people-register.ts";
import type { Person, PersonCard, StoredPerson } from "./person.ts";
import { changedPerson, newPerson } from "./person-changes.ts";
import { cardholderView, maskedNumber } from "./person-views.ts";

export type CardholderParts = {
  readonly replica: Replica;
  readonly register: PeopleRegister;
  readonly cards: CardBook;
  readonly audit: AuditLog;
};

/** Enrols, shows, changes and erases cardholders; who did so is in the audit log. */
export class CardholderDesk {
  readonly #parts: CardholderParts;
  /** One change after the other, so that what the entries and the record say goes together. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: CardholderParts) {
    this.#parts = parts;
  }

  /** By name; the cursor is the last one's id. */
  async list(query: CardholderQuery, by: Principal): Promise<Result<Listed<CardholderView>>> {
    const { register, audit } = this.#parts;
    await register.ready;
    const { cursor, limit } = query;
    if (cursor !== undefined && register.index.get(cursor) === undefined) {
      return refused("invalid", { fields: [{ field: "cursor", reason: "not one of ours" }] });
    }
    const seen: string[] = [];
    for (const id of this.#wanted(query)) {
      if (this.#sees(by, register.index.get(id)?.branch ?? null)) seen.push(id);
      if (seen.length > limit) break;
    }
    const items = seen.slice(0, limit).flatMap((id) => {
      const stored = register.find(id);
      return stored === undefined ? [] : [this.#view(stored)];
    });
    audit.note({ by, act: "cardholders-listed", subject: null, detail: { shown: items.length } });
    return ok({ items, next: seen.length > limit ? (seen[limit - 1] ?? null) : null });
  }

  #wanted({ q, account, cursor }: CardholderQuery): Iterable<string> {
    const { index } = this.#parts.register;
    if (account !== undefined) return [index.ofAccount(account)].filter((id) => id !== undefined);
    if (q === undefined) return index.inOrder(cursor);
    return index.find(q, cursor);
  }

  async one(id: string, by: Principal): Promise<Result<CardholderView>> {
    const stored = await this.#find(id, by);
    if (!stored.ok) return stored;
    this.#parts.audit.note({ by, act: "cardholder-read", subject: id });
    return ok(this.#view(stored.value));
  }

  async #find(id: string, by: Principal): Promise<Result<StoredPerson>> {
    await this.#parts.register.ready;
    const stored = this.#parts.register.find(id);
    return stored !== undefined &&
      stored.state !== "erasing" &&
      this.#sees(by, stored.person.branch)
      ? ok(stored)
      : refused("not-found");
  }

  enrol(wish: NewCardholder, by: Principal): Promise<Result<CardholderView>> {
    return this.#alone(async () => {
      const { register, audit, replica } = this.#parts;
      await register.ready;
      const branch = this.#branchFor(wish.branch, by);
      if (!branch.ok) return branch;
      if (this.#isUnborn(wish.birthday)) return unborn();
      const card = this.#cardFor(wish.card);
      if (!card.ok) return card;
      const { clock, random } = replica.ports;
      const id = `p-${toHex(random.bytes(16))}`;
      const person = newPerson(wish, { id, now: clock.now(), branch: branch.value });
      const cards = card.value === null ? [] : [card.value];
      await register.add({ ...person, cards }, by.user ?? null);
      audit.note({ by, act: "cardholder-enrolled", subject: id, detail: { branch: branch.value } });
      return this.#shown(id);
    });
  }

  change({ id, change, version, by }: Edit<CardholderChange>): Promise<Result<CardholderView>> {
    const detail = { fields: Object.keys(change) };
    return this.#edit({ id, version, by, act: "cardholder-changed", detail }, ({ person }) =>
      this.#isUnborn(change.birthday) ? unborn() : ok(changedPerson(person, change, this.#now)),
    );
  }

  addCard(id: string, card: CardRef, by: Principal): Promise<Result<CardholderView>> {
    return this.#edit({ id, by, act: "cardholder-card-added" }, ({ person }) => {
      const free = this.#freeCard(card);
      if (!free.ok) return free;
      return ok({ ...person, cards: [...person.cards, free.value], changedAt: this.#now });
    });
  }

  removeCard(id: string, account: DocId, by: Principal): Promise<Result<CardholderView>> {
    return this.#edit({ id, by, act: "cardholder-card-removed" }, ({ person }) => {
      const cards = person.cards.filter((one) => one.account !== account);
      if (cards.length === person.cards.length) return refused("not-found");
      return ok({ ...person, cards, changedAt: this.#now });
    });
  }

  erase(id: string, by: Principal): Promise<Result<null>> {
    return this.#alone(async () => {
      const stored = await this.#find(id, by);
      if (!stored.ok) return stored;
      await this.#parts.register.erase(stored.value.person, by.user ?? null);
      this.#parts.audit.note({ by, act: "cardholder-erased", subject: id });
      return ok(null);
    });
  }

  #edit(
    { id, version, by, act, detail = {} }: Editing,
    decide: (stored: StoredPerson) => Result<Person>,
  ): Promise<Result<CardholderView>> {
    return this.#alone(async () => {
      const stored = await this.#find(id, by);
      if (!stored.ok) return stored;
      const now = String(stored.value.version);
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const after = decide(stored.value);
      if (!after.ok) return after;
      const { register, audit } = this.#parts;
      if (!(await register.change(stored.value, after.value, by.user ?? null))) {
        return refused("changed");
      }
      audit.note({ by, act, subject: id, detail });
      return this.#shown(id);
    });
  }

  #shown(id: string): Result<CardholderView> {
    const stored = this.#parts.register.find(id);
    return stored === undefined ? refused("not-found") : ok(this.#view(stored));
  }

  #view(stored: StoredPerson): CardholderView {
    return cardholderView(stored, this.#zone);
  }

  get #zone(): string {
    return this.#parts.replica.directory.network?.zone ?? "UTC";
  }

  /** Whether the birthday lies after the network's today. Source: SPEC R732. */
  #isUnborn(birthday: string | null | undefined): boolean {
    return typeof birthday === "string" && birthday > dayIn(this.#zone, instant(this.#now));
  }

  get #now(): number {
    return this.#parts.replica.ports.clock.now();
  }

  #cardFor(card: CardRef | undefined): Result<PersonCard | null> {
    return card === undefined ? ok(null) : this.#freeCard(card);
  }

  #freeCard(card: CardRef): Result<PersonCard> {
    const { cards, register } = this.#parts;
    const read = cards.read(card);
    if (!read.ok) return read;
    const { doc: account, number } = read.value;
    if (register.index.ofAccount(account) !== undefined) {
      return refused("conflict", { reason: "the card is somebody's already" });
    }
    const masked = maskedNumber(number.number);
    const { scheme } = number;
    const { hlc: after } = this.#parts.replica.chain;
    return ok({ account, scheme, number: masked, since: this.#now, after });
  }

  /** Who leads one branch enrols there; who leads several says where. */
  #branchFor(wished: string | undefined, by: Principal): Result<string | null> {
    const id = wished ?? (by.branches?.length === 1 ? by.branches[0] : undefined);
    if (id === undefined && seesAll(by)) return ok(null);
    const branch = this.#parts.replica.directory.branches.get(id ?? "");
    const fields = [{ field: "branch", reason: "one of the caller's" }];
    if (branch?.active !== true || !sees(by, branch)) return refused("invalid", { fields });
    return ok(branch.id);
  }

  #sees(by: Principal, branch: string | null): boolean {
    if (seesAll(by)) return true;
    const place = this.#parts.replica.directory.branches.get(branch ?? "");
    return place !== undefined && sees(by, place);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

type Editing = {
  readonly id: string;
  readonly version?: string | undefined;
  readonly by: Principal;
  readonly act: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

function unborn(): Result<never> {
  return refused("invalid", { fields: [{ field: "birthday", reason: "still to come" }] });
}
