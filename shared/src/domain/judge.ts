import type { Entry } from "./entry.ts";
import type { DeviceId, PurseId } from "./ids.ts";
import { isBudget, isBudgetPurse, isControl, isUndoPurse } from "./ids.ts";

/** The purse that an entry names and that must be defined before it can be judged. */
export function purseOf({ body }: Entry): PurseId | undefined {
  if (!("purse" in body) || body.kind === "allow" || body.kind === "tierProgramme")
    return undefined;
  return isUndoPurse(body.purse) ? undefined : body.purse;
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
  "customerGroup",
  "tierProgramme",
  "articles",
  "articleGroup",
  "priceGroup",
  "campaign",
  "activation",
  "campaignGroup",
  "franchisee",
  "branchOwner",
  "holiday",
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
 * Why an entry counts for nothing whatever it says; null when there is no such reason. A function
 * of the entry, of the one that its `own` names and of the network's root.
 */
export function objectionTo(
  entry: Entry,
  own: Entry | "lost" | undefined,
  root: DeviceId,
): string | null {
  const isRight = isControl(entry.doc) === controlKinds.has(entry.body.kind);
  if (!isRight) return "wrong-document";
  const isForRoot = isControl(entry.doc) || isBudgetCredit(entry);
  if (isForRoot && entry.device !== root) return "not-headquarters";
  if (isControl(entry.doc)) return null;
  return own === "lost" || isOwnRight(entry, own) ? null : "wrong-own-position";
}

/** Source: SPEC R620. */
function isBudgetCredit({ doc, body }: Entry): boolean {
  return isBudget(doc) && body.kind === "credit" && isBudgetPurse(body.purse);
}

/** `own` is the device's entry before in this document, `n` their running number. */
function isOwnRight(entry: Entry, own: Entry | undefined): boolean {
  if (entry.own === null) return entry.n === 1;
  return own?.device === entry.device && own.doc === entry.doc && own.n + 1 === entry.n;
}
