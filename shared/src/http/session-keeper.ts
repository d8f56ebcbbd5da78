import { createHash } from "node:crypto";
import type { Clock, Random } from "../ports/clock.ts";
import type { Authenticated, Principal } from "./principal.ts";

export type SessionSettings = {
  readonly clock: Clock;
  readonly random: Random;
  /** Of its own for every server: browsers share cookies between the ports of one host. */
  readonly cookie: string;
  readonly tls: boolean;
};

type Kept = { readonly principal: Principal; usedAt: number };

const idleMs = 12 * 3_600_000;
const mostSessions = 10_000;

/**
 * The sessions of people, by cookie.
 * Promise: only the hash of a cookie is held; a session unused for 12 hours is over, and so are
 * all of them when the process ends.
 */
export class SessionKeeper {
  readonly #settings: SessionSettings;
  readonly #kept = new Map<string, Kept>();

  constructor(settings: SessionSettings) {
    this.#settings = settings;
  }

  get cookie(): string {
    return this.#settings.cookie;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** The Set-Cookie header of a new session. */
  open(principal: Principal): string {
    this.#forget();
    const { clock, random, cookie } = this.#settings;
    const token = Buffer.from(random.bytes(32)).toString("base64url");
    this.#kept.set(hashOf(token), { principal, usedAt: clock.now() });
    return `${cookie}=${token}; ${this.#attributes()}`;
  }

  find(token: string): Authenticated | undefined {
    const session = hashOf(token);
    const kept = this.#kept.get(session);
    if (kept === undefined) return undefined;
    const now = this.#settings.clock.now();
    if (now - kept.usedAt >= idleMs) {
      this.#kept.delete(session);
      return undefined;
    }
    kept.usedAt = now;
    return { principal: kept.principal, session };
  }

  sessionsOf(user: string): readonly string[] {
    return [...this.#kept].filter(([, { principal }]) => principal.user === user).map(([id]) => id);
  }

  /** The Set-Cookie header that makes the browser forget. */
  close(session: string | undefined): string {
    if (session !== undefined) this.#kept.delete(session);
    return `${this.#settings.cookie}=; Max-Age=0; ${this.#attributes()}`;
  }

  #attributes(): string {
    return `Path=/; HttpOnly; SameSite=Strict${this.#settings.tls ? "; Secure" : ""}`;
  }

  #forget(): void {
    const now = this.#settings.clock.now();
    for (const [session, kept] of this.#kept) {
      const isOver = now - kept.usedAt >= idleMs;
      if (isOver || this.#kept.size >= mostSessions) this.#kept.delete(session);
    }
  }
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A cookie's value from a Cookie header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const [key, value] = pair.split("=", 2);
    if (key?.trim() === name && value !== undefined && value !== "") return value.trim();
  }
  return undefined;
}
