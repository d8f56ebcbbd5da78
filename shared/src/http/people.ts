import type { Operator } from "../domain/control-bodies.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import { sha256Of } from "../entries/hash.ts";
import { toHex } from "../entries/hex.ts";
import type { Replica } from "../replica/replica.ts";
import type { Principal } from "./principal.ts";

const utf8 = new TextEncoder();

/** Tokens are random, so their plain hash is what may be written down. */
export function tokenHash(token: string): string {
  return toHex(sha256Of(utf8.encode(token)));
}

/** Who works at this branch's tills, as headquarters' control entries say. */
export class People {
  readonly #replica: Replica;
  readonly #branch: string;
  #version = -1;
  #byToken: ReadonlyMap<string, Principal> = new Map();

  constructor(replica: Replica, branch: string) {
    this.#replica = replica;
    this.#branch = branch;
  }

  byToken(token: string): Principal | undefined {
    this.#refresh();
    return this.#byToken.get(tokenHash(token));
  }

  operatorByLogin(login: string): Operator | undefined {
    const named = (one: Operator) => one.login === login && this.worksHere(one);
    return [...this.#replica.directory.operators.values()].find(named);
  }

  worksHere(operator: Operator): boolean {
    const everywhere = operator.branches.length === 0;
    return operator.active && (everywhere || operator.branches.includes(this.#branch));
  }

  /** The pseudonym that entries name: the signed-in operator, or the one whose token is sent. */
  operatorFor(
    by: Principal,
    request: { readonly operator?: string | undefined; readonly till?: string | undefined },
  ): Result<string | null> {
    const wrongTill =
      by.till !== undefined && request.till !== undefined && by.till !== request.till;
    if (wrongTill) return refused("not-allowed", { till: by.till });
    if (request.operator === undefined) return ok(by.operator ?? null);
    const named = this.byToken(request.operator);
    return named?.operator === undefined ? refused("not-allowed") : ok(named.operator);
  }

  #refresh(): void {
    const { directory } = this.#replica;
    if (directory.version === this.#version) return;
    this.#version = directory.version;
    const found = new Map<string, Principal>();
    for (const till of directory.tills.values()) {
      if (!till.active || till.branch !== this.#branch) continue;
      found.set(till.token, { role: "till", till: till.id, branch: this.#branch });
    }
    for (const operator of directory.operators.values()) {
      if (operator.token === null || !this.worksHere(operator)) continue;
      const { role, id } = operator;
      found.set(operator.token, { role, operator: id, branch: this.#branch });
    }
    this.#byToken = found;
  }
}
