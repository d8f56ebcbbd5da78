import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Principal } from "@cardweave/shared/http/principal";
import type { FoundPerson, Search } from "@cardweave/shared/protocol/frames-people";
import type { FoundCardholder } from "@cardweave/shared/protocol/http/cardholder";
import type { Listed } from "@cardweave/shared/protocol/http/list";
import type { Replica } from "@cardweave/shared/replica/replica";

export type SearchParts = {
  readonly replica: Replica;
  /** Null when the hub is out of touch. */
  readonly line: { search(search: Search): Promise<readonly FoundPerson[] | null> };
};

/** A person waits at the till; the hub answers within milliseconds or is in trouble. */
const patienceMs = 5_000;

/** Looks for customers by name. Names are at the hub alone: out of touch there is no search. */
export class CardholderSearch {
  readonly #parts: SearchParts;

  constructor(parts: SearchParts) {
    this.#parts = parts;
  }

  async find(text: string, by: Principal): Promise<Result<Listed<FoundCardholder>>> {
    const { replica, line } = this.#parts;
    const { random, timers } = replica.ports;
    const id = toHex(random.bytes(12));
    const { till = null, operator = null } = by;
    let cancel = () => {};
    const late = new Promise<null>((resolve) => {
      cancel = timers.after(patienceMs, () => resolve(null));
    });
    const search: Search = { type: "search", id, text, till, by: operator };
    const items = await Promise.race([line.search(search), late]);
    cancel();
    return items === null ? refused("out-of-touch", { detail: why }) : ok({ items, next: null });
  }
}

const why = "A search by name needs headquarters; scan the card.";
