import type { Branch } from "@cardweave/shared/domain/control-bodies";
import { type Instant, instant } from "@cardweave/shared/domain/measure";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { Principal } from "@cardweave/shared/http/principal";
import type {
  BookingCourse,
  CourseQuery,
  LiveNews,
  LiveRange,
  LiveSummary,
  LiveTrouble,
} from "@cardweave/shared/protocol/http/live";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { LineDesk } from "../line/line-desk.ts";
import { sees, seesAll } from "../registry/sight.ts";
import type { CardTrouble } from "./account-shares.ts";
import { branchNow } from "./branch-now.ts";
import { heldNow } from "./held-now.ts";
import type { LiveBoard } from "./live-board.ts";
import { minuteMs } from "./trade-book.ts";

export type DashboardParts = {
  readonly replica: Replica;
  readonly lines: Pick<LineDesk, "lines">;
  readonly board: LiveBoard;
};

/** More than somebody looks through; the rest is counted. */
const mostTroubles = 200;

const ranges: Readonly<Record<LiveRange, { readonly steps: number; readonly stepMs: number }>> = {
  "15m": { steps: 15, stepMs: minuteMs },
  "1h": { steps: 60, stepMs: minuteMs },
  "1d": { steps: 144, stepMs: 10 * minuteMs },
  "1w": { steps: 168, stepMs: 60 * minuteMs },
};

/** What somebody who sees a part of the network sees of what it holds and does. */
export class DashboardDesk {
  readonly #parts: DashboardParts;

  constructor(parts: DashboardParts) {
    this.#parts = parts;
  }

  summary(by: Principal): LiveSummary {
    const troubles = this.#troubles(by);
    const told = troubles.slice(0, mostTroubles).map((one) => this.#trouble(one));
    return { ...this.news(by, null), troubles: told };
  }

  /** Of these branches alone; null is all that the caller sees. */
  news(by: Principal, touched: ReadonlySet<string> | null): LiveNews {
    const { replica, board } = this.#parts;
    const now = replica.ports.clock.now();
    const seen = this.#branches(by);
    const all = seen.map((branch) => branchNow(this.#parts, branch, now));
    const troubles = this.#troubles(by);
    const count = (kind: CardTrouble["kind"]) => troubles.filter((one) => one.kind === kind).length;
    const sumOf = (name: "lastFiveMinutes" | "turnover") =>
      all.reduce((sum, one) => sum + one[name], 0);
    return {
      asOf: this.#time(now),
      ready: board.isReady,
      currency: replica.directory.network?.currency ?? null,
      purses: heldNow(replica, board.value.shares, (place) => this.#isPlace(by, place)),
      lastFiveMinutes: sumOf("lastFiveMinutes"),
      turnover: sumOf("turnover"),
      without: all.filter(({ state }) => state === "offline" || state === "partly").length,
      overdrafts: count("overdraft"),
      disputed: count("disputed"),
      branches: touched === null ? all : all.filter(({ id }) => touched.has(id)),
    };
  }

  course({ range, branch }: CourseQuery, by: Principal): Result<BookingCourse> {
    const { replica, board } = this.#parts;
    const seen = this.#branches(by).filter(({ id }) => branch === undefined || id === branch);
    if (branch !== undefined && seen.length === 0) return refused("not-found");
    const { steps, stepMs } = ranges[range];
    const last = Math.floor(replica.ports.clock.now() / stepMs);
    const from = (last - steps + 1) * stepMs;
    const rings = seen.map(({ id }) => {
      const { minutes, tens } = board.trade.of(id);
      return stepMs === minuteMs ? minutes : tens;
    });
    const counts = Array.from({ length: steps }, (_, at) => {
      const start = from + at * stepMs;
      return rings.reduce((sum, ring) => sum + ring.count(start, start + stepMs), 0);
    });
    return ok({ from: this.#time(instant(from)), stepSeconds: stepMs / 1000, counts });
  }

  #branches(by: Principal): readonly Branch[] {
    const { branches } = this.#parts.replica.directory;
    return [...branches.values()].filter((branch) => branch.active && sees(by, branch));
  }

  /** What no branch of ours gave out is headquarters' to see. */
  #isPlace(by: Principal, place: string): boolean {
    if (seesAll(by)) return true;
    const branch = this.#parts.replica.directory.branches.get(place);
    return branch !== undefined && sees(by, branch);
  }

  /** The largest first. */
  #troubles(by: Principal): readonly CardTrouble[] {
    const all = [...this.#parts.board.value.troubles];
    const seen = all.filter(({ places }) => places.some((place) => this.#isPlace(by, place)));
    return seen.toSorted((a, b) => b.amount - a.amount);
  }

  #trouble({ places, since, ...trouble }: CardTrouble): LiveTrouble {
    const at = since === null ? null : this.#time(instant(since));
    return { ...trouble, branches: places.filter((place) => place !== ""), since: at };
  }

  #time(at: Instant): string {
    return rfc3339(this.#parts.replica.directory.network?.zone ?? "UTC", at);
  }
}
