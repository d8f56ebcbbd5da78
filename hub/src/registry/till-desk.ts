import type { Till } from "@cardweave/shared/domain/control-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { listPage } from "@cardweave/shared/http/list-page";
import { tokenHash } from "@cardweave/shared/http/people";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type {
  IssuedTill,
  NewTill,
  TillChange,
  TillView,
} from "@cardweave/shared/protocol/http/operator";
import type { ControlDesk } from "./control-desk.ts";
import { defined } from "./defined.ts";
import { seesSome } from "./sight.ts";
import { stateVersion } from "./state-version.ts";

/** The tills of all branches and their tokens; each change is an entry that the nodes follow. */
export class TillDesk {
  readonly #control: ControlDesk;
  readonly #newToken: () => string;

  constructor(control: ControlDesk, newToken: () => string) {
    this.#control = control;
    this.#newToken = newToken;
  }

  get #tills(): ReadonlyMap<string, Till> {
    return this.#control.directory.tills;
  }

  async list(page: ListQuery, by: Principal): Promise<Result<Listed<TillView>>> {
    const seen = [...this.#tills.values()].filter((till) => this.#sees(by, till));
    return listPage(seen.map(tillView), page, ({ id }) => id);
  }

  async one(id: string, by: Principal): Promise<Result<TillView>> {
    const till = this.#tills.get(id);
    return till !== undefined && this.#sees(by, till) ? ok(tillView(till)) : refused("not-found");
  }

  #sees(by: Principal, { branch }: Till): boolean {
    return seesSome(by, [branch], this.#control.directory.branches);
  }

  add({ id, branch, name, training = false }: NewTill, by: Principal): Promise<Result<IssuedTill>> {
    const token = this.#newToken();
    return this.#control.edit(by, () => {
      if (this.#tills.has(id)) return refused("conflict", { id });
      if (this.#control.directory.branches.get(branch)?.active !== true) {
        return refused("invalid", { fields: [{ field: "branch", reason: "no such branch" }] });
      }
      const rest = { id, branch, name, training, active: true };
      const body: Till = { kind: "till", ...rest, token: tokenHash(token) };
      const answer = { ...tillView(body), token };
      return ok({ body, answer, act: "till-added", subject: id, detail: { branch, training } });
    });
  }

  change({ id, change, version, by }: Edit<TillChange>): Promise<Result<TillView>> {
    return this.#control.edit(by, () => {
      const before = this.#tills.get(id);
      if (before === undefined) return refused("not-found");
      const now = tillView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const body: Till = { ...before, ...defined(change) };
      const detail = defined(change);
      return ok({ body, answer: tillView(body), act: "till-changed", subject: id, detail });
    });
  }

  /** The token before holds no longer; the till is paired anew with this one. */
  newToken(id: string, by: Principal): Promise<Result<IssuedTill>> {
    const token = this.#newToken();
    return this.#control.edit(by, () => {
      const before = this.#tills.get(id);
      if (before === undefined) return refused("not-found");
      const body: Till = { ...before, token: tokenHash(token) };
      const answer = { ...tillView(body), token };
      return ok({ body, answer, act: "till-token-made", subject: id });
    });
  }
}

function tillView(till: Till): TillView {
  const { id, branch, name, training, active } = till;
  return { id, branch, name, training, active, version: stateVersion(till) };
}
