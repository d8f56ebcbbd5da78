import type { Status } from "@cardweave/shared/domain/bodies";
import { compareHlc, type Hlc } from "@cardweave/shared/domain/hlc";
import type { DocId } from "@cardweave/shared/domain/ids";
import { write } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";
import { type Indexed, NameIndex } from "./name-index.ts";
import type { Person, PersonState, StoredPerson } from "./person.ts";
import type { PersonVault } from "./person-vault.ts";

export type RegisterParts = {
  readonly replica: Replica;
  readonly vault: PersonVault;
  /** Lets other work run while the register is read at the start. */
  readonly pause: () => Promise<void>;
};

type Pseudonym = string | null;
type Saying = { readonly what: "personal" | "group"; readonly value: string | null };

const readAtOnce = 250;

/**
 * The people with their index, and what the accounts say of them. Everything here keeps the three
 * together: the record, the index, and the entries that say whether a card is somebody's.
 */
export class PeopleRegister {
  readonly #parts: RegisterParts;
  readonly index: NameIndex = new NameIndex();
  /** Rejects when the disk failed while it was read. */
  readonly ready: Promise<void>;
  #unreadable = 0;

  constructor(parts: RegisterParts) {
    this.#parts = parts;
    this.ready = this.#start();
  }

  /** Records that cannot be opened: somebody changed the file by hand, or the disk did. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Reads everybody, and ends what a stop of the process broke off. */
  async #start(): Promise<void> {
    for (let last = ""; ; ) {
      const page = this.#parts.vault.after(last, readAtOnce);
      for (const one of page) this.#take(one);
      const end = page.at(-1);
      if (end === undefined || page.length < readAtOnce) break;
      last = typeof end === "string" ? end : end.person.id;
      await this.#parts.pause();
    }
    await this.#settle();
    for (const id of this.#parts.vault.unfinished()) await this.#finish(id);
  }

  async #settle(): Promise<void> {
    const isLong = this.index.size > readAtOnce;
    for (const _part of this.index.settle()) if (isLong) await this.#parts.pause();
  }

  #take(one: StoredPerson | string): void {
    if (typeof one === "string") this.#unreadable += 1;
    else if (one.state !== "erasing") this.index.fill(indexed(one.person));
  }

  async #finish(id: string): Promise<void> {
    const stored = this.#parts.vault.find(id);
    if (stored === undefined) return;
    if (stored.state === "erasing") await this.erase(stored.person, null);
    else await this.#note(stored.person, null);
  }

  find(id: string): StoredPerson | undefined {
    return this.#parts.vault.find(id);
  }

  /** In the order of their ids; `next` is where the next page goes on. */
  page(after: string, limit: number): { readonly people: readonly Person[]; next: string | null } {
    const page = this.#parts.vault.after(after, limit);
    const people = page.flatMap((one) =>
      typeof one === "string" || one.state === "erasing" ? [] : [one.person],
    );
    const end = page.at(-1);
    const last = typeof end === "string" ? end : (end?.person.id ?? null);
    return { people, next: page.length < limit ? null : last };
  }

  /** `by` is the pseudonym of whoever wished it, for the entries. */
  async add(person: Person, by: Pseudonym): Promise<void> {
    this.#parts.vault.add(person);
    this.index.put(indexed(person));
    await this.#note(person, by);
  }

  /** False when somebody else changed the record in between. */
  async change(before: StoredPerson, after: Person, by: Pseudonym): Promise<boolean> {
    const { vault } = this.#parts;
    if (!vault.put(after, before.version)) return false;
    this.index.put(indexed(after));
    const { group } = before.person;
    if (!isOtherCards(before.person, after) && group === after.group) return true;
    this.#mark(after.id, "new");
    const left = gone(before.person, after);
    await this.#say(left, { what: "personal", value: null }, by);
    const ungrouped = after.group === null ? [...left, ...accountsOf(after)] : left;
    if (group !== null) await this.#say(ungrouped, { what: "group", value: null }, by);
    await this.#note(after, by);
    return true;
  }

  /** Entries first: should the process stop in between, the next start erases. */
  async erase(person: Person, by: Pseudonym): Promise<void> {
    this.#mark(person.id, "erasing");
    this.index.remove(person.id);
    await this.#say(accountsOf(person), { what: "personal", value: null }, by);
    this.#parts.vault.erase(person.id);
  }

  /** A record of before a restore: the entries have said since that the card is nobody's. */
  forget(account: DocId, said: Hlc): string | undefined {
    const id = this.index.ofAccount(account);
    const stored = id === undefined ? undefined : this.find(id);
    const card = stored?.person.cards.find((one) => one.account === account);
    if (stored === undefined || card === undefined) return undefined;
    if (compareHlc(said, card.after) <= 0) return undefined;
    const { person, version } = stored;
    const cards = person.cards.filter((one) => one !== card);
    this.index.remove(person.id);
    if (cards.length === 0) this.#parts.vault.erase(person.id);
    else {
      const left = { ...person, cards };
      this.#parts.vault.put(left, version);
      this.index.put(indexed(left));
    }
    return person.id;
  }

  /** The accounts say that they are somebody's, and of which group; never whose. */
  async #note(person: Person, by: Pseudonym): Promise<void> {
    const docs = accountsOf(person);
    await this.#say(docs, { what: "personal", value: "yes" }, by);
    if (person.group !== null) await this.#say(docs, { what: "group", value: person.group }, by);
    this.#mark(person.id, "noted");
  }

  #mark(id: string, state: PersonState): void {
    this.#parts.vault.mark(id, state);
  }

  async #say(docs: readonly DocId[], { what, value }: Saying, by: Pseudonym): Promise<void> {
    const { replica } = this.#parts;
    await replica.step(async (step) => {
      for (const doc of docs) {
        const { status } = await step.workspace.account(doc);
        if ((status[what]?.value ?? null) === value) continue;
        const body: Status = { kind: "status", what, value, link: null };
        const author = { by, key: null };
        await write(replica, step, { author, bodies: [{ doc, body }] });
      }
    });
  }
}

function indexed(person: Person): Indexed {
  const { id, name, branch, email, phone } = person;
  return { id, name, branch, accounts: accountsOf(person), contact: { email, phone } };
}

function accountsOf({ cards }: Person): readonly DocId[] {
  return cards.map(({ account }) => account);
}

function gone(before: Person, after: Person): readonly DocId[] {
  const kept = new Set(accountsOf(after));
  return accountsOf(before).filter((account) => !kept.has(account));
}

function isOtherCards(before: Person, after: Person): boolean {
  return accountsOf(before).join() !== accountsOf(after).join();
}
