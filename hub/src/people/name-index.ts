import { compareText } from "@cardweave/shared/domain/compare-text";
import type { DocId } from "@cardweave/shared/domain/ids";
import { type Contact, ContactIndex } from "./contact-index.ts";
import { SortedKeys } from "./sorted-keys.ts";

/**
 * A name as it is compared: lower case, no accents, and an umlaut as its letter, whether it was
 * written ü, ue or u. The beginning of a name folds to the beginning of the folded name.
 */
export function folded(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("æ", "a")
    .replaceAll("ø", "o");
  return plain
    .replace(/([aou])e/g, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export type Indexed = {
  readonly id: string;
  readonly name: string;
  readonly branch: string | null;
  readonly accounts: readonly DocId[];
  readonly contact?: Contact;
};

type Kept = Omit<Indexed, "contact">;

const end = "\u0000";

/** Beyond it, among a million people, one in a thousand fits: some ten milliseconds for a page. */
const mostSorted = 1_000;

/** Who is found by which word, in memory only: on disk no name can be read without its key. */
export class NameIndex {
  readonly #people = new Map<string, Kept>();
  readonly #byAccount = new Map<DocId, string>();
  /** Name and id. */
  readonly #order = new SortedKeys();
  /** Each word of a name and the id. */
  readonly #words = new SortedKeys();
  readonly #contacts = new ContactIndex();

  get size(): number {
    return this.#people.size;
  }

  put(person: Indexed): void {
    this.remove(person.id);
    const indexed = this.#hold(person);
    this.#order.add(keyOf(indexed));
    for (const word of wordsOf(indexed.name)) this.#words.add(`${word}${end}${indexed.id}`);
    if (person.contact !== undefined) this.#contacts.put(person.id, person.contact);
  }

  /** As {@link put} for somebody who is not there yet, when many more follow. */
  fill(person: Indexed): void {
    const indexed = this.#hold(person);
    this.#order.fill(keyOf(indexed));
    for (const word of wordsOf(indexed.name)) this.#words.fill(`${word}${end}${indexed.id}`);
    if (person.contact !== undefined) this.#contacts.fill(person.id, person.contact);
  }

  /** Makes the first search as quick as others; in parts, for other work to run in between. */
  *settle(): Generator<void> {
    for (const part of [this.#order, this.#words, this.#contacts]) yield part.settle();
  }

  #hold({ id, name, branch, accounts }: Indexed): Kept {
    const person = { id, branch, accounts };
    const indexed = { ...person, name: folded(name) };
    this.#people.set(person.id, indexed);
    for (const account of person.accounts) this.#byAccount.set(account, person.id);
    return indexed;
  }

  remove(id: string): void {
    const before = this.#people.get(id);
    if (before === undefined) return;
    for (const account of before.accounts) this.#byAccount.delete(account);
    for (const word of wordsOf(before.name)) this.#words.remove(`${word}${end}${id}`);
    this.#order.remove(keyOf(before));
    this.#contacts.remove(id);
    this.#people.delete(id);
  }

  ofAccount(account: DocId): string | undefined {
    return this.#byAccount.get(account);
  }

  get(id: string): Kept | undefined {
    return this.#people.get(id);
  }

  /** Everybody by name, after a person that was told before; nobody's id begins anew. */
  *inOrder(after = ""): Generator<string> {
    const last = this.#people.get(after);
    for (const key of this.#order.from(last === undefined ? "" : `${keyOf(last)}${end}`)) {
      yield idIn(key);
    }
  }

  /** By an e-mail address or a telephone number, else by name. */
  find(text: string, after?: string): Iterable<string> {
    return this.#contacts.search(text, after) ?? this.search(text, after);
  }

  /**
   * By name: whose name has, for each word of the text, a word that begins so. What many begin
   * with is looked for among all in their order, so that the first page comes at once.
   */
  *search(text: string, after?: string): Generator<string> {
    const wanted = wordsOf(folded(text)).map((word) => ({ word, count: this.#words.count(word) }));
    const rarest = wanted.toSorted((a, b) => a.count - b.count)[0];
    if (rarest === undefined) return;
    const { word, count } = rarest;
    const ids = count > mostSorted ? this.inOrder(after) : this.#withWord(word, after);
    for (const id of ids) {
      const name = this.#people.get(id)?.name ?? "";
      if (wanted.every((one) => hasWord(name, one.word))) yield id;
    }
  }

  #withWord(beginning: string, after?: string): readonly string[] {
    const last = this.#people.get(after ?? "");
    const from = last === undefined ? "" : `${keyOf(last)}${end}`;
    const found = new Set<string>();
    for (const key of this.#words.from(beginning)) {
      if (!key.startsWith(beginning)) break;
      const person = this.#people.get(idIn(key));
      if (person !== undefined) found.add(keyOf(person));
    }
    return [...found]
      .filter((key) => compareText(key, from) >= 0)
      .toSorted(compareText)
      .map(idIn);
  }
}

function keyOf({ name, id }: Kept): string {
  return `${name}${end}${id}`;
}

function idIn(key: string): string {
  return key.slice(key.indexOf(end) + 1);
}

function hasWord(name: string, beginning: string): boolean {
  return ` ${name}`.includes(` ${beginning}`);
}

function wordsOf(plain: string): readonly string[] {
  return [...new Set(plain.split(" "))].filter((word) => word !== "");
}
