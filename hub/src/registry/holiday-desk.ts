import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import { germanHolidays } from "@cardweave/shared/domain/holidays/german-holidays";
import type { Holiday } from "@cardweave/shared/domain/place-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type {
  FilledYear,
  GermanYear,
  HolidayChange,
  HolidayView,
  NewHoliday,
} from "@cardweave/shared/protocol/http/holiday";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { FieldProblem } from "@cardweave/shared/protocol/http/problem";
import type { ControlDesk } from "./control-desk.ts";
import { defined } from "./defined.ts";
import { stateVersion } from "./state-version.ts";

/** The calendar that campaigns which exclude holidays go by, at every node. */
export class HolidayDesk {
  readonly #control: ControlDesk;

  constructor(control: ControlDesk) {
    this.#control = control;
  }

  get #all(): ReadonlyMap<string, Holiday> {
    return this.#control.directory.places.holidays;
  }

  async list(page: ListQuery): Promise<Result<Listed<HolidayView>>> {
    return listPage([...this.#all.values()].map(holidayView), page, ({ id }) => id);
  }

  async one(id: string): Promise<Result<HolidayView>> {
    const found = this.#all.get(id);
    return found === undefined ? refused("not-found") : ok(holidayView(found));
  }

  add(wish: NewHoliday, by: Principal): Promise<Result<HolidayView>> {
    const { id, date, name, regions = [] } = wish;
    return this.#control.edit(by, () => {
      if (this.#all.has(id)) return refused("conflict", { id });
      const names = { nameDe: name.de, nameEn: name.en };
      const body: Holiday = { kind: "holiday", id, date, ...names, regions, active: true };
      const fields = this.#unknown(regions);
      if (fields.length > 0) return refused("invalid", { fields });
      return ok({ body, answer: holidayView(body), act: "holiday-added", subject: id });
    });
  }

  change({ id, change, version, by }: Edit<HolidayChange>): Promise<Result<HolidayView>> {
    return this.#control.edit(by, () => {
      const before = this.#all.get(id);
      if (before === undefined) return refused("not-found");
      const now = holidayView(before).version;
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const { name, ...rest } = change;
      const names = name === undefined ? {} : { nameDe: name.de, nameEn: name.en };
      const body: Holiday = { ...before, ...defined(rest), ...names };
      const fields = this.#unknown(body.regions);
      if (fields.length > 0) return refused("invalid", { fields });
      return ok({ body, answer: holidayView(body), act: "holiday-changed", subject: id });
    });
  }

  #unknown(regions: readonly string[]): readonly FieldProblem[] {
    const known = this.#control.directory.regions;
    return regions.flatMap((id, at) =>
      known.has(id) ? [] : [{ field: `regions.${at}`, reason: `nobody knows "${id}"` }],
    );
  }

  /** Idempotent: what is in the calendar like this already is not signed again. */
  async fillGerman(wish: GermanYear, by: Principal): Promise<Result<FilledYear>> {
    const fields = this.#unknown(Object.keys(wish.states ?? {})).map(({ reason }) => {
      return { field: "states", reason };
    });
    if (fields.length > 0) return refused("invalid", { fields });
    const wanted = germanBodies(wish, this.#all);
    const isNew = (body: Holiday) => {
      const before = this.#all.get(body.id);
      return before === undefined || canonicalJson(before) !== canonicalJson(body);
    };
    const filled = (changed: number): FilledYear => {
      const items = wanted.filter(({ active }) => active).map(holidayView);
      return { changed, items };
    };
    if (!wanted.some(isNew)) return ok(filled(0));
    return this.#control.edit(by, () => {
      const [body, ...also] = wanted.filter(isNew);
      if (body === undefined) return refused("conflict");
      const detail = { year: wish.year };
      const answer = filled(also.length + 1);
      return ok({ body, also, answer, act: "holidays-filled", subject: String(wish.year), detail });
    });
  }
}

/** One that no region of ours has is ended where it is in the calendar, else left out. */
function germanBodies(
  { year, states = {} }: GermanYear,
  all: ReadonlyMap<string, Holiday>,
): readonly Holiday[] {
  return germanHolidays(year).flatMap(({ key, date, nameDe, nameEn, states: where }) => {
    const id = `${date}.${key}`;
    const here = Object.entries(states).filter(([, state]) => where?.includes(state));
    const regions = here.map(([region]) => region).toSorted();
    const active = where === null || regions.length > 0;
    if (!active && !all.has(id)) return [];
    return [{ kind: "holiday", id, date, nameDe, nameEn, regions, active } as const];
  });
}

function holidayView(holiday: Holiday): HolidayView {
  const { id, date, nameDe, nameEn, regions, active } = holiday;
  const name = { de: nameDe, en: nameEn };
  return { id, date, name, regions, active, version: stateVersion(holiday) };
}
