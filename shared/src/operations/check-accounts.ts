import { type AccountState, balanceOf } from "../domain/account.ts";
import { type DocId, docKinds, type EntryId, type PurseId } from "../domain/ids.ts";
import type { RawAccount, RawEntry } from "../ports/store-audit.ts";
import { checkAnsweredBalance } from "./check-answers.ts";
import type { CheckContext } from "./check-context.ts";
import { differencesOf } from "./compare-values.ts";
import { parsedJson } from "./parsed-json.ts";
import { docsOf, type Refold, type Refolded } from "./refold.ts";

export type AccountsSeen = {
  readonly entries: number;
  readonly accounts: number;
  readonly totals: Readonly<Record<PurseId, number>>;
};

const mostDifferences = 20;

/** What is stored of accounts and verdicts against what their entries make, account by account. */
export class AccountCheck {
  readonly #context: CheckContext;
  readonly #refold: Refold;
  readonly #totals: Record<PurseId, number> = {};
  #entries = 0;
  #accounts = 0;

  constructor(context: CheckContext, refold: Refold) {
    this.#context = context;
    this.#refold = refold;
  }

  async control(folded: Refolded, raw: readonly RawEntry[]): Promise<void> {
    await this.#compare(folded, raw);
    const docs = new Set(raw.map((one) => one.doc));
    for (const doc of docs) await this.#compareAccount(doc, folded);
  }

  async documents(): Promise<AccountsSeen> {
    const { audit, progress } = this.#context;
    for await (const doc of docsOf(audit)) {
      if (doc.startsWith(docKinds.control)) continue;
      const raw = await audit.entriesOf(doc);
      const folded = await this.#refold.document(doc, raw, (sound, account) =>
        checkAnsweredBalance(this.#context, sound, account),
      );
      await this.#compare(folded, raw);
      await this.#compareAccount(doc, folded);
      this.#accounts++;
      if (this.#accounts % 1_000 === 0) progress({ part: "accounts", done: this.#accounts });
    }
    progress({ part: "accounts", done: this.#accounts });
    await this.#accountsWithoutEntries();
    return { entries: this.#entries, accounts: this.#accounts, totals: this.#totals };
  }

  async #compare(folded: Refolded, raw: readonly RawEntry[]): Promise<void> {
    for (const one of raw) {
      this.#entries++;
      await compareEntry(this.#context, one, folded);
    }
  }

  async #compareAccount(doc: DocId, folded: Refolded): Promise<void> {
    const { audit } = this.#context;
    const expected = folded.accounts.find((state) => state.doc === doc);
    for (const [id, purse] of Object.entries(expected?.purses ?? {}) as [PurseId, never][]) {
      this.#totals[id] = (this.#totals[id] ?? 0) + balanceOf(purse);
    }
    compareStates(this.#context, doc, { expected, stored: await audit.account(doc) });
  }

  async #accountsWithoutEntries(): Promise<void> {
    const { audit, findings } = this.#context;
    for (let after: DocId | null = null; ; ) {
      const page: readonly RawAccount[] = await audit.accounts(after, 500);
      for (const { doc } of page) {
        after = doc;
        if ((await audit.docs(docBefore(doc), 1))[0] === doc) continue;
        const values = { expected: "no account", found: "an account without entries" };
        findings.difference("account", { doc }, values);
      }
      if (page.length < 500) return;
    }
  }
}

/** What comes right before a document in byte order, to ask for the document itself. */
function docBefore(doc: DocId): DocId {
  const digits = doc.slice(0, -2);
  const last = Number.parseInt(doc.slice(-2), 16);
  return (last === 0 ? digits : `${digits}${(last - 1).toString(16).padStart(2, "0")}`) as DocId;
}

async function compareEntry(
  { audit, findings }: CheckContext,
  raw: RawEntry,
  folded: Refolded,
): Promise<void> {
  const expected = folded.entries.get(raw.id);
  const about = { entry: raw.id, doc: raw.doc };
  if (expected === undefined) {
    if (folded.ahead.has(raw.id)) notePending(findings, about, "its clock to be reached");
    return;
  }
  const verdict = verdictText(expected.verdict, expected.reason);
  const stored = verdictText(raw.verdict, raw.reason);
  if (verdict !== stored) {
    findings.difference("verdict", about, { expected: verdict, found: stored });
  }
  if (expected.verdict !== "pending") return;
  const needs = await audit.needsOf(raw.row);
  const missing = expected.needs.filter((need) => !needs.includes(need));
  if (missing.length > 0) {
    const values = {
      expected: `waits for ${missing.join(", ")}`,
      found: `for ${needs.join(", ")}`,
    };
    findings.difference("needs", about, values);
  }
  notePending(findings, about, expected.needs.join(", "));
}

/** What a pending entry waits for first may have come meanwhile: its reason is not compared. */
function verdictText(verdict: string, reason: string | null): string {
  return verdict === "pending" || reason === null ? verdict : `${verdict}: ${reason}`;
}

function notePending(
  findings: CheckContext["findings"],
  about: { readonly entry: EntryId; readonly doc: DocId },
  need: string,
): void {
  findings.notice("pending", about, { expected: "settled", found: `waits for ${need}` });
}

type Pair = {
  readonly expected: AccountState | undefined;
  readonly stored: RawAccount | undefined;
};

function compareStates(context: CheckContext, doc: DocId, { expected, stored }: Pair): void {
  const { findings } = context;
  if (expected === undefined && stored === undefined) return;
  const found = stored === undefined ? undefined : parsedJson(stored.state);
  const differences = differencesOf(expected, found);
  for (const { path, ...values } of differences.slice(0, mostDifferences)) {
    findings.difference("account", { doc, ...(path === "" ? {} : { path }) }, values);
  }
  if (differences.length > 0 || stored?.intact !== false) return;
  findings.difference("account", { doc }, { expected: "the right checksum", found: "another" });
}

export async function checkTotals(
  { audit, findings }: CheckContext,
  expected: Readonly<Record<string, number>>,
): Promise<void> {
  const found = await audit.totals();
  for (const purse of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const values = { expected: expected[purse] ?? 0, found: found[purse] ?? 0 };
    if (values.expected !== values.found) findings.difference("total", { purse }, values);
  }
}
