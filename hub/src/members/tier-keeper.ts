import type { AccountState } from "@cardweave/shared/domain/account";
import { emptyAccount } from "@cardweave/shared/domain/account";
import type { Status } from "@cardweave/shared/domain/bodies";
import { type DocId, isControl, isVoucher } from "@cardweave/shared/domain/ids";
import type { Said } from "@cardweave/shared/domain/status";
import type { TierProgramme } from "@cardweave/shared/domain/tiers/tier-programme";
import { accountsOf } from "@cardweave/shared/http/status-view";
import { write } from "@cardweave/shared/replica/act";
import { familyOf } from "@cardweave/shared/replica/card-family";
import { newestAccounts } from "@cardweave/shared/replica/look-again";
import type { Change, Replica, Step } from "@cardweave/shared/replica/replica";
import { TierBook } from "@cardweave/shared/replica/tier-book";
import { allAccounts } from "./all-accounts.ts";
import { DailyRound } from "./daily-round.ts";

export type TierKeeperParts = {
  readonly replica: Replica;
  readonly objection: () => object | null;
  readonly fatal: (fault: unknown) => void;
};

const nobody = { by: null, key: null };

/**
 * Says of each card which tier it has, in signed entries that reach every node: at once when one is
 * reached or what reached it comes back, and on the day after it was kept. What somebody said by
 * hand stands until it is taken back or a higher tier is reached. Source: SPEC R656, R657.
 */
export class TierKeeper {
  readonly #parts: TierKeeperParts;
  readonly #book: TierBook;
  readonly #waiting = new Set<DocId>();
  readonly #round: DailyRound;
  readonly #stop: () => void;
  #programme: string;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: TierKeeperParts) {
    this.#parts = parts;
    const { replica, fatal } = parts;
    this.#book = new TierBook(replica);
    this.#programme = JSON.stringify(this.#book.programme ?? null);
    const changes = replica.changes$.subscribe((change) => this.#note(change));
    this.#stop = () => changes.unsubscribe();
    this.#round = new DailyRound({ ...parts, work: () => this.#everybody() });
    this.#lookAgain().catch(fatal);
  }

  stop(): void {
    this.#stop();
    this.#round.stop();
    this.#waiting.clear();
  }

  async idle(): Promise<void> {
    await this.#round.idle();
    await this.#last;
  }

  #note({ docs }: Change): void {
    const text = JSON.stringify(this.#book.programme ?? null);
    if (text !== this.#programme) {
      this.#programme = text;
      void this.#round.again();
    }
    if (this.#book.programme === undefined) return;
    for (const doc of docs) if (isCard(doc)) this.#waiting.add(doc);
    this.#work();
  }

  /** What a process that ended has not come to. */
  async #lookAgain(): Promise<void> {
    if (this.#book.programme === undefined) return;
    for (const doc of await newestAccounts(this.#parts.replica.ports.store)) {
      if (isCard(doc)) this.#waiting.add(doc);
    }
    this.#work();
  }

  #work(): void {
    this.#last = this.#last
      .then(async () => {
        for (const doc of this.#waiting) {
          if (this.#parts.objection() !== null) return;
          this.#waiting.delete(doc);
          await this.#review(doc);
        }
      })
      .catch(this.#parts.fatal);
  }

  /** Whose tier may have ended; everybody once the programme is another one. */
  async #everybody(): Promise<void> {
    if (this.#book.programme === undefined) return;
    const { replica } = this.#parts;
    const { store } = replica.ports;
    const seen = JSON.stringify(this.#book.programme);
    const isOther = seen !== (await store.meta(programmeMeta));
    for await (const doc of allAccounts(replica)) {
      const account = isCard(doc) ? await store.account(doc) : undefined;
      if (account !== undefined && (isOther || hasTier(account))) await this.#review(doc);
    }
    if (!isOther) return;
    await replica.step(async ({ workspace }) => workspace.putMeta(programmeMeta, seen));
  }

  async #review(doc: DocId): Promise<void> {
    const { replica } = this.#parts;
    const { store } = replica.ports;
    const family = await familyOf(
      doc,
      async (one) => (await store.account(one)) ?? emptyAccount(one),
    );
    const accounts = accountsOf(family);
    const standing = await this.#book.standingOf(accounts);
    const { programme } = this.#book;
    if (standing === null || programme === undefined) return;
    await replica.step(async (step) => {
      const { status } = await step.workspace.account(family.account);
      const said = status["tier"];
      const wanted = standing.step?.id ?? null;
      if ((said?.value ?? null) === wanted) return;
      if (await this.#standsByHand(step, { said, wanted, programme })) return;
      const body: Status = { kind: "status", what: "tier", value: wanted, link: null };
      await write(replica, step, { author: nobody, bodies: [{ doc: family.account, body }] });
    });
  }

  async #standsByHand(
    { workspace }: Step,
    { said, wanted, programme: { steps } }: Saying,
  ): Promise<boolean> {
    if (said === undefined || said.value === null) return false;
    const entry = (await workspace.find(said.rank.id))?.entry;
    const isOurs = said.rank.device === this.#parts.replica.device;
    if (isOurs && entry?.by === null && entry.key === null) return false;
    const placeOf = (id: string | null) => steps.findIndex((one) => one.id === id);
    const place = placeOf(said.value);
    return place < 0 || placeOf(wanted) < place;
  }
}

type Saying = {
  readonly said: Said | undefined;
  readonly wanted: string | null;
  readonly programme: TierProgramme;
};

/** The programme by which everybody was reviewed last. */
const programmeMeta = "tier-programme";

function isCard(doc: DocId): boolean {
  return !isControl(doc) && !isVoucher(doc);
}

function hasTier({ status }: AccountState): boolean {
  return (status["tier"]?.value ?? null) !== null;
}
