import type { BookingContext } from "../domain/booking-context.ts";
import type { Directory } from "../domain/directory.ts";
import { instant } from "../domain/measure.ts";
import { dayIn } from "../domain/time.ts";
import { lotIdOf } from "../entries/hash.ts";

/** What verdicts may depend on, out of the directory. */
export function bookingContext(directory: Directory): BookingContext {
  return {
    lotIdOf,
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
