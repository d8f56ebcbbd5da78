import type { BookingContext } from "../domain/booking-context.ts";
import type { Directory } from "../domain/directory.ts";
import type { LotId } from "../domain/ids.ts";
import type { LotAttributes } from "../domain/lot.ts";
import { instant } from "../domain/measure.ts";
import { dayIn } from "../domain/time.ts";
import { lotIdOf } from "../entries/hash.ts";

const lotsKept = 10_000;
const lots = new Map<string, LotId>();

/** Credits share few lots, and hashing one costs more than the rest of applying a credit. */
function knownLotId(attributes: LotAttributes): LotId {
  const text = JSON.stringify(attributes);
  const known = lots.get(text);
  if (known !== undefined) return known;
  const id = lotIdOf(attributes);
  if (lots.size >= lotsKept) lots.clear();
  lots.set(text, id);
  return id;
}

/** What verdicts may depend on, out of the directory. */
export function bookingContext(directory: Directory): BookingContext {
  return {
    lotIdOf: knownLotId,
    roleOf: (device) => directory.roleOf(device),
    limitAt: (citing, purse, doc) => directory.limitAt(citing, purse, doc),
    returnWindowAt: (citing) => directory.policyAt(citing).returnWindowDays,
    allowanceAt: (citing, purse) => directory.allowanceAt(citing, purse),
    allowed: (of, citing) => directory.allowed(of, citing),
    isRetired: (entry) => directory.isRetired(entry),
    citesRetired: (citing, device) => directory.citesRetired(citing, device),
    dayOf: (ms) => dayIn(directory.network?.zone ?? "UTC", instant(ms)),
  };
}
