import type { AccountState } from "../domain/account.ts";
import type { DocId } from "../domain/ids.ts";
import { type Collected, type Counted, collectedIn } from "../domain/tiers/collected.ts";
import { type Standing, standingOn } from "../domain/tiers/standing.ts";
import { programmeIn, type TierProgramme } from "../domain/tiers/tier-programme.ts";
import { dayIn } from "../domain/time.ts";
import type { Replica } from "./replica.ts";

const mostAccounts = 2_000;

type Known = { readonly of: string; readonly entries: readonly Counted[] };

/** Where cards stand in the tier programme, out of their entries. */
export class TierBook {
  readonly #replica: Replica;
  readonly #known = new Map<DocId, Known>();

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  /** Undefined where no programme is active. */
  get programme(): TierProgramme | undefined {
    return programmeIn(this.#replica.directory.tierProgrammes);
  }

  /** Of all accounts that a card opens; null where no programme is active. */
  async standingOf(accounts: readonly AccountState[]): Promise<Standing | null> {
    const { programme } = this;
    if (programme === undefined) return null;
    const collected = await this.#collectedIn(accounts, programme);
    return standingOn(dayIn(this.#zone, this.#replica.ports.clock.now()), collected, programme);
  }

  get #zone(): string {
    return this.#replica.directory.network?.zone ?? "UTC";
  }

  async #collectedIn(
    accounts: readonly AccountState[],
    programme: TierProgramme,
  ): Promise<readonly Collected[]> {
    const entries = await Promise.all(accounts.map((account) => this.#entriesOf(account)));
    return collectedIn(entries.flat(), programme, this.#zone);
  }

  async #entriesOf({ doc, count, heads }: AccountState): Promise<readonly Counted[]> {
    const of = `${count} ${heads.join()}`;
    const known = this.#known.get(doc);
    if (known?.of === of) return known.entries;
    const stored = await this.#replica.ports.store.entriesOf(doc);
    const entries = stored
      .filter(({ verdict, entry }) => verdict === "valid" && telling.has(entry.body.kind))
      .map(({ id, entry, receipt }) => ({ id, entry, receipt }));
    this.#known.delete(doc);
    this.#known.set(doc, { of, entries });
    const oldest = this.#known.keys().next();
    if (this.#known.size > mostAccounts && oldest.done !== true) this.#known.delete(oldest.value);
    return entries;
  }
}

const telling: ReadonlySet<string> = new Set(["credit", "reverse", "receipt"]);
