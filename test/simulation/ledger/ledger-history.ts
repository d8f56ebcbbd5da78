import type { Entry } from "@cardweave/shared/domain/entry";
import type { EntryId } from "@cardweave/shared/domain/ids";

export type Signed = { readonly id: EntryId; readonly entry: Entry };

/** Which entries somebody had seen, as a set of places in a causal order. */
export class History {
  readonly #words: Uint32Array;

  constructor(size: number) {
    this.#words = new Uint32Array((size >> 5) + 1);
  }

  has(place: number): boolean {
    return ((this.#words[place >> 5] ?? 0) & (1 << (place & 31))) !== 0;
  }

  add(place: number): void {
    this.#words[place >> 5] = (this.#words[place >> 5] ?? 0) | (1 << (place & 31));
  }

  join(other: History): void {
    for (const [at, word] of other.#words.entries())
      this.#words[at] = (this.#words[at] ?? 0) | word;
  }
}

export type Ordered = {
  readonly entries: readonly Signed[];
  readonly place: ReadonlyMap<EntryId, number>;
  /** What each entry rests on, without itself. */
  readonly histories: readonly History[];
};

/** One document's entries, each behind all that it cites. */
export function ordered(all: readonly Signed[]): Ordered {
  const place = new Map<EntryId, number>();
  const entries: Signed[] = [];
  const histories: History[] = [];
  const behind = (cites: readonly EntryId[]): History => {
    const history = new History(all.length);
    for (const at of cites.map((id) => place.get(id) ?? 0)) {
      history.join(histories[at] as History);
      history.add(at);
    }
    return history;
  };
  for (let open = all; open.length > 0; ) {
    const later = open.filter((one) => {
      const cites = citesOf(one.entry);
      if (!cites.every((id) => place.has(id))) return true;
      histories.push(behind(cites));
      place.set(one.id, entries.push(one) - 1);
      return false;
    });
    if (later.length === open.length) throw new Error("entries that cite what nobody has");
    open = later;
  }
  return { entries, place, histories };
}

function citesOf({ after, own }: Entry): readonly EntryId[] {
  return own === null ? after : [...after, own];
}
