import type { Cover, Reverse } from "./bodies.ts";
import type { Entry } from "./entry.ts";
import type { DeviceId, PurseId } from "./ids.ts";
import { isControl } from "./ids.ts";
import { sumOf } from "./lots.ts";

/**
 * The part of the cited history that a verdict looks at. What is not cited does not count, even
 * if it is held: another replica may not hold it yet.
 */
export type History = {
  /** The entry that `own` names. */
  readonly own: Entry | undefined;
  /** The valid entry that a reversal or a cover is about. A reversal's is on its device's chain. */
  readonly target: Entry | undefined;
  /** What the device's own chain has already reversed of the target. */
  readonly reversed: number;
};

/** Why an entry is invalid, or null for a valid one. */
export type Judged = { readonly verdict: "valid" | "invalid"; readonly reason: string | null };

const valid: Judged = { verdict: "valid", reason: null };

function invalid(reason: string): Judged {
  return { verdict: "invalid", reason };
}

/** The purse that an entry names and that must be defined before it can be judged. */
export function purseOf({ body }: Entry): PurseId | undefined {
  return "purse" in body && body.kind !== "allow" ? body.purse : undefined;
}

const controlKinds: ReadonlySet<string> = new Set([
  "network",
  "region",
  "branch",
  "certificate",
  "till",
  "operator",
  "purse",
  "policy",
  "finding",
  "fork",
  "revoke",
  "retire",
  "release",
  "lost",
  "allow",
  "cut",
]);

/**
 * The verdict on an entry of which nothing is missing: a function of the entry, of the history it
 * cites and of the network's root, so every replica comes to the same one.
 */
export function judge(entry: Entry, history: History, root: DeviceId): Judged {
  const { body } = entry;
  if (isControl(entry.doc) !== controlKinds.has(body.kind) && body.kind !== "bear") {
    return invalid("wrong-document");
  }
  if (isControl(entry.doc)) return entry.device === root ? valid : invalid("not-headquarters");
  if (!isOwnRight(entry, history.own)) return invalid("wrong-own-position");
  return judgeBooking(entry, history);
}

/** `own` is the device's entry before in this document, `n` their running number. */
function isOwnRight(entry: Entry, own: Entry | undefined): boolean {
  if (entry.own === null) return entry.n === 1;
  return own?.device === entry.device && own.doc === entry.doc && own.n + 1 === entry.n;
}

function judgeBooking(entry: Entry, history: History): Judged {
  const { body } = entry;
  if (body.kind === "grant" && body.to === entry.device) return invalid("grant-to-oneself");
  if (body.kind === "cover") return judgeCover(body, history);
  return body.kind === "reverse" ? judgeReverse(body, history) : valid;
}

function judgeCover(body: Cover, { target }: History): Judged {
  const debit = target?.body;
  const isDebt = debit?.kind === "debit" && debit.purse === body.purse && debit.beyond > 0;
  return isDebt ? valid : invalid("covers-no-debt");
}

function judgeReverse(body: Reverse, { target, reversed }: History): Judged {
  if (target === undefined) return invalid("no-right-to-reverse");
  const booked = bookedAmount(target);
  if (booked === undefined) return invalid("reverses-no-booking");
  const undone = reversed + undoneBy(body);
  return undone > booked ? invalid("reverses-too-much") : valid;
}

/** How much of its target a reversal undoes, in the purse's unit. */
export function undoneBy({ lines, beyond }: Reverse): number {
  return sumOf(lines) + beyond;
}

function bookedAmount({ body }: Entry): number | undefined {
  if (body.kind === "credit") return body.amount;
  if (body.kind === "debit") return sumOf(body.lines) + body.beyond;
  return undefined;
}
