import type { Body } from "../../domain/bodies.ts";
import type { Span } from "../../domain/day/day-bounds.ts";
import { type Counter, type DayReport, DaySums } from "../../domain/day/day-report.ts";
import type { DeviceId, EntryId } from "../../domain/ids.ts";
import type { EntryStore, StoredEntry } from "../../ports/entry-store.ts";

type Store = Pick<EntryStore, "chain" | "position" | "get">;

export type DayOf = {
  readonly devices: readonly DeviceId[];
  readonly span: Span;
  readonly isMeant: (counter: Counter) => boolean;
};

const pageSize = 500;

/** Reads the devices' own chains from where the day begins to where it ends, and nothing else. */
export async function readDay(store: Store, day: DayOf): Promise<DayReport> {
  const sums = new DaySums();
  for (const device of day.devices) {
    for await (const action of actionsOf(entriesOf(store, device, day.span))) {
      const counter = counterOf(action);
      if (counter === null || !day.isMeant(counter)) continue;
      const bodies = action.map(({ entry }) => entry.body);
      const [{ receipt = null } = {}] = action;
      const isHold = bodies.some((body) => body.kind === "receipt" && body.hold === receipt);
      sums.add(counter, { bodies, isHold, about: await undoneBy(store, bodies) });
    }
  }
  return sums.report;
}

function counterOf([first]: readonly StoredEntry[]): Counter | null {
  const key = first?.entry.key ?? null;
  return key === null ? null : { till: key.till, operator: first?.entry.by ?? null };
}

/** Returns tell themselves what came back; only what bookings by hand undo is looked up. */
async function undoneBy(
  store: Store,
  bodies: readonly Body[],
): Promise<ReadonlyMap<EntryId, Body>> {
  if (bodies.some(({ kind }) => kind === "receipt")) return new Map();
  const ids = bodies.flatMap((body) => (body.kind === "reverse" ? [body.of] : []));
  const found = await Promise.all(ids.map((id) => store.get(id)));
  return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.id, one.entry.body]])));
}

/** What counts in a span; a device's clock readings rise along its chain. */
async function* entriesOf(
  store: Store,
  device: DeviceId,
  { from, until }: Span,
): AsyncGenerator<StoredEntry> {
  for (let after = await seqBefore(store, device, from); ; ) {
    const page = await store.chain(device, after, pageSize);
    const within = page.filter(({ entry }) => entry.hlc.ms < until);
    yield* within.filter(({ verdict }) => verdict !== "invalid");
    if (within.length < pageSize) return;
    after = page.at(-1)?.entry.seq ?? after;
  }
}

/** The last position of a chain that is before an instant; 0 when none is. */
async function seqBefore(store: Store, device: DeviceId, from: number): Promise<number> {
  let low = 0;
  let high = (await store.position(device)).seq;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [one] = await store.chain(device, middle - 1, 1);
    const isBefore = one === undefined || one.entry.hlc.ms < from;
    if (isBefore) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The entries of one till action stand together in its device's chain. */
async function* actionsOf(
  entries: AsyncIterable<StoredEntry>,
): AsyncGenerator<readonly StoredEntry[]> {
  let action: StoredEntry[] = [];
  for await (const one of entries) {
    const [first] = action;
    if (first !== undefined && (one.receipt === null || one.receipt !== first.receipt)) {
      yield action;
      action = [];
    }
    action.push(one);
  }
  if (action.length > 0) yield action;
}
