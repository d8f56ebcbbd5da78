import { ok, type Result } from "@cardweave/shared/domain/result";
import { tokenHash } from "@cardweave/shared/http/people";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Sessions, SignedIn } from "@cardweave/shared/http/services";
import { type Passwords, SignIn } from "@cardweave/shared/http/sign-in";
import type { UserSession, UserSignIn } from "@cardweave/shared/protocol/http/session";
import type { Replica } from "@cardweave/shared/replica/replica";
import { readList, type User } from "./desk-lists.ts";

export type UserParts = {
  readonly replica: Replica;
  readonly passwords: Passwords;
  /** Hash of a password that nobody has. */
  readonly decoy: string;
};

/** People and programs that sign in at the hub. */
export class UserSessions implements Sessions<UserSignIn, UserSession> {
  readonly #replica: Replica;
  readonly #signIn: SignIn<User>;
  #users: readonly User[] = [];

  constructor({ replica, passwords, decoy }: UserParts) {
    this.#replica = replica;
    const find = (login: string) => this.#active().find((user) => user.login === login);
    this.#signIn = new SignIn({ find, passwords, clock: replica.ports.clock, decoy });
  }

  /** Reads the list; called at start and after every change of it. */
  async load(): Promise<void> {
    this.#users = await this.#replica.step((step) => readList(step, "users"));
  }

  #active(): readonly User[] {
    return this.#users.filter((user) => user.active);
  }

  async signIn({ login, password }: UserSignIn): Promise<Result<SignedIn<UserSession>>> {
    const user = await this.#signIn.check(login, password);
    if (!user.ok) return user;
    return ok({ principal: principalOf(user.value), view: this.#view(user.value) });
  }

  /** Ends the wait after failed sign-ins. Source: SPEC R725. */
  forgive(id: string): void {
    const user = this.#users.find((one) => one.id === id);
    if (user !== undefined) this.#signIn.forgive(user.login);
  }

  async byToken(token: string): Promise<Principal | undefined> {
    const hash = tokenHash(token);
    const user = this.#active().find((one) => one.token === hash);
    return user === undefined ? undefined : principalOf(user);
  }

  async stands(principal: Principal): Promise<boolean> {
    const user = this.#active().find((one) => one.id === principal.user);
    return user !== undefined && standingOf(user) === principal.standing;
  }

  async current(principal: Principal): Promise<UserSession | undefined> {
    const user = this.#active().find((one) => one.id === principal.user);
    return user === undefined ? undefined : this.#view(user);
  }

  #view({ id, login, role, branches, regions }: User): UserSession {
    const { network } = this.#replica.directory;
    return {
      user: { id, login, role },
      branches,
      regions,
      currency: network?.currency ?? "EUR",
      zone: network?.zone ?? "UTC",
      networkName: network?.name ?? "",
    };
  }
}

function principalOf(user: User): Principal {
  const { id, role, branches, regions } = user;
  const isEverywhere = branches.length + regions.length === 0;
  const places = isEverywhere ? {} : { branches, regions };
  return { role, user: id, standing: standingOf(user), ...places };
}

function standingOf({ role, branches, regions, password, signOuts = 0 }: User): string {
  return tokenHash(JSON.stringify([role, branches, regions, password, signOuts])).slice(0, 16);
}
