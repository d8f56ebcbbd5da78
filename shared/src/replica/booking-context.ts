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
    limitAt: (policy, purse, doc) => directory.limitAt(policy, purse, doc),
    returnWindowAt: (policy) => directory.policyAt(policy).returnWindowDays,
    dayOf: (ms) => dayIn(directory.network?.zone ?? "UTC", instant(ms)),
  };
}
