import { ok, type Result, refused } from "../domain/result.ts";
import type { Clock } from "../ports/clock.ts";

/** Checks a password against its stored argon2id string. */
export interface Passwords {
  verify(hash: string, password: string): Promise<boolean>;
}

export interface PasswordMaker extends Passwords {
  hash(password: string): Promise<string>;
}

/** Somebody with a login; a null `password` is somebody who cannot sign in by one. */
export type Account = { readonly password: string | null };

export type SignInParts<T extends Account> = {
  readonly find: (login: string) => Promise<T | undefined> | T | undefined;
  readonly passwords: Passwords;
  readonly clock: Clock;
  /** Hash of a password that nobody has: unknown logins take as long as known ones. */
  readonly decoy: string;
};

type Failures = { count: number; lastAt: number };

const freeTries = 5;
const firstWaitMs = 1_000;
const longestWaitMs = 300_000;
/** After this long without a failure a login starts afresh. */
const forgetMs = 3_600_000;
const mostLogins = 10_000;

/**
 * Sign-in by password.
 * Promise: after five failures a login waits 1 s, then twice as long each time, up to five
 * minutes; a try counts before its password is checked, so tries at the same moment count too.
 */
export class SignIn<T extends Account> {
  readonly #parts: SignInParts<T>;
  readonly #failures = new Map<string, Failures>();

  constructor(parts: SignInParts<T>) {
    this.#parts = parts;
  }

  async check(login: string, password: string): Promise<Result<T>> {
    const { clock, find, passwords, decoy } = this.#parts;
    const name = login.trim().toLowerCase();
    const now = clock.now();
    const waitMs = this.#waitMs(name, now);
    if (waitMs > 0) return refused("too-many", { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
    this.#countFailure(name, now);
    const account = await find(login.trim());
    const isRight = await passwords.verify(account?.password ?? decoy, password);
    if (account === undefined || account.password === null || !isRight) {
      return refused("unauthenticated");
    }
    this.#failures.delete(name);
    return ok(account);
  }

  /** Somebody in charge has seen to it: the login need not wait any longer. */
  forgive(login: string): void {
    this.#failures.delete(login.trim().toLowerCase());
  }

  #waitMs(name: string, now: number): number {
    const failures = this.#failures.get(name);
    if (failures === undefined || failures.count < freeTries) return 0;
    const wait = Math.min(firstWaitMs * 2 ** (failures.count - freeTries), longestWaitMs);
    return failures.lastAt + wait - now;
  }

  #countFailure(name: string, now: number): void {
    const before = this.#failures.get(name);
    const isFresh = before === undefined || now - before.lastAt >= forgetMs;
    this.#failures.delete(name);
    this.#failures.set(name, { count: isFresh ? 1 : before.count + 1, lastAt: now });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > mostLogins && oldest !== undefined) this.#failures.delete(oldest);
  }
}
