import type { PurseDefinition } from "@cardweave/shared/domain/control-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import type { Principal } from "@cardweave/shared/http/principal";
import { purseDef } from "@cardweave/shared/http/replica-purses";
import type { Edit } from "@cardweave/shared/http/services";
import type { NewPurse, PurseChange, PurseView } from "@cardweave/shared/protocol/http/purse-edit";
import type { ControlDesk } from "./control-desk.ts";
import { stateVersion } from "./state-version.ts";

/** What accounts can hold: kind, currency and slots are for ever, names and value are not. */
export class PurseDesk {
  readonly #control: ControlDesk;
  readonly #isCurrency: (code: string) => boolean;

  constructor(control: ControlDesk, isCurrency: (code: string) => boolean) {
    this.#control = control;
    this.#isCurrency = isCurrency;
  }

  async one(id: string): Promise<Result<PurseView>> {
    const found = this.#find(id);
    return found === undefined ? refused("not-found") : ok(purseView(found));
  }

  #find(id: string): PurseDefinition | undefined {
    return [...this.#control.directory.purses.values()].find((purse) => purse.id === id);
  }

  add(wish: NewPurse, by: Principal): Promise<Result<PurseView>> {
    return this.#control.edit(by, () => {
      if (this.#find(wish.purse) !== undefined) return refused("conflict", { id: wish.purse });
      const fields = this.#wrong(wish);
      if (fields.length > 0) return refused("invalid", { fields });
      const { purse: id, kind: unit, currency = null, unitValue = null, slots = null } = wish;
      const names = { nameDe: wish.name.de, nameEn: wish.name.en };
      const rest = { unit, currency, unitValue, slots, ...names, active: true };
      const body: PurseDefinition = { kind: "purse", id, ...rest };
      return ok({ body, answer: purseView(body), act: "purse-added", subject: id });
    });
  }

  #wrong({ purse, kind, currency, unitValue, slots }: NewPurse): readonly Wrong[] {
    const isMoney = kind === "money";
    const isStamps = kind === "stamps";
    const isNamed = isStamps ? /^stamps:./.test(purse) : purse.split(":")[0] === kind;
    const isKnown = currency !== undefined && this.#isCurrency(currency);
    const isPaying = unitValue !== undefined && unitValue !== null;
    const rules: readonly (readonly [boolean, string, string])[] = [
      [isNamed, "purse", isStamps ? "stamps:<programme>" : `${kind} or ${kind}:<name>`],
      [isMoney ? isKnown : currency === undefined, "currency", "a known one, for money alone"],
      [isStamps === (slots !== undefined), "slots", "for stamps, and only for them"],
      [kind === "points" || !isPaying, "unitValue", "for points alone"],
    ];
    return rules.flatMap(([holds, field, reason]) => (holds ? [] : [{ field, reason }]));
  }

  change({ id, change, version, by }: Edit<PurseChange>): Promise<Result<PurseView>> {
    return this.#control.edit(by, () => {
      const before = this.#find(id);
      if (before === undefined) return refused("not-found");
      const now = purseView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      if (before.unit !== "points" && typeof change.unitValue === "number") {
        return refused("invalid", { fields: [{ field: "unitValue", reason: "for points alone" }] });
      }
      const { name, unitValue = before.unitValue, active = before.active } = change;
      const names = name === undefined ? {} : { nameDe: name.de, nameEn: name.en };
      const body: PurseDefinition = { ...before, ...names, unitValue, active };
      const detail = { unitValue, active };
      return ok({ body, answer: purseView(body), act: "purse-changed", subject: id, detail });
    });
  }
}

type Wrong = { readonly field: string; readonly reason: string };

function purseView(purse: PurseDefinition): PurseView {
  return { id: purse.id, ...purseDef(purse), version: stateVersion(purse) };
}
