import type { NodeApi } from "../api/node-api.ts";
import type { AccountView, Answer, BookingAnswer, CardRef } from "../api/shapes.ts";
import type { AttemptStore } from "./attempt-store.ts";
import { isLastWord, retryMs } from "./patience.ts";
import type { Draft } from "./till-actions.ts";
import { type Attempt, atRest, type TillEvent, type TillSession } from "./till-session.ts";
import { step } from "./till-transitions.ts";

export interface TillPorts {
  readonly api: Pick<NodeApi, "lookup" | "account" | "book">;
  readonly attempts: AttemptStore;
  readonly now: () => number;
  /** Runs something once, later; gives back how to call it off. Unit: ms. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** What a card that was just shown starts with. */
  readonly freshDraft: () => Draft;
  /** The node no longer knows who is booking. */
  readonly onSignedOut: () => void;
}

export interface Till {
  readonly session: () => TillSession;
  readonly send: (event: TillEvent) => void;
  readonly onChange: (listener: () => void) => () => void;
  /** Something changed on this account, maybe: look again. */
  readonly refresh: (account: string | null) => void;
  /** What this till itself did beside single bookings is on the account now, and is no news. */
  readonly adopt: () => void;
  /** The node can be reached again: do not wait for the next turn. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** Runs the session's effects: the table says what follows, this does what the new step needs. */
export class TillRunner implements Till {
  private current: TillSession = atRest;
  private readonly listeners = new Set<() => void>();
  private callOff: () => void = () => undefined;
  private stopped = false;
  private wantsRefresh = false;
  private readonly ports: TillPorts;
  private readonly till: string;

  constructor(ports: TillPorts, till: string) {
    this.ports = ports;
    this.till = till;
    this.resumeOldest();
  }

  readonly session = (): TillSession => this.current;

  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly send = (event: TillEvent): void => {
    if (this.stopped) return;
    const before = this.current;
    this.current = step(before, event);
    if (this.current === before) return;
    this.enter(before);
    for (const listener of this.listeners) listener();
  };

  readonly refresh = (account: string | null): void => {
    const session = this.current;
    if (session.step === "booking") this.wantsRefresh = true;
    if (session.step !== "card-on") return;
    const { id, linked = [] } = session.on.account;
    if (account === null || account === id || linked.includes(account))
      void this.lookAgain(id, "refreshed");
  };

  readonly adopt = (): void => {
    const session = this.current;
    if (session.step === "card-on") void this.lookAgain(session.on.account.id, "adopted");
  };

  readonly wake = (): void => {
    if (this.current.step === "unsure") this.askAgain(this.current.attempt, 0);
    else this.refresh(null);
  };

  readonly stop = (): void => {
    this.stopped = true;
    this.callOff();
  };

  private enter(before: TillSession): void {
    const session = this.current;
    if (session.step === "looking-up") void this.lookUp(session.card);
    if (session.step === "booking") {
      this.ports.attempts.keep(session.attempt);
      void this.ask(session.attempt);
    }
    if (session.step === "unsure") this.askAgain(session.attempt, retryMs(session.tries));
    if (session.step === "idle" && before.step === "unsure") this.resumeOldest();
    if (session.step === "card-on" && this.wantsRefresh) {
      this.wantsRefresh = false;
      this.refresh(null);
    }
  }

  private resumeOldest(): void {
    const attempt = this.ports.attempts.oldest(this.till);
    if (attempt !== null) this.send({ kind: "resume", attempt });
  }

  private async lookUp(card: CardRef): Promise<void> {
    const answer = await this.ports.api.lookup(card);
    if (this.isSignedOut(answer)) return;
    this.send(this.afterLookup(card, answer));
  }

  private afterLookup(card: CardRef, answer: Answer<AccountView>): TillEvent {
    if (answer.kind === "done") {
      return { kind: "found", card, account: answer.value, draft: this.ports.freshDraft() };
    }
    const nobody = { code: "unreachable", status: 0 };
    return { kind: "not-found", card, problem: answer.kind === "lost" ? nobody : answer.problem };
  }

  private async lookAgain(id: string, kind: "refreshed" | "adopted"): Promise<void> {
    const answer = await this.ports.api.account(id);
    if (this.isSignedOut(answer)) return;
    if (answer.kind === "done") this.send({ kind, account: answer.value });
  }

  private askAgain(attempt: Attempt, ms: number): void {
    this.callOff();
    this.callOff = this.ports.after(ms, () => void this.ask(attempt));
  }

  private async ask(attempt: Attempt): Promise<void> {
    const answer = await this.ports.api.book(attempt);
    if (this.stopped || this.isSignedOut(answer)) return;
    this.hear(attempt, answer);
  }

  private hear(attempt: Attempt, answer: Answer<BookingAnswer>): void {
    const session = this.current;
    if (!("attempt" in session) || session.attempt.key !== attempt.key) return;
    const tries = session.step === "unsure" ? session.tries + 1 : 0;
    const heard = this.heard(answer, tries);
    if (heard.kind !== "lost") {
      this.callOff();
      this.ports.attempts.drop(attempt);
    }
    this.send(heard);
  }

  private heard(answer: Answer<BookingAnswer>, tries: number): TillEvent {
    if (answer.kind === "done") {
      return { kind: "booked", answer: answer.value, at: this.ports.now() };
    }
    const isSure = answer.kind === "refused" && isLastWord(answer.problem, tries);
    return isSure ? { kind: "refused", problem: answer.problem } : { kind: "lost" };
  }

  private isSignedOut(answer: Answer<unknown>): boolean {
    const signedOut = answer.kind === "refused" && answer.problem.status === 401;
    if (signedOut) this.ports.onSignedOut();
    return signedOut;
  }
}
