import { dayBounds } from "../../domain/day/day-bounds.ts";
import type { Counter } from "../../domain/day/day-report.ts";
import type { DeviceId } from "../../domain/ids.ts";
import { instant } from "../../domain/measure.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import { dayIn, rfc3339 } from "../../domain/time.ts";
import type { DayQuery, DayView } from "../../protocol/http/day.ts";
import type { Replica } from "../../replica/replica.ts";
import type { Principal } from "../principal.ts";
import { readDay } from "./read-day.ts";

export interface Days {
  day(query: DayQuery, by: Principal): Promise<Result<DayView>>;
}

/** The end of day of a branch, by till and operator, from its devices' own chains. */
export class ReplicaDay implements Days {
  readonly #replica: Replica;
  readonly #branch: string;
  readonly #own: DeviceId | null;

  /** `own`: a device that counts even before its certificate is here; null where there is none. */
  constructor(replica: Replica, branch: string, own: DeviceId | null = replica.device) {
    this.#replica = replica;
    this.#branch = branch;
    this.#own = own;
  }

  async day({ date, till, operator }: DayQuery, by: Principal): Promise<Result<DayView>> {
    const own = ownTillOnly(by, till);
    if (!own.ok) return own;
    const { directory, ports } = this.#replica;
    const zone = this.#zone;
    const now = ports.clock.now();
    const day = date ?? dayIn(zone, now);
    const span = dayBounds(zone, day);
    const isMeant = (counter: Counter) =>
      (own.value ?? counter.till) === counter.till &&
      (operator === undefined || operator === counter.operator);
    const { rows, total } = await readDay(ports.store, { devices: this.#devices, span, isMeant });
    const loginOf = (id: string | null) => directory.operators.get(id ?? "")?.login ?? null;
    return ok({
      date: day,
      branch: this.#branch,
      zone,
      currency: directory.network?.currency ?? null,
      from: rfc3339(zone, span.from),
      until: rfc3339(zone, span.until),
      asOf: rfc3339(zone, instant(now)),
      rows: rows.map((row) => ({ ...row, login: loginOf(row.operator) })),
      total,
    });
  }

  get #zone(): string {
    const { branches, network } = this.#replica.directory;
    return branches.get(this.#branch)?.zone ?? network?.zone ?? "UTC";
  }

  /** Those that the branch had before count as well: a disk may have been changed at noon. */
  get #devices(): readonly DeviceId[] {
    const certified = [...this.#replica.directory.devices.values()];
    const all = certified.filter(({ branch }) => branch === this.#branch);
    const own = this.#own === null ? [] : [this.#own];
    return [...new Set([...own, ...all.map((one) => one.device)])];
  }
}

/** Cashiers and tills see the till that they stand at; managers and programs the branch. */
function ownTillOnly(by: Principal, till: string | undefined): Result<string | undefined> {
  const seesAll = by.role === "manager" || by.role === "integration";
  if (seesAll) return ok(till);
  if (by.till === undefined || (till !== undefined && till !== by.till)) {
    return refused("not-allowed", { till: by.till, detail: "Only a manager sees other tills." });
  }
  return ok(by.till);
}
