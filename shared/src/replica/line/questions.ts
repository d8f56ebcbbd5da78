import type { Found, FoundPerson, Search } from "../../protocol/frames-people.ts";
import type { Want } from "../../protocol/frames-rights.ts";
import type { Channel } from "./channel.ts";

type People = readonly FoundPerson[] | null;

/** What a replica has asked the hub on one line and waits for; all waiting ends with the line. */
export class Questions {
  readonly #channel: Channel;
  readonly #asked = new Map<string, () => void>();
  readonly #searching = new Map<string, (people: People) => void>();

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** Asks the hub for rights; resolves when it has no more, or when the line ends. */
  ask(want: Want): Promise<void> {
    return new Promise((resolve) => {
      this.#asked.set(want.id, resolve);
      this.#channel.send(want);
    });
  }

  answered(id: string): void {
    this.#asked.get(id)?.();
    this.#asked.delete(id);
  }

  /** Asks the hub for cardholders by name; null when the line ends before the answer. */
  search(search: Search): Promise<People> {
    return new Promise((resolve) => {
      this.#searching.set(search.id, resolve);
      this.#channel.send(search);
    });
  }

  found({ id, people }: Found): void {
    this.#searching.get(id)?.(people);
    this.#searching.delete(id);
  }

  end(): void {
    for (const id of [...this.#asked.keys()]) this.answered(id);
    for (const tell of this.#searching.values()) tell(null);
    this.#searching.clear();
  }
}
