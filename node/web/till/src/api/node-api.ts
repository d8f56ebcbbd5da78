import type { CallNode } from "./call-node.ts";
import { type EntryPage, readAccount, readBooking, readEntryPage } from "./read-account.ts";
import { readHealth, readPurses, readSession } from "./read-node.ts";
import type {
  AccountView,
  Answer,
  BookingAnswer,
  BookingWish,
  CardRef,
  HealthView,
  PurseDef,
  SessionView,
  Wish,
} from "./shapes.ts";

export interface SignIn {
  readonly till: string;
  readonly tillToken: string;
  readonly login: string;
  readonly password: string;
}

/** A wish and the name under which it is asked, once or ten times. */
export interface NamedWish {
  readonly key: string;
  readonly till: string;
  readonly wish: Wish;
}

export interface NodeApi {
  readonly signIn: (who: SignIn) => Promise<Answer<SessionView>>;
  readonly session: () => Promise<Answer<SessionView>>;
  readonly signOut: () => Promise<Answer<null>>;
  readonly purses: () => Promise<Answer<readonly PurseDef[]>>;
  readonly health: () => Promise<Answer<HealthView>>;
  readonly lookup: (card: CardRef) => Promise<Answer<AccountView>>;
  readonly account: (id: string) => Promise<Answer<AccountView>>;
  readonly entries: (id: string, cursor: string | null) => Promise<Answer<EntryPage>>;
  readonly book: (named: NamedWish) => Promise<Answer<BookingAnswer>>;
}

const perPage = 20;
/** Checking a password takes its time on purpose, more so on a small machine. Unit: ms. */
const signInMs = 30_000;

function entriesPath(id: string, cursor: string | null): string {
  const query = new URLSearchParams({ limit: `${perPage}` });
  if (cursor !== null) query.set("cursor", cursor);
  return `/v1/accounts/${encodeURIComponent(id)}/entries?${query}`;
}

/** Loads have a call of their own, which gives what campaigns add; it knows one purse. */
function isLoad({ reason, purse }: BookingWish): boolean {
  return reason === "top-up" && purse === "money";
}

function bookingCall({ wish, till }: NamedWish): { path: string; body: unknown } {
  const { call, ...fields } = wish;
  if (call === "reversal") {
    return { path: "/v1/reversals", body: { ...fields, reason: "undo", till } };
  }
  if (!isLoad(wish)) return { path: "/v1/bookings", body: { ...fields, till } };
  const { card, amount, currency } = wish;
  return { path: "/v1/top-ups", body: { card, amount, currency, till } };
}

export function nodeApi(call: CallNode): NodeApi {
  const nothing = (): null => null;
  return {
    signIn: (body) =>
      call({ method: "POST", path: "/v1/sessions", body, patienceMs: signInMs }, readSession),
    session: () => call({ method: "GET", path: "/v1/sessions/current" }, readSession),
    signOut: () => call({ method: "DELETE", path: "/v1/sessions/current" }, nothing),
    purses: () => call({ method: "GET", path: "/v1/purses" }, readPurses),
    health: () => call({ method: "GET", path: "/v1/health", patienceMs: 2000 }, readHealth),
    lookup: (card) =>
      call({ method: "POST", path: "/v1/accounts/lookup", body: { card } }, readAccount),
    account: (id) =>
      call({ method: "GET", path: `/v1/accounts/${encodeURIComponent(id)}` }, readAccount),
    entries: (id, cursor) => call({ method: "GET", path: entriesPath(id, cursor) }, readEntryPage),
    book: (named) => call({ method: "POST", key: named.key, ...bookingCall(named) }, readBooking),
  };
}
