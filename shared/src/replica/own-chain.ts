import type { AccountState } from "../domain/account.ts";
import type { Body } from "../domain/bodies.ts";
import type { ActionKey, Entry } from "../domain/entry.ts";
import { type Hlc, hlcZero, laterHlc, tick } from "../domain/hlc.ts";
import type { DeviceId, DocId, EntryId, PurseId } from "../domain/ids.ts";
import type { Instant } from "../domain/measure.ts";
import type { EntryStore } from "../ports/entry-store.ts";

/** A debit beyond own rights that the hub has not acknowledged yet. */
export type OpenBeyond = {
  readonly seq: number;
  readonly doc: DocId;
  readonly purse: PurseId;
  readonly amount: number;
};

/** The end of this device's chain and what its next entry must continue. A value, never changed. */
export type OwnChain = {
  readonly device: DeviceId;
  readonly seq: number;
  readonly head: EntryId | null;
  readonly hlc: Hlc;
  readonly minted: Readonly<Record<PurseId, number>>;
  readonly beyond: readonly OpenBeyond[];
  /** The hub's latest acknowledgement, from which running totals start. */
  readonly checkpoint: EntryId | null;
};

/** As many heads as an entry can cite. More only stand side by side when somebody makes them do so. */
export const mostCited = 64;

export type Author = { readonly by: string | null; readonly key: ActionKey | null };

/** The next entry of this device, unsigned. */
export function nextEntry(
  chain: OwnChain,
  wish: { readonly doc: DocId; readonly body: Body; readonly author: Author },
  held: {
    readonly account: AccountState;
    readonly control: { readonly heads: readonly EntryId[]; readonly hlc: Hlc };
    readonly now: Instant;
  },
): Entry {
  const heard = laterHlc(held.account.hlc, held.control.hlc);
  const own = held.account.devices[chain.device];
  return {
    doc: wish.doc,
    device: chain.device,
    seq: chain.seq + 1,
    prev: chain.head,
    own: own?.last ?? null,
    n: (own?.n ?? 0) + 1,
    after: held.account.heads.slice(0, mostCited),
    hlc: tick(laterHlc(chain.hlc, heard), held.now),
    policy: held.control.heads.slice(0, mostCited),
    by: wish.author.by,
    key: wish.author.key,
    body: wish.body,
  };
}

/** `target`: what a reversal undoes. */
export function continued(
  chain: OwnChain,
  {
    id,
    entry,
    target,
  }: { readonly id: EntryId; readonly entry: Entry; readonly target: Entry | undefined },
): OwnChain {
  const { body } = entry;
  const minted = mintedAfter(chain.minted, body, target?.body);
  const beyond =
    body.kind === "debit" && body.beyond > 0
      ? [
          ...chain.beyond,
          { seq: entry.seq, doc: entry.doc, purse: body.purse, amount: body.beyond },
        ]
      : chain.beyond;
  return { ...chain, seq: entry.seq, head: id, hlc: entry.hlc, minted, beyond };
}

/** Credits create value, and so do reversals of debits. */
function mintedAfter(before: OwnChain["minted"], body: Body, target: Body | undefined) {
  if (body.kind === "credit") return { ...before, [body.purse]: body.minted };
  if (body.kind !== "reverse" || target?.kind !== "debit") return before;
  return { ...before, [target.purse]: body.minted };
}

export function followed(chain: OwnChain, hlc: Hlc): OwnChain {
  return { ...chain, hlc: laterHlc(chain.hlc, hlc) };
}

/** What the hub has acknowledged. */
export type Acknowledged = { readonly seq: number; readonly checkpoint: EntryId | null };

export function acknowledged(chain: OwnChain, { seq, checkpoint }: Acknowledged): OwnChain {
  return { ...chain, checkpoint, beyond: chain.beyond.filter((open) => open.seq > seq) };
}

export const mintedMeta: string = "minted";
export const checkpointMeta: string = "checkpoint";

/** The first open debit beyond own rights; 0 when none is. */
export function beyondFrom({ beyond }: OwnChain): number {
  return beyond[0]?.seq ?? 0;
}

/** Where {@link beyondFrom} is kept, so that a start looks through no more than it must. */
export const beyondMeta: string = "beyond-from";

/** Reads the end of the chain back from the store. */
export async function loadOwnChain(store: EntryStore, device: DeviceId): Promise<OwnChain> {
  const position = await store.position(device);
  const last = position.head === null ? undefined : await store.get(position.head);
  const minted = JSON.parse((await store.meta(mintedMeta)) ?? "{}") as Record<PurseId, number>;
  const chain: OwnChain = {
    device,
    seq: position.seq,
    head: position.head,
    hlc: last?.entry.hlc ?? hlcZero,
    minted,
    beyond: [],
    checkpoint: ((await store.meta(checkpointMeta)) ?? null) as EntryId | null,
  };
  const from = Number((await store.meta(beyondMeta)) ?? 1);
  return from === 0 ? chain : { ...chain, beyond: await openBeyond(store, device, from) };
}

async function openBeyond(
  store: EntryStore,
  device: DeviceId,
  from: number,
): Promise<OpenBeyond[]> {
  const open: OpenBeyond[] = [];
  for (let after = from - 1; ; ) {
    const page = await store.unsent(device, after, 500);
    for (const { entry } of page) {
      after = entry.seq;
      if (entry.body.kind !== "debit" || entry.body.beyond === 0) continue;
      const { purse, beyond } = entry.body;
      open.push({ seq: entry.seq, doc: entry.doc, purse, amount: beyond });
    }
    if (page.length < 500) return open;
  }
}
