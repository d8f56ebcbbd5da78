import { HoldKeeper } from "./hold-keeper.ts";
import { ReplicaHolds } from "./replica-holds.ts";
import { ReplicaSales } from "./replica-sales.ts";
import type { SaleParts } from "./sale-parts.ts";

export type SaleRoom = {
  readonly sales: ReplicaSales;
  readonly holds: ReplicaHolds;
  readonly stop: () => void;
};

/** Everything that sells, made once for a process; `failed` is told when the keeper of holds fails. */
export function saleRoom(parts: SaleParts, failed: (fault: unknown) => void): SaleRoom {
  const sales = new ReplicaSales(parts);
  const keeper = new HoldKeeper({ ...parts, failed });
  keeper.look();
  return {
    sales,
    holds: new ReplicaHolds(parts, sales, keeper),
    stop: () => keeper.stop(),
  };
}
