import type { BusinessDay } from "./lots.ts";
import type { Franchisee, Holiday, PlaceBody } from "./place-bodies.ts";
import type { Rank } from "./rank.ts";
import { Register } from "./register.ts";

/** Whose the branches are, and when their holidays fall. */
export class PlaceRegister {
  readonly #franchisees = new Register<string, Franchisee>();
  readonly #owners = new Register<string, string | null>();
  readonly #holidays = new Register<string, Holiday>();
  /** Days by region; the empty text is no region. */
  readonly #days = new Map<string, readonly BusinessDay[]>();

  put(body: PlaceBody, rank: Rank): void {
    switch (body.kind) {
      case "franchisee":
        this.#franchisees.put(body.id, body, rank);
        break;
      case "branchOwner":
        this.#owners.put(body.branch, body.franchisee, rank);
        break;
      case "holiday":
        this.#holidays.put(body.id, body, rank);
        this.#days.clear();
    }
  }

  get franchisees(): ReadonlyMap<string, Franchisee> {
    return this.#franchisees.values;
  }

  get holidays(): ReadonlyMap<string, Holiday> {
    return this.#holidays.values;
  }

  /** Null for a branch of headquarters' own. */
  franchiseeOf(branch: string): string | null {
    return this.#owners.values.get(branch) ?? null;
  }

  /** In rising order. */
  daysOff(region: string | null): readonly BusinessDay[] {
    const known = this.#days.get(region ?? "");
    if (known !== undefined) return known;
    const here = [...this.#holidays.values.values()].filter(
      ({ active, regions }) =>
        active && (regions.length === 0 || (region !== null && regions.includes(region))),
    );
    const days = [...new Set(here.map(({ date }) => date))].toSorted();
    this.#days.set(region ?? "", days);
    return days;
  }
}
