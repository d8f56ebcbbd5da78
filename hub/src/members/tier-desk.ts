import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import {
  programmeProblems,
  type TierProgramme,
  type TierStep,
} from "@cardweave/shared/domain/tiers/tier-programme";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type {
  NewTierProgramme,
  TierProgrammeChange,
  TierProgrammeView,
  TierView,
} from "@cardweave/shared/protocol/http/tier";
import type { ControlDesk } from "../registry/control-desk.ts";
import { stateVersion } from "../registry/state-version.ts";

/** The tier programmes, of which one is active at a time. */
export class TierDesk {
  readonly #control: ControlDesk;

  constructor(control: ControlDesk) {
    this.#control = control;
  }

  async list(page: ListQuery): Promise<Result<Listed<TierProgrammeView>>> {
    return listPage([...this.#all.values()].map(programmeView), page, ({ id }) => id);
  }

  async one(id: string): Promise<Result<TierProgrammeView>> {
    const found = this.#all.get(id);
    return found === undefined ? refused("not-found") : ok(programmeView(found));
  }

  add(wish: NewTierProgramme, by: Principal): Promise<Result<TierProgrammeView>> {
    return this.#control.edit(by, () => {
      const { id, name, measure, purse = null, months = null, tiers } = wish;
      if (this.#all.has(id)) return refused("conflict", { id });
      const names = { nameDe: name.de, nameEn: name.en };
      const steps = tiers.map(stepOf);
      const body: TierProgramme = {
        ...{ kind: "tierProgramme", id, ...names, measure, purse, months },
        ...{ steps, active: true },
      };
      const why = this.#objection(body);
      if (why !== null) return why;
      return ok({ body, answer: programmeView(body), act: "tier-programme-added", subject: id });
    });
  }

  change(edit: Edit<TierProgrammeChange>): Promise<Result<TierProgrammeView>> {
    const { id, change, version, by } = edit;
    return this.#control.edit(by, () => {
      const before = this.#all.get(id);
      if (before === undefined) return refused("not-found");
      const now = programmeView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const body = changed(before, change);
      const { active } = body;
      const why = this.#objection(body);
      if (why !== null) return why;
      const answer = programmeView(body);
      const detail = { active };
      return ok({ body, answer, act: "tier-programme-changed", subject: id, detail });
    });
  }

  get #all(): ReadonlyMap<string, TierProgramme> {
    return this.#control.directory.tierProgrammes;
  }

  #objection(body: TierProgramme): Result<never> | null {
    const { id, active, purse } = body;
    const unit = this.#control.directory.purses.get(purse ?? ("" as never))?.unit;
    const isWrong = purse !== null && unit !== "points";
    const wrong = isWrong ? [{ field: "purse", reason: "no purse of points" }] : [];
    const fields = [...programmeProblems(body), ...wrong];
    if (fields.length > 0) return refused("invalid", { fields });
    const other = [...this.#all.values()].find((one) => one.active && one.id !== id);
    if (!active || other === undefined) return null;
    return refused("conflict", { reason: "another programme is active", id: other.id });
  }
}

function changed(before: TierProgramme, { name, tiers, active }: TierProgrammeChange) {
  const names = name === undefined ? {} : { nameDe: name.de, nameEn: name.en };
  const steps = tiers?.map(stepOf) ?? before.steps;
  return { ...before, ...names, steps, active: active ?? before.active };
}

function stepOf({ id, name, from }: TierView): TierStep {
  return { id, nameDe: name.de, nameEn: name.en, from };
}

function programmeView(programme: TierProgramme): TierProgrammeView {
  const { id, nameDe: de, nameEn: en, measure, purse, months, steps, active } = programme;
  const tiers = steps.map((step) => ({
    id: step.id,
    name: { de: step.nameDe, en: step.nameEn },
    from: step.from,
  }));
  const version = stateVersion(programme);
  return { id, name: { de, en }, measure, purse, months, tiers, active, version };
}
