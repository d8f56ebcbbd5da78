import { type AccountState, balanceOf } from "../domain/account.ts";
import type { Entry } from "../domain/entry.ts";
import type { DeviceId, PurseId } from "../domain/ids.ts";
import { receiptIdOf } from "../entries/hash.ts";
import type { RawAnswer, RawEntry } from "../ports/store-audit.ts";
import type { CheckContext } from "./check-context.ts";
import { fieldOf, parsedJson } from "./parsed-json.ts";
import type { SoundEntry } from "./sound-entries.ts";

const pageSize = 500;
const requestForm = /^[0-9a-f]{64}$/;

/** Every stored answer belongs to bookings made here, and names them. */
export async function checkAnswers(
  context: CheckContext,
  authors: readonly DeviceId[],
): Promise<number> {
  let answers = 0;
  for (let after = { till: "", key: "" }; ; ) {
    const page = await context.audit.answers(after, pageSize);
    for (const answer of page) await checkAnswer(context, answer, authors);
    answers += page.length;
    context.progress({ part: "answers", done: answers });
    after = page.at(-1) ?? after;
    if (page.length < pageSize) return answers;
  }
}

/** A former device of this replica may have given the answer: a restored node has a new one. */
async function checkAnswer(
  { audit, findings }: CheckContext,
  answer: RawAnswer,
  authors: readonly DeviceId[],
): Promise<void> {
  const about = { till: answer.till, key: answer.key };
  const wrong = (expected: unknown, found: unknown) =>
    findings.difference("answer", about, { expected, found });
  const booked = await bookedUnder(audit, answer, authors);
  if (booked.length === 0) return wrong("a booking under this key", "none");
  if (!requestForm.test(answer.request)) wrong("the SHA-256 of a request", answer.request);
  if (answer.status < 200 || answer.status > 299) wrong("status 2xx", answer.status);
  const body = parsedJson(answer.body);
  if (body === undefined) return wrong("a body in JSON", answer.body);
  const receipt = fieldOf(body, "receipt");
  if (receipt !== undefined && receipt !== booked[0]?.receipt) wrong(booked[0]?.receipt, receipt);
  const named = namedEntries(body);
  const held = booked.map((one) => one.id);
  if (named !== undefined && named.join() !== held.join()) wrong(held, named);
}

async function bookedUnder(
  audit: CheckContext["audit"],
  { till, key: id }: RawAnswer,
  authors: readonly DeviceId[],
): Promise<readonly RawEntry[]> {
  for (const device of authors) {
    const booked = await audit.receipt(receiptIdOf(device, { till, id }));
    if (booked.length > 0) return booked;
  }
  return [];
}

/** The entries that an answer names, in its order; undefined for an answer of another form. */
function namedEntries(body: unknown): readonly string[] | undefined {
  const entries = fieldOf(body, "entries");
  return Array.isArray(entries)
    ? entries.map((one) => String(fieldOf(one, "entry") ?? one))
    : undefined;
}

/**
 * The balances that were answered against those right after the booking, and what was surely
 * booked against what the entry says.
 * The author cited all it knew, so where the entry is the account's only head, the account is
 * exactly what the answer was made from; elsewhere nothing can be said.
 */
export async function checkAnsweredBalance(
  context: CheckContext,
  { raw, signed }: SoundEntry,
  account: AccountState,
): Promise<void> {
  const { key } = signed.entry;
  if (!raw.own || key === null || account.heads.join() !== raw.id) return;
  const answer = await context.audit.answer(key.till, key.id);
  const about = { entry: raw.id, till: key.till, key: key.id };
  if (answer === undefined) {
    const values = { expected: "an answer under the booking's key", found: "none" };
    return context.findings.difference("answer", about, values);
  }
  const body = parsedJson(answer.body);
  const last = namedEntries(body)?.at(-1);
  if (last !== raw.id) return;
  for (const { what, expected, found } of claimsOf(body, signed.entry, account)) {
    if (found === undefined || found === expected) continue;
    const values = { expected: `${what} ${expected}`, found: `${what} ${found}` };
    context.findings.difference("answer", about, values);
  }
}

type Claim = { readonly what: string; readonly expected: unknown; readonly found: unknown };

function claimsOf(body: unknown, entry: Entry, account: AccountState): readonly Claim[] {
  const view = fieldOf(body, "account");
  if (fieldOf(view, "id") !== account.doc) return [];
  const purses = fieldOf(view, "purses");
  const balances = (Array.isArray(purses) ? purses : []).map((purse: unknown) => {
    const id = String(fieldOf(purse, "purse"));
    const state = account.purses[id as PurseId];
    const expected = state === undefined ? 0 : balanceOf(state);
    return { what: `balance of ${id}`, expected, found: fieldOf(purse, "balance") };
  });
  return [...balances, stateClaim(body, entry)];
}

function stateClaim(body: unknown, { body: booked }: Entry): Claim {
  const entries = fieldOf(body, "entries");
  const last: unknown = Array.isArray(entries) ? entries.at(-1) : undefined;
  const isBeyond = booked.kind === "debit" && booked.beyond > 0;
  const expected = isBeyond ? "provisional" : "guaranteed";
  return { what: "state", expected, found: fieldOf(last, "state") };
}
