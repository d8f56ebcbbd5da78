import type { Operator } from "@cardweave/shared/domain/control-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { type People, tokenHash } from "@cardweave/shared/http/people";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Sessions, SignedIn } from "@cardweave/shared/http/services";
import { type Passwords, SignIn } from "@cardweave/shared/http/sign-in";
import type { TillSession, TillSignIn } from "@cardweave/shared/protocol/http/session";
import type { Replica } from "@cardweave/shared/replica/replica";

export type TillSessionParts = {
  readonly replica: Replica;
  readonly people: People;
  readonly passwords: Passwords;
  /** Hash of a password that nobody has. */
  readonly decoy: string;
};

/** Cashiers who sign in at a paired till of this branch. */
export class TillSessions implements Sessions<TillSignIn, TillSession> {
  readonly #replica: Replica;
  readonly #people: People;
  readonly #signIn: SignIn<Operator>;

  constructor({ replica, people, passwords, decoy }: TillSessionParts) {
    this.#replica = replica;
    this.#people = people;
    const find = (login: string) => people.operatorByLogin(login);
    this.#signIn = new SignIn({ find, passwords, clock: replica.ports.clock, decoy });
  }

  async signIn(request: TillSignIn): Promise<Result<SignedIn<TillSession>>> {
    const till = this.#people.byToken(request.tillToken);
    if (till?.till === undefined || till.till !== request.till) {
      return refused("unauthenticated", { what: "till" });
    }
    const operator = await this.#signIn.check(request.login, request.password);
    if (!operator.ok) return operator;
    const { id, role } = operator.value;
    const standing = standingOf(operator.value);
    const principal: Principal = { ...till, role, operator: id, standing };
    const view = await this.current(principal);
    return view === undefined ? refused("unauthenticated") : ok({ principal, view });
  }

  async byToken(token: string): Promise<Principal | undefined> {
    return this.#people.byToken(token);
  }

  async stands({ till, operator, standing }: Principal): Promise<boolean> {
    const { tills, operators } = this.#replica.directory;
    const isTillGood = till === undefined || tills.get(till)?.active === true;
    const who = operator === undefined ? undefined : operators.get(operator);
    const isSame = who !== undefined && standingOf(who) === standing;
    return isTillGood && isSame && this.#people.worksHere(who);
  }

  async current(principal: Principal): Promise<TillSession | undefined> {
    const { network, branches, operators } = this.#replica.directory;
    const operator = operators.get(principal.operator ?? "");
    const branch = branches.get(principal.branch ?? "");
    if (operator === undefined || branch === undefined || network === undefined) return undefined;
    return {
      till: principal.till ?? "",
      branch: { id: branch.id, name: branch.name },
      operator: { id: operator.id, login: operator.login, role: operator.role },
      currency: network.currency,
      zone: branch.zone,
      networkName: network.name,
    };
  }
}

/** Another password or role, and whoever is signed in with the old one is not any more. */
function standingOf({ role, password }: Operator): string {
  return tokenHash(JSON.stringify([role, password])).slice(0, 16);
}
