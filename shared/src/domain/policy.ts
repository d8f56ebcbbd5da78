import type { PurseKind } from "./control-bodies.ts";

/** `open`: up to the known balance. `limit`: up to the amounts. `rights-only`: nothing beyond. */
export type SpendingMode = "open" | "limit" | "rights-only";

/**
 * What may be spent beyond own rights, in the purse's unit, null for no limit of that sort.
 * `perCard` and `perDevice` count what was spent since the hub's last acknowledgement.
 */
export type SpendingLimit = {
  readonly mode: SpendingMode;
  readonly perEntry: number | null;
  readonly perCard: number | null;
  readonly perDevice: number | null;
};

export type Policy = {
  readonly limits: Readonly<Record<PurseKind, SpendingLimit>>;
  /** How long a till's request waits for rights from elsewhere. */
  readonly grantWaitMs: number;
  /** Card number schemes that are accepted. */
  readonly schemes: readonly string[];
};

const open: SpendingLimit = { mode: "open", perEntry: null, perCard: null, perDevice: null };

/** A new network honours "offline without restriction" but for prepaid money. Source: SPEC R25. */
export const defaultPolicy: Policy = {
  limits: {
    points: open,
    stamps: open,
    coupon: open,
    reward: open,
    cap: open,
    money: { mode: "limit", perEntry: null, perCard: 5_000, perDevice: 50_000 },
  },
  grantWaitMs: 400,
  schemes: ["own", "ean13", "uid"],
};

/** What a device spent beyond its rights since the hub's last acknowledgement. */
export type BeyondSoFar = { readonly card: number; readonly device: number };

/** How much more may be spent beyond own rights; never more than the balance known here. */
export function provisionalRoom(limit: SpendingLimit, known: number, soFar: BeyondSoFar): number {
  if (limit.mode === "rights-only") return 0;
  const rooms = [known, limit.perEntry ?? known];
  if (limit.mode === "limit") {
    rooms.push((limit.perCard ?? known + soFar.card) - soFar.card);
    rooms.push((limit.perDevice ?? known + soFar.device) - soFar.device);
  }
  return Math.max(0, Math.min(...rooms));
}
