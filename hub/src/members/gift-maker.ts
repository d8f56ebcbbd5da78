import type { AccountState } from "@cardweave/shared/domain/account";
import type { Credit } from "@cardweave/shared/domain/bodies";
import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { type GiftAsked, giftsOf, type Occasion } from "@cardweave/shared/domain/campaigns/gift";
import type { DocId, PurseId } from "@cardweave/shared/domain/ids";
import type { LotAttributes } from "@cardweave/shared/domain/lot";
import { placeOf } from "@cardweave/shared/domain/place-of";
import type { Earning } from "@cardweave/shared/domain/sale/evaluation";
import { accountsOf } from "@cardweave/shared/http/status-view";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import { write } from "@cardweave/shared/replica/act";
import { familyOf } from "@cardweave/shared/replica/card-family";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import type { PoolDesk } from "../pool/pool-desk.ts";

export type GiftParts = {
  readonly replica: Replica;
  readonly pool: Pick<PoolDesk, "holderOf">;
};

/** `docs`: all accounts of the one who gets it; the first one gets it. */
export type GiftWish = Pick<GiftAsked, "at"> & {
  readonly on: Exclude<Occasion, "manual">;
  readonly docs: readonly DocId[];
  readonly branch: string | null;
  /** Whether a campaign may give now, by all entries of those accounts. */
  readonly mayGive: (campaign: string, entries: readonly StoredEntry[]) => boolean;
};

const headquarters = "headquarters";
const reasons = { enrol: "enrolled", birthday: "birthday" } as const;

/** Whether an entry is a gift of this campaign. */
export function isGiftOf({ entry: { body } }: StoredEntry, campaign: string): boolean {
  return body.kind === "credit" && body.campaign === campaign && given.has(body.reason);
}

const given: ReadonlySet<string> = new Set(Object.values(reasons));

/**
 * Puts onto cards what campaigns give for joining and for a birthday, as credits that name their
 * campaign and can be taken back. Their right lies with the pool, which lends it to where it is
 * used. Promise: what the entries say was given is not given again, whoever restarted or restored
 * in between.
 */
export class GiftMaker {
  readonly #parts: GiftParts;

  constructor(parts: GiftParts) {
    this.#parts = parts;
  }

  /** Whether any campaign gives something on an occasion. */
  has(on: Occasion): boolean {
    return this.campaigns(on).length > 0;
  }

  campaigns(on: Occasion): readonly Campaign[] {
    const { campaigns } = this.#parts.replica.campaigns.current;
    return campaigns.map(({ campaign }) => campaign).filter((campaign) => campaign.on === on);
  }

  give(wish: GiftWish): Promise<void> {
    return this.#parts.replica.step((step) => this.#give(step, wish));
  }

  async #give(step: Step, wish: GiftWish): Promise<void> {
    const { replica } = this.#parts;
    const { set } = replica.campaigns.current;
    const accounts = await this.#accountsOf(step, wish.docs);
    const [account] = accounts;
    if (set === null || account === undefined) return;
    const place = placeOf(replica.directory, wish.branch ?? headquarters);
    const { earns } = giftsOf(set, { on: wish.on, at: wish.at, accounts, place });
    const stored = await Promise.all(accounts.map(({ doc }) => replica.ports.store.entriesOf(doc)));
    const entries = stored.flat();
    const due = earns.filter(({ campaign }) => wish.mayGive(campaign, entries));
    const bodies = await this.#credits(step, { doc: account.doc, due, on: wish.on });
    await write(replica, step, { author: { by: null, key: null }, bodies });
  }

  async #accountsOf({ workspace }: Step, docs: readonly DocId[]): Promise<readonly AccountState[]> {
    const accounts = new Map<DocId, AccountState>();
    for (const doc of docs) {
      const family = await familyOf(doc, (one) => workspace.account(one));
      for (const account of accountsOf(family)) accounts.set(account.doc, account);
    }
    return [...accounts.values()];
  }

  async #credits(
    step: Step,
    { doc, due, on }: Due,
  ): Promise<readonly { doc: DocId; body: Credit }[]> {
    const holder = due.length === 0 ? null : await this.#parts.pool.holderOf(step, doc);
    const minted = new Map<PurseId, number>();
    return due.flatMap(({ purse, amount, campaign, lot }) => {
      if (holder === null) return [];
      const total = (minted.get(purse) ?? step.chain.minted[purse] ?? 0) + amount;
      minted.set(purse, total);
      const rest = { reason: reasons[on], holder, minted: total, receipt: null, campaign };
      const body: Credit = { kind: "credit", purse, lot: { ...freeLot, ...lot }, amount, ...rest };
      return [{ doc, body }];
    });
  }
}

type Due = {
  readonly doc: DocId;
  readonly due: readonly Earning[];
  readonly on: GiftWish["on"];
};

const freeLot: LotAttributes = {
  issuer: headquarters,
  funder: null,
  paid: false,
  price: null,
  from: null,
  expires: null,
  order: 0,
  tax: null,
};
