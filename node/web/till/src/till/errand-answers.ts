import { isProvisional } from "../api/read-sale.ts";
import { record, UnreadableAnswer } from "../api/readers.ts";
import type { ErrandDone } from "./errand.ts";

/** What was booked stands, also where a newer node answers in words that this page cannot read. */
export function readDone<T>(done: ErrandDone | null, read: (answer: unknown) => T): T | null {
  if (done === null) return null;
  try {
    return read(done.answer);
  } catch (fault) {
    if (fault instanceof UnreadableAnswer) return null;
    throw fault;
  }
}

/** Some of it went beyond the branch's rights. */
export function isErrandProvisional(done: ErrandDone): boolean {
  return readDone(done, (answer) => isProvisional(record(answer)["entries"])) ?? false;
}
