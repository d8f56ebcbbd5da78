import type { AccountView, BookingAnswer, EntryView } from "../api/shapes.ts";
import { purseOrEmpty } from "./forecast.ts";
import type {
  At,
  Attempt,
  Booked,
  CardOn,
  EventKind,
  On,
  Step,
  TillEvent,
  TillSession,
  Trouble,
} from "./till-session.ts";

type Table = {
  readonly [S in Step]: {
    readonly [E in EventKind]: (session: At<S>, event: On<E>) => TillSession;
  };
};

const stay = (session: TillSession): TillSession => session;

function lookUp({ last }: TillSession, { card }: On<"identify">): TillSession {
  return { step: "looking-up", card, last };
}

function send(session: At<"idle"> | At<"card-on">, { attempt }: On<"send">): TillSession {
  const on = session.step === "card-on" ? { ...session.on, news: [] } : null;
  return { step: "booking", on, attempt, last: session.last };
}

function resume({ last }: TillSession, { attempt }: On<"resume">): TillSession {
  return { step: "unsure", on: null, attempt, tries: 0, last };
}

/** With or without a card in play: what comes after an answer. */
function after(
  on: CardOn | null,
  rest: { readonly last: Booked | null; readonly trouble: Trouble | null },
): TillSession {
  return on === null ? { step: "idle", ...rest } : { step: "card-on", on, ...rest };
}

function emptied(on: CardOn): CardOn {
  return { ...on, draft: { ...on.draft, typed: "" } };
}

function booked(session: At<"booking"> | At<"unsure">, { answer, at }: On<"booked">): TillSession {
  const { attempt, on } = session;
  const { bonus = 0 } = answer;
  const isLate = session.step === "unsure";
  const surety = suretyOf(session, answer);
  const last = { attempt, receipt: answer.receipt, ...surety, bonus, isLate, at };
  const now = on === null ? null : { ...emptied(on), account: answer.account };
  return after(now, { last, trouble: null });
}

type Surety = Pick<Booked, "provisional" | "beyond" | "limitLeft">;

/** How much of it went beyond this branch's rights, by what it held before and may let go now. */
function suretyOf(
  { attempt, on }: At<"booking"> | At<"unsure">,
  { provisional, account }: BookingAnswer,
): Surety {
  if (!provisional) return { provisional, beyond: 0, limitLeft: 0 };
  const { purse } = attempt.action.purse;
  const before = purseOrEmpty(on?.account.purses ?? [], purse).guaranteed;
  const { provisionalLimit } = purseOrEmpty(account.purses, purse);
  return {
    provisional,
    beyond: Math.max(0, attempt.amount - Math.max(0, before)),
    limitLeft: Math.max(0, provisionalLimit),
  };
}

function refused(session: At<"booking"> | At<"unsure">, { problem }: On<"refused">): TillSession {
  const trouble = { ...problem, attempt: session.attempt };
  return after(session.on, { last: lastUnlessUndone(session, trouble), trouble });
}

/** An undo that came too late leaves nothing to undo. */
function lastUnlessUndone(
  session: { readonly last: Booked | null; readonly attempt: Attempt },
  trouble: Trouble,
): Booked | null {
  return session.attempt.isUndo && trouble.code === "already-reversed" ? null : session.last;
}

function found(session: At<"looking-up">, event: On<"found">): TillSession {
  if (event.card !== session.card) return session;
  const { card, account, draft } = event;
  const last = session.last?.attempt.card.number === card.number ? session.last : null;
  return { step: "card-on", on: { card, account, draft, news: [] }, last, trouble: null };
}

function notFound(session: At<"looking-up">, event: On<"not-found">): TillSession {
  if (event.card !== session.card) return session;
  return { step: "idle", last: session.last, trouble: { ...event.problem, attempt: null } };
}

function refreshed(session: At<"card-on">, { account }: On<"refreshed">): TillSession {
  const { on } = session;
  if (account.id !== on.account.id) return session;
  const news = [...freshEntries(on.account, account), ...on.news].slice(0, 3);
  return { ...session, on: { ...on, account, news } };
}

function adopted(session: At<"card-on">, { account }: On<"adopted">): TillSession {
  const { on } = session;
  return account.id === on.account.id ? { ...session, on: { ...on, account } } : session;
}

/** Entries that were not there before; only bookings of value make news. */
function freshEntries(before: AccountView, now: AccountView): readonly EntryView[] {
  const seen = new Set(before.recent.map((entry) => entry.entry));
  return now.recent.filter((entry) => !seen.has(entry.entry) && entry.amount !== 0);
}

function edit(session: At<"card-on">, { draft }: On<"edit">): TillSession {
  return { ...session, trouble: null, on: { ...session.on, draft } };
}

function lost(session: At<"booking"> | At<"unsure">): TillSession {
  const { on, attempt, last } = session;
  const tries = session.step === "unsure" ? session.tries + 1 : 1;
  return { step: "unsure", on, attempt, last, tries };
}

function clear({ last }: TillSession): TillSession {
  return { step: "idle", last, trouble: null };
}

/** Every step against every event: a gap does not compile. */
const table: Table = {
  idle: {
    identify: lookUp,
    found: stay,
    "not-found": stay,
    refreshed: stay,
    adopted: stay,
    edit: stay,
    send,
    resume,
    booked: stay,
    refused: stay,
    lost: stay,
    clear,
  },
  "looking-up": {
    identify: lookUp,
    found,
    "not-found": notFound,
    refreshed: stay,
    adopted: stay,
    edit: stay,
    send: stay,
    resume: stay,
    booked: stay,
    refused: stay,
    lost: stay,
    clear,
  },
  "card-on": {
    identify: lookUp,
    found: stay,
    "not-found": stay,
    refreshed,
    adopted,
    edit,
    send,
    resume: stay,
    booked: stay,
    refused: stay,
    lost: stay,
    clear,
  },
  booking: {
    identify: stay,
    found: stay,
    "not-found": stay,
    refreshed: stay,
    adopted: stay,
    edit: stay,
    send: stay,
    resume: stay,
    booked,
    refused,
    lost,
    clear: stay,
  },
  unsure: {
    identify: stay,
    found: stay,
    "not-found": stay,
    refreshed: stay,
    adopted: stay,
    edit: stay,
    send: stay,
    resume: stay,
    booked,
    refused,
    lost,
    clear: stay,
  },
};

export function step(session: TillSession, event: TillEvent): TillSession {
  // The table's type pairs each step with its handler; TypeScript loses the pair when indexing.
  const handle = table[session.step][event.kind] as (
    session: TillSession,
    event: TillEvent,
  ) => TillSession;
  return handle(session, event);
}
