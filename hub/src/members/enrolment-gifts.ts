import type { Body } from "@cardweave/shared/domain/bodies";
import { compareHlc } from "@cardweave/shared/domain/hlc";
import type { DocId } from "@cardweave/shared/domain/ids";
import { instant } from "@cardweave/shared/domain/measure";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import { newestAccounts } from "@cardweave/shared/replica/look-again";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { PeopleRegister } from "../people/people-register.ts";
import { type GiftMaker, isGiftOf } from "./gift-maker.ts";

export type EnrolmentGiftParts = {
  readonly replica: Replica;
  readonly gifts: GiftMaker;
  readonly register: PeopleRegister;
  readonly objection: () => object | null;
  readonly fatal: (fault: unknown) => void;
};

/** So long after somebody joined the gift is still given, should the hub have stopped meanwhile. */
const latestMs = 48 * 3_600_000;

/**
 * Gives what campaigns give for joining when a card becomes somebody's for the first time, once for
 * an account: who leaves and joins again gets nothing. Source: SPEC R659.
 */
export class EnrolmentGifts {
  readonly #parts: EnrolmentGiftParts;
  readonly #stop: () => void;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: EnrolmentGiftParts) {
    this.#parts = parts;
    const { replica, fatal } = parts;
    const changes = replica.changes$.subscribe(({ settled }) => {
      const joined = settled.filter(({ signed }) => isJoining(signed.entry.body));
      for (const { signed } of joined) this.#look(signed.entry.doc);
    });
    this.#stop = () => changes.unsubscribe();
    this.#lookAgain().catch(fatal);
  }

  stop(): void {
    this.#stop();
  }

  idle(): Promise<void> {
    return this.#last;
  }

  async #lookAgain(): Promise<void> {
    const { store } = this.#parts.replica.ports;
    if (!this.#parts.gifts.has("enrol")) return;
    for (const doc of await newestAccounts(store)) {
      if ((await store.account(doc))?.status["personal"]?.value != null) this.#look(doc);
    }
  }

  #look(doc: DocId): void {
    const { gifts, fatal } = this.#parts;
    if (!gifts.has("enrol")) return;
    this.#last = this.#last.then(() => this.#give(doc)).catch(fatal);
  }

  async #give(doc: DocId): Promise<void> {
    const { replica, gifts, register, objection } = this.#parts;
    if (objection() !== null) return;
    const joined = firstJoining(await replica.ports.store.entriesOf(doc));
    if (joined === undefined || replica.ports.clock.now() - joined > latestMs) return;
    const person = register.find(register.index.ofAccount(doc) ?? "")?.person;
    if (person === undefined) return;
    await gifts.give({
      on: "enrol",
      docs: [doc],
      branch: person.branch,
      at: instant(joined),
      mayGive: (campaign, entries) =>
        !entries.some((one) => isGiftOf(one, campaign)) && firstJoining(entries) === joined,
    });
  }
}

function isJoining(body: Body): boolean {
  return body.kind === "status" && body.what === "personal" && body.value !== null;
}

/** When the account became somebody's for the first time, ms. */
function firstJoining(entries: readonly StoredEntry[]): number | undefined {
  const [first] = entries
    .filter(({ entry, verdict }) => verdict === "valid" && isJoining(entry.body))
    .toSorted((a, b) => compareHlc(a.entry.hlc, b.entry.hlc));
  return first?.entry.hlc.ms;
}
