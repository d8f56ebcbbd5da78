import { type Habit, habitOf, type Spend } from "../domain/habits.ts";
import type { DeviceId, DocId, PurseId } from "../domain/ids.ts";
import { sumOf } from "../domain/lines.ts";
import type { Replica } from "./replica.ts";

/** Where a card's purse is usually spent, by what counts in its document. */
export async function usualBranches(replica: Replica, doc: DocId, purse: PurseId): Promise<Habit> {
  const { store, clock } = replica.ports;
  const { rulings } = replica.directory;
  const isThere = (device: DeviceId) => rulings.retiredAt(device) === undefined;
  const spends = (await store.entriesOf(doc)).flatMap(({ entry, verdict }): readonly Spend[] => {
    const { body, device, hlc } = entry;
    if (verdict !== "valid" || body.kind !== "debit" || body.purse !== purse) return [];
    const amount = sumOf(body.lines) + body.beyond;
    return isThere(device) ? [{ device, at: hlc.ms, amount }] : [];
  });
  return habitOf(spends, clock.now());
}
