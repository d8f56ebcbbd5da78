import type { DeviceId } from "../domain/ids.ts";
import { toHex } from "../entries/hex.ts";
import type { Verifier } from "../ports/keys.ts";
import type { StoreAudit } from "../ports/store-audit.ts";
import { AccountCheck, checkTotals } from "./check-accounts.ts";
import { checkAnswers } from "./check-answers.ts";
import { checkChains } from "./check-chains.ts";
import type { CheckContext, Progress } from "./check-context.ts";
import { checkPlaces } from "./check-feed.ts";
import { checkAside, checkCursor, checkStrayNeeds } from "./check-rest.ts";
import { type Finding, Findings } from "./findings.ts";
import { Refold } from "./refold.ts";

export type CheckRequest = {
  readonly audit: StoreAudit;
  readonly verifier: Verifier;
  readonly role: "hub" | "node";
  /** Headquarters' first device, which all certificates go back to. */
  readonly root: DeviceId;
  /** This replica's own device. */
  readonly device: DeviceId;
  readonly progress?: (progress: Progress) => void;
};

export type CheckReport = {
  readonly entries: number;
  readonly accounts: number;
  readonly devices: number;
  readonly answers: number;
  readonly aside: number;
  readonly totals: Readonly<Record<string, number>>;
  /** Count and hash of the set of entries, hex: equal where the same entries are held. */
  readonly digest: { readonly count: number; readonly sum: string };
  readonly differences: number;
  readonly notices: number;
  /** The first thousand of each kind. */
  readonly findings: readonly Finding[];
};

/**
 * Computes everything that is stored beside the entries anew and compares. Changes nothing.
 * Memory: the biggest account, the control entries and what is told of each device.
 * @throws StorageFault when the disk or the file's structure gives up.
 */
export async function check(request: CheckRequest): Promise<CheckReport> {
  const { audit, verifier, device } = request;
  const findings = new Findings();
  await checkStructure(audit, findings);
  const refold = new Refold(audit, request.root);
  const control = await refold.control();
  const context: CheckContext = {
    audit,
    verifier,
    findings,
    device,
    isHub: request.role === "hub",
    directory: refold.directory,
    progress: request.progress ?? (() => undefined),
  };
  context.progress({ part: "control", done: control.raw.length });
  const chains = await checkChains(context);
  const places = await checkPlaces(context);
  const accountCheck = new AccountCheck(context, refold);
  await accountCheck.control(control, control.raw);
  const accounts = await accountCheck.documents();
  await checkTotals(context, accounts.totals);
  checkCounts(context, [chains.entries, places.entries, accounts.entries]);
  await checkStrayNeeds(context);
  await checkCursor(context);
  const authors = [device, ...chains.devices.map((one) => one.device)];
  const answers = await checkAnswers(context, authors);
  const aside = await checkAside(context);
  return {
    entries: places.entries,
    accounts: accounts.accounts,
    devices: chains.devices.length,
    answers,
    aside,
    totals: accounts.totals,
    digest: { count: places.digest.count, sum: toHex(places.digest.sum) },
    differences: findings.count("difference"),
    notices: findings.count("notice"),
    findings: findings.list,
  };
}

async function checkStructure(audit: StoreAudit, findings: Findings): Promise<void> {
  for (const line of await audit.structure()) {
    findings.difference("structure", {}, { expected: "a sound file", found: line });
  }
}

/** The table and its indexes, read one by one, must have the same entries. */
function checkCounts({ findings }: CheckContext, counts: readonly number[]): void {
  if (new Set(counts).size <= 1) return;
  const values = { expected: "as many entries by device, by row and by account", found: counts };
  findings.difference("structure", {}, values);
}
