import type { Instant } from "@cardweave/shared/domain/measure";
import type { Authenticate } from "@cardweave/shared/http/principal";
import type { Clock } from "@cardweave/shared/ports/clock";

/** A till's page asks every five seconds. */
const connectedMs = 30_000;

/** When each till was heard of since the start. */
export class TillWatch {
  readonly #seen = new Map<string, Instant>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes who makes each call. */
  watching(authenticate: Authenticate): Authenticate {
    return async (credential) => {
      const found = await authenticate(credential);
      const till = found?.principal.till;
      if (till !== undefined) this.#seen.set(till, this.#clock.now());
      return found;
    };
  }

  lastSeen(till: string): Instant | null {
    return this.#seen.get(till) ?? null;
  }

  isConnected(till: string): boolean {
    const seen = this.#seen.get(till);
    return seen !== undefined && this.#clock.now() - seen < connectedMs;
  }
}
