import type { AccountState, OwnPosition } from "./account.ts";
import { bookEffect } from "./book-effect.ts";
import type { BookingContext } from "./booking-context.ts";
import type { Entry } from "./entry.ts";
import type { Fact, Folded } from "./fact.ts";
import { laterHlc } from "./hlc.ts";
import { caughtUp, type Holding, isNothing } from "./holding.ts";
import type { DeviceId, EntryId } from "./ids.ts";
import { hasSeen, joinedSeen, type Seen } from "./seen.ts";

/**
 * The account after one more entry whose cited history is already in it, and the verdict on it.
 * What an entry claims is computed from the history that it cites, never believed.
 * Entries that do not count still take their place in the history.
 */
export function applyFact(state: AccountState, fact: Fact, context: BookingContext): Folded {
  const placed = place(catchUp(state, fact.entry.device, fact.history.seen), fact);
  if (fact.objection !== null) return invalid(placed, fact.objection);
  const effect = bookEffect(placed, fact, context);
  if (typeof effect === "string") return invalid(placed, effect);
  const after = noticed(effect.state, fact.entry);
  return { state: after, verdict: effect.verdict, reason: effect.reason };
}

function invalid(state: AccountState, reason: string): Folded {
  return { state, verdict: "invalid", reason };
}

/**
 * A second entry with a number that others have seen already, which proves a fork: they know what
 * it gives, as if it had come before theirs.
 */
function noticed(state: AccountState, { device, n }: Entry): AccountState {
  return (Object.entries(state.devices) as [DeviceId, OwnPosition][])
    .filter(([other, { seen }]) => other !== device && hasSeen(seen, device, n))
    .reduce((rest, [other, { seen }]) => catchUp(rest, other, seen), state);
}

function place(state: AccountState, { id, entry, history }: Fact): AccountState {
  const cited = new Set<EntryId>(entry.after);
  if (entry.own !== null) cited.add(entry.own);
  const heads = state.heads.filter((head) => !cited.has(head));
  const before = state.devices[entry.device];
  return {
    ...state,
    count: state.count + 1,
    heads: [...heads, id].toSorted(),
    hlc: laterHlc(state.hlc, entry.hlc),
    devices: { ...state.devices, [entry.device]: newest(before, { id, entry, history }) },
  };
}

type Placed = Pick<Fact, "id" | "entry" | "history">;

/** Of two entries with one number, which prove a fork, the greater id: whichever came first. */
function newest(before: OwnPosition | undefined, fact: Placed): OwnPosition {
  const { id: last, entry, history } = fact;
  const { n } = entry;
  const seen = joinedSeen(before?.seen ?? {}, history.seen);
  const isNewer = before === undefined || n > before.n || (n === before.n && last > before.last);
  return isNewer ? { n, last, seen } : { ...before, seen };
}

/** The signer now knows what its entry cites. */
function catchUp(state: AccountState, device: DeviceId, seen: Seen): AccountState {
  const purses = mapValues(state.purses, (purse) => {
    const lots = mapValues(purse.lots, (lot) => {
      const holdings = caughtUpOf(lot.holdings, device, seen);
      return holdings === lot.holdings ? lot : { ...lot, holdings };
    });
    return lots === purse.lots ? purse : { ...purse, lots };
  });
  const undo = mapValues(state.undo, (parts) =>
    mapValues(parts, (holdings) => caughtUpOf(holdings, device, seen)),
  );
  return purses === state.purses && undo === state.undo ? state : { ...state, purses, undo };
}

type Holdings = Readonly<Record<DeviceId, Holding>>;

function caughtUpOf(holdings: Holdings, device: DeviceId, seen: Seen): Holdings {
  const before = holdings[device];
  if (before === undefined) return holdings;
  const after = caughtUp(before, seen);
  if (after === before) return holdings;
  const { [device]: _, ...others } = holdings;
  return isNothing(after) ? others : { ...others, [device]: after };
}

/** The table itself when no value has changed, so that nothing is copied for nothing. */
function mapValues<K extends string, V>(
  table: Readonly<Record<K, V>>,
  change: (value: V) => V,
): Readonly<Record<K, V>> {
  let isChanged = false;
  const pairs = (Object.entries(table) as [K, V][]).map(([key, value]): [K, V] => {
    const after = change(value);
    isChanged ||= after !== value;
    return [key, after];
  });
  return isChanged ? (Object.fromEntries(pairs) as Record<K, V>) : table;
}
