import type { EntryId } from "@cardweave/shared/domain/ids";
import type { Batch } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import type { NetworkPlan } from "./network-plan.ts";
import type { Plant, Where } from "./plant.ts";
import type { Report } from "./report.ts";
import { Rng, type Streams } from "./rng.ts";
import type { Schedule } from "./schedule.ts";
import { SimDisk } from "./sim-disk.ts";
import type { KeyRing } from "./sim-keys.ts";
import type { SimNet } from "./sim-net.ts";
import type { Swarm } from "./swarm.ts";

/** What all machines of a seed share. */
export type World = {
  readonly seed: number;
  readonly schedule: Schedule;
  readonly streams: Streams;
  readonly swarm: Swarm;
  readonly keys: KeyRing;
  readonly net: SimNet;
  readonly report: Report;
  readonly plant: Plant;
  readonly plan: NetworkPlan;
  readonly wall: { readonly start: number; leapt: number };
  /** Headquarters' key: the network's root. */
  readonly root: Signer;
  /** Every entry that was ever on a disk. */
  readonly everHeld: Set<EntryId>;
  readonly faults: { isOver: boolean };
};

/** A stream that only one machine, action or fault draws from. */
export function streamFor({ seed }: World, name: string): Rng {
  return new Rng(seed, name);
}

/** A disk, and what is looked at whenever a batch is on it. */
export function diskOf(
  world: World,
  { where, name }: { readonly where: Where; readonly name: string },
  durable: (batch: Batch) => void,
): SimDisk {
  const { swarm, schedule, plant } = world;
  return new SimDisk({
    schedule,
    rng: streamFor(world, `disk of ${name}`),
    fsyncMs: swarm.fsyncMs,
    slowReads: swarm.faults.has("slow-reads") ? 0.04 : 0,
    isHub: where === "hub",
    flaws: plant.disk?.(where) ?? {},
    durable,
  });
}
