import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { listPage } from "@cardweave/shared/http/list-page";
import { tokenHash } from "@cardweave/shared/http/people";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type { PasswordMaker } from "@cardweave/shared/http/sign-in";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { NewPassword } from "@cardweave/shared/protocol/http/operator";
import type {
  IssuedUser,
  NewUser,
  UserChange,
  UserView,
} from "@cardweave/shared/protocol/http/user";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import { defined } from "./defined.ts";
import { putList, readList, type User } from "./desk-lists.ts";
import { nextId } from "./next-id.ts";
import { sameLogin } from "./operator-desk.ts";
import { stateVersion } from "./state-version.ts";

export type UserDeskParts = {
  readonly replica: Replica;
  readonly audit: AuditLog;
  readonly passwords: PasswordMaker;
  readonly newToken: () => string;
  /** After every change of the list; `ended` is somebody whose sessions are over. */
  readonly changed: (ended: string | null) => Promise<void>;
};

type Decision<T> = {
  readonly user: User;
  readonly answer: T;
  readonly act: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

type Decide<T> = (users: readonly User[]) => Result<Decision<T>>;

/** Who signs in at the hub; see the decision "Users and one-time codes lie in the hub's store". */
export class UserDesk {
  readonly #parts: UserDeskParts;

  constructor(parts: UserDeskParts) {
    this.#parts = parts;
  }

  async list(page: ListQuery): Promise<Result<Listed<UserView>>> {
    return listPage((await this.#users()).map(userView), page, ({ id }) => id);
  }

  async one(id: string): Promise<Result<UserView>> {
    const found = (await this.#users()).find((user) => user.id === id);
    return found === undefined ? refused("not-found") : ok(userView(found));
  }

  #users(): Promise<readonly User[]> {
    return this.#parts.replica.step((step) => readList(step, "users"));
  }

  async add(wish: NewUser, by: Principal): Promise<Result<IssuedUser>> {
    const { passwords, newToken } = this.#parts;
    const isWithToken = wish.token ?? wish.role === "integration";
    const token = isWithToken ? newToken() : null;
    const password = wish.password === undefined ? null : await passwords.hash(wish.password);
    return this.#edit(by, (users) => {
      const user: User = {
        id: nextId(
          "u",
          users.map(({ id }) => id),
        ),
        login: wish.login,
        role: wish.role,
        password,
        token: token === null ? null : tokenHash(token),
        branches: wish.branches ?? [],
        regions: wish.regions ?? [],
        active: true,
      };
      const { role, branches, regions } = user;
      const detail = { role, branches, regions };
      return ok({ user, answer: { ...userView(user), token }, act: "user-added", detail });
    });
  }

  change({ id, change, version, by }: Edit<UserChange>): Promise<Result<UserView>> {
    return this.#edit(by, (users) => {
      const before = users.find((user) => user.id === id);
      if (before === undefined) return refused("not-found");
      const now = userView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const user: User = { ...before, ...defined(change) };
      const detail = defined(change);
      return ok({ user, answer: userView(user), act: "user-changed", detail });
    });
  }

  async setPassword(id: string, wish: NewPassword, by: Principal): Promise<Result<UserView>> {
    const password = await this.#parts.passwords.hash(wish.password);
    return this.#alter(id, by, (before) => {
      const user = { ...before, password };
      return { user, answer: userView(user), act: "user-password-set" };
    });
  }

  /** The token before holds no longer. */
  newToken(id: string, by: Principal): Promise<Result<IssuedUser>> {
    const token = this.#parts.newToken();
    return this.#alter(id, by, (before) => {
      const user = { ...before, token: tokenHash(token) };
      return { user, answer: { ...userView(user), token }, act: "user-token-made" };
    });
  }

  /** Ends all sessions of somebody; password and token stay. */
  signOut(id: string, by: Principal): Promise<Result<UserView>> {
    return this.#alter(id, by, (before) => {
      const user = { ...before, signOuts: (before.signOuts ?? 0) + 1 };
      return { user, answer: userView(user), act: "user-signed-out" };
    });
  }

  #alter<T>(id: string, by: Principal, alter: (user: User) => Decision<T>): Promise<Result<T>> {
    return this.#edit(by, (users) => {
      const before = users.find((user) => user.id === id);
      return before === undefined ? refused("not-found") : ok(alter(before));
    });
  }

  async #edit<T>(by: Principal, decide: Decide<T>): Promise<Result<T>> {
    const { replica, audit, changed } = this.#parts;
    const done = await replica.step(async (step) => {
      const users = await readList(step, "users");
      const decision = decide(users);
      if (!decision.ok) return decision;
      const { user } = decision.value;
      const objection = this.#objection(users, user);
      if (objection !== null) return objection;
      const isKnown = users.some(({ id }) => id === user.id);
      const rest = users.map((one) => (one.id === user.id ? user : one));
      putList(step, "users", isKnown ? rest : [...rest, user]);
      return decision;
    });
    if (!done.ok) return done;
    const { user, act, answer, detail = {} } = done.value;
    await changed(act === "user-added" ? null : user.id);
    audit.note({ by, act, subject: user.id, detail });
    return ok(answer);
  }

  #objection(users: readonly User[], user: User): Result<never> | null {
    const others = users.filter(({ id, active }) => id !== user.id && active);
    if (user.active && others.some(({ login }) => sameLogin(login, user.login))) {
      return refused("conflict", { login: user.login });
    }
    const isLast = !others.some(({ role }) => role === "headquarters");
    if (isLast && !(user.active && user.role === "headquarters")) {
      return refused("conflict", { reason: "nobody would be left at headquarters" });
    }
    const fields = this.#wrongPlaces(user);
    return fields.length > 0 ? refused("invalid", { fields }) : null;
  }

  /** Nobody who leads a branch or a region is without one: that would mean all of them. */
  #wrongPlaces({ role, branches, regions }: User): readonly { field: string; reason: string }[] {
    const { directory } = this.#parts.replica;
    const isRegional = role === "regional-manager" && branches.length + regions.length === 0;
    const isUnknownBranch = branches.some((id) => !directory.branches.has(id));
    const isUnknownRegion = regions.some((id) => !directory.regions.has(id));
    return [
      ...(isRegional ? [{ field: "regions", reason: "a regional manager has a region" }] : []),
      ...(role === "manager" && branches.length === 0
        ? [{ field: "branches", reason: "a manager has a branch" }]
        : []),
      ...(isUnknownBranch ? [{ field: "branches", reason: "no such branch" }] : []),
      ...(isUnknownRegion ? [{ field: "regions", reason: "no such region" }] : []),
    ];
  }
}

function userView(user: User): UserView {
  const { id, login, role, branches, regions, active, password, token } = user;
  const has = { hasPassword: password !== null, hasToken: token !== null };
  return { id, login, role, branches, regions, active, ...has, version: stateVersion(user) };
}
