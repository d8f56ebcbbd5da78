import type { Operator } from "@cardweave/shared/domain/control-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { listPage } from "@cardweave/shared/http/list-page";
import { tokenHash } from "@cardweave/shared/http/people";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type { PasswordMaker } from "@cardweave/shared/http/sign-in";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type {
  IssuedOperator,
  NewOperator,
  NewPassword,
  OperatorChange,
  OperatorView,
} from "@cardweave/shared/protocol/http/operator";
import type { ControlDesk, Decision } from "./control-desk.ts";
import { defined } from "./defined.ts";
import { nextId } from "./next-id.ts";
import { seesSome } from "./sight.ts";
import { stateVersion } from "./state-version.ts";

export type StaffParts = {
  readonly control: ControlDesk;
  readonly passwords: PasswordMaker;
  readonly newToken: () => string;
};

/** Who works at the tills; each change is an entry that every node follows. */
export class OperatorDesk {
  readonly #parts: StaffParts;

  constructor(parts: StaffParts) {
    this.#parts = parts;
  }

  get #operators(): ReadonlyMap<string, Operator> {
    return this.#parts.control.directory.operators;
  }

  async list(page: ListQuery, by: Principal): Promise<Result<Listed<OperatorView>>> {
    const seen = [...this.#operators.values()].filter((one) => this.#sees(by, one));
    return listPage(seen.map(operatorView), page, ({ id }) => id);
  }

  async one(id: string, by: Principal): Promise<Result<OperatorView>> {
    const found = this.#operators.get(id);
    return found !== undefined && this.#sees(by, found)
      ? ok(operatorView(found))
      : refused("not-found");
  }

  #sees(by: Principal, { branches }: Operator): boolean {
    return seesSome(by, branches, this.#parts.control.directory.branches);
  }

  async add(wish: NewOperator, by: Principal): Promise<Result<IssuedOperator>> {
    const { control, passwords, newToken } = this.#parts;
    const isWithToken = wish.token ?? wish.role === "integration";
    const token = isWithToken ? newToken() : null;
    const password = wish.password === undefined ? null : await passwords.hash(wish.password);
    return control.edit(by, () => {
      const operator: Operator = {
        kind: "operator",
        id: nextId("o", this.#operators.keys()),
        login: wish.login,
        role: wish.role,
        branches: wish.branches,
        password,
        token: token === null ? null : tokenHash(token),
        active: true,
      };
      const { role, branches } = operator;
      const said = { act: "operator-added", detail: { role, branches } };
      return this.#decided(operator, { ...operatorView(operator), token }, said);
    });
  }

  change({ id, change, version, by }: Edit<OperatorChange>): Promise<Result<OperatorView>> {
    return this.#parts.control.edit(by, () => {
      const before = this.#operators.get(id);
      if (before === undefined) return refused("not-found");
      const now = operatorView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const after: Operator = { ...before, ...defined(change) };
      const said = { act: "operator-changed", detail: defined(change) };
      return this.#decided(after, operatorView(after), said);
    });
  }

  /** Whoever is signed in with the old one is signed out, at every node. */
  async setPassword(
    id: string,
    { password }: NewPassword,
    by: Principal,
  ): Promise<Result<OperatorView>> {
    const hash = await this.#parts.passwords.hash(password);
    return this.#parts.control.edit(by, () => {
      const before = this.#operators.get(id);
      if (before === undefined) return refused("not-found");
      const after = { ...before, password: hash };
      return this.#decided(after, operatorView(after), { act: "operator-password-set" });
    });
  }

  /** The token before holds no longer. */
  newToken(id: string, by: Principal): Promise<Result<IssuedOperator>> {
    const token = this.#parts.newToken();
    return this.#parts.control.edit(by, () => {
      const before = this.#operators.get(id);
      if (before === undefined) return refused("not-found");
      const after = { ...before, token: tokenHash(token) };
      const answer = { ...operatorView(after), token };
      return this.#decided(after, answer, { act: "operator-token-made" });
    });
  }

  #decided<T>(
    body: Operator,
    answer: T,
    said: Pick<Decision<T>, "act" | "detail">,
  ): Result<Decision<T>> {
    const { branches } = this.#parts.control.directory;
    const unknown = body.branches.filter((id) => !branches.has(id));
    if (unknown.length > 0) {
      return refused("invalid", { fields: [{ field: "branches", reason: "no such branch" }] });
    }
    const others = [...this.#operators.values()].filter((one) => one.id !== body.id && one.active);
    if (body.active && others.some((one) => sameLogin(one.login, body.login))) {
      return refused("conflict", { login: body.login });
    }
    return ok({ body, answer, subject: body.id, ...said });
  }
}

export function sameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function operatorView(operator: Operator): OperatorView {
  const { id, login, role, branches, active, password, token } = operator;
  const has = { hasPassword: password !== null, hasToken: token !== null };
  return { id, login, role, branches, active, ...has, version: stateVersion(operator) };
}
