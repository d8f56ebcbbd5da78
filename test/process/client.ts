import type { AccountView, EntryView } from "@cardweave/shared/protocol/http/account";
import type { BookingAnswer, ReversalAnswer } from "@cardweave/shared/protocol/http/booking";
import type { HubHealthView, NodeHealthView } from "@cardweave/shared/protocol/http/health";
import type { Listed } from "@cardweave/shared/protocol/http/list";
import type { ProblemBody } from "@cardweave/shared/protocol/problems";

export type Answer<T> = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
};

/** Something that was answered, and not with what was asked for. */
export class Refused extends Error {
  override readonly name = "Refused" as const;
  readonly status: number;
  readonly code: string;
  constructor({ status, text }: Answer<unknown>) {
    super(`${status} ${text}`);
    this.status = status;
    this.code = (JSON.parse(text) as ProblemBody).code;
  }
}

export type CardNumber = { readonly scheme: "own"; readonly number: string };

export type Booking = {
  readonly card: CardNumber;
  readonly type: "credit" | "debit";
  readonly purse: "points" | "money";
  readonly amount: number;
};

const reasons = { credit: "earned", debit: "redeemed" } as const;

/** One call may take this long before it counts as unanswered. */
const patienceMs = 30_000;

/** Calls a hub or a node as a till or an administrator does. The address may change by restarts. */
export class Client {
  readonly #address: () => string;
  readonly #token: string;

  constructor(address: () => string, token: string) {
    this.#address = address;
    this.#token = token;
  }

  get address(): string {
    return this.#address();
  }

  /** The answer, whatever it is. */
  async call<T>(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    given: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer<T>> {
    const response = await fetch(new URL(path, this.address), {
      method,
      headers: {
        "Content-Type": "application/json",
        Authorization: `Bearer ${this.#token}`,
        ...given.headers,
      },
      signal: AbortSignal.timeout(patienceMs),
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    });
    const text = await response.text();
    const body = text === "" ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, text, body: body as T };
  }

  async #ask<T>(...call: Parameters<Client["call"]>): Promise<T> {
    const answer = await this.call<T>(...call);
    if (answer.status >= 300) throw new Refused(answer);
    return answer.body;
  }

  /** The whole answer, for those who look at its headers. */
  bookRaw(key: string, booking: Booking): Promise<Answer<BookingAnswer>> {
    const body = { ...booking, currency: "EUR", reason: reasons[booking.type] };
    return this.call("POST", "/v1/bookings", { body, headers: { "Idempotency-Key": key } });
  }

  async book(key: string, booking: Booking): Promise<BookingAnswer> {
    const answer = await this.bookRaw(key, booking);
    if (answer.status !== 201) throw new Refused(answer);
    return answer.body;
  }

  reverse(key: string, receipt: string): Promise<ReversalAnswer> {
    const body = { receipt, reason: "undo" };
    return this.#ask("POST", "/v1/reversals", { body, headers: { "Idempotency-Key": key } });
  }

  lookup(card: CardNumber): Promise<AccountView> {
    return this.#ask("POST", "/v1/accounts/lookup", { body: { card } });
  }

  /** The whole history of a card, newest first. */
  async history(account: string): Promise<readonly EntryView[]> {
    const all: EntryView[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const from = cursor === "" ? "" : `&cursor=${cursor}`;
      const page: Listed<EntryView> = await this.#ask(
        "GET",
        `/v1/accounts/${account}/entries?limit=100${from}`,
      );
      all.push(...page.items);
      cursor = page.next;
    }
    return all;
  }

  async document(account: string): Promise<Uint8Array> {
    const response = await fetch(new URL(`/v1/accounts/${account}/document`, this.address), {
      headers: { Authorization: `Bearer ${this.#token}` },
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

export class NodeClient extends Client {
  health(): Promise<NodeHealthView> {
    return healthOf(this);
  }
}

export class HubClient extends Client {
  health(): Promise<HubHealthView> {
    return healthOf(this);
  }

  async enrolmentCode(branch: string, name: string): Promise<string> {
    const made = await this.call<{ code: string }>("POST", "/v1/devices/enrolments", {
      body: { branch, name, role: "node" },
    });
    if (made.status !== 201) throw new Refused(made);
    return made.body.code;
  }

  async decree(setting: string, value: unknown): Promise<void> {
    const set = await this.call("PUT", `/v1/policy/${setting}`, { body: { value } });
    if (set.status !== 200) throw new Refused(set);
  }
}

async function healthOf<T>(client: Client): Promise<T> {
  const answer = await client.call<T>("GET", "/v1/health");
  if (answer.status !== 200) throw new Refused(answer);
  return answer.body;
}

export function balanceOf({ purses }: AccountView, purse: string): number {
  const found = purses.find((one) => one.purse === purse);
  if (found === undefined) throw new Error(`no purse ${purse}`);
  return found.balance - found.overdraft;
}
