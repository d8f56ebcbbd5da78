import { defaultPolicy } from "@cardweave/shared/domain/policy";
import { checkAccounts, OwnChecks } from "./commit-checks.ts";
import { ControlSetup } from "./control-setup.ts";
import { plantFaults } from "./faults.ts";
import { heal } from "./heal.ts";
import { HostilePeer } from "./hostile.ts";
import { checkLeaving } from "./leaving.ts";
import type { NetworkPlan } from "./network-plan.ts";
import { Oracle } from "./oracle.ts";
import { noPlant, type Plant } from "./plant.ts";
import type { Process } from "./process.ts";
import { Report } from "./report.ts";
import { type Streams, streamsOf } from "./rng.ts";
import { Schedule } from "./schedule.ts";
import { ownerOf } from "./sim-disk.ts";
import { SimHub } from "./sim-hub.ts";
import { quickKeys, realKeys } from "./sim-keys.ts";
import { SimNet } from "./sim-net.ts";
import { SimNode } from "./sim-node.ts";
import { type FaultKind, type Habit, type Swarm, swarmOf } from "./swarm.ts";
import { Tills } from "./tills.ts";
import { Workload } from "./workload.ts";
import type { World } from "./world.ts";

export type SeedOptions = {
  /** Compares the documents of all replicas at the end. */
  readonly documents?: boolean;
  /** Signs with real Ed25519; slower by a factor of two. */
  readonly realKeys?: boolean;
  readonly plant?: Plant;
  readonly plan?: NetworkPlan;
  /** Sees the stage when the run is over. */
  readonly watch?: (stage: Stage) => void;
};

/** All that a seed is made of. */
export type Stage = {
  readonly world: World;
  readonly hub: SimHub;
  readonly nodes: readonly SimNode[];
  readonly oracle: Oracle;
  readonly workload: Workload;
  readonly hostile: HostilePeer | null;
  readonly setup: ControlSetup;
  readonly documents: boolean;
};

/** Runs one network from its first entry to the last check; the same seed does the same. */
export async function runSeed(seed: number, options: SeedOptions = {}): Promise<Report> {
  const stage = staged(seed, options);
  const { report, schedule, swarm, faults } = stage.world;
  const isBroken = (): boolean => report.isBroken;
  const surprised = (fault: unknown): void => {
    const owner = ownerOf(fault);
    if (owner !== undefined) uncaught(stage, owner, fault);
    else
      report.violate("no-surprise", fault instanceof Error ? String(fault.stack) : String(fault));
  };
  process.on("unhandledRejection", surprised);
  try {
    await schedule.settle(stage.setup.found());
    stage.workload.plan();
    plantFaults(stage);
    await schedule.run(schedule.now + swarm.busyMs, isBroken);
    faults.isOver = true;
    if (!report.isBroken) await heal(stage);
  } catch (fault) {
    surprised(fault);
  } finally {
    process.off("unhandledRejection", surprised);
  }
  report.count("events", schedule.events);
  options.watch?.(stage);
  return report;
}

/** A disk's fault that nobody catches ends the process it happened in, as it does in Node. */
function uncaught({ world, hub, nodes }: Stage, owner: Process, fault: unknown): void {
  world.report.count("ended by a fault that nobody caught");
  const machine = [hub, ...nodes].find(({ process }) => process === owner);
  machine?.fault(owner, fault);
}

function staged(seed: number, options: SeedOptions): Stage {
  const { documents = false } = options;
  const world = worldOf(seed, options);
  const { report, swarm } = world;
  const hub = new SimHub(world, (batch) => checkAccounts(world, "hub", batch));
  const own = new Map<number, OwnChecks>();
  const nodes = Array.from({ length: swarm.nodes }, (_, index) => {
    own.set(index, new OwnChecks(world));
    return new SimNode(world, index, (node, batch) => {
      checkAccounts(world, node.name, batch);
      own.get(node.index)?.check(node, batch);
    });
  });
  leave.set(world, (frame, process) => {
    const disk =
      hub.process === process ? hub.disk : nodes.find((one) => one.process === process)?.disk;
    if (disk !== undefined) checkLeaving(world, frame, disk);
  });
  const oracle = new Oracle(report, {
    gathers: swarm.habits.has("wants") || swarm.habits.has("undo-wants"),
  });
  const workload = new Workload(world, nodes, { tills: new Tills(world, oracle), oracle });
  const hostile = swarm.faults.has("hostile") ? new HostilePeer(world, hub) : null;
  const setup = new ControlSetup(world, { hub, nodes, hostile });
  return { world, hub, nodes, oracle, workload, hostile, setup, documents };
}

type Planned = { readonly plant: Plant; readonly plan: NetworkPlan };

/** What a seed brings, with what is planted and without what its plan leaves out. */
export function plannedSwarm(streams: Streams, { plant, plan }: Planned): Swarm {
  const { without = [], besides = [] } = plan;
  const swarm = swarmOf(streams, [...(plant.faults ?? []), ...besides]);
  const isLeft = (kind: FaultKind | Habit): boolean => !without.includes(kind);
  return {
    ...swarm,
    nodes: plan.nodes ?? swarm.nodes,
    faults: new Set([...swarm.faults].filter(isLeft)),
    habits: new Set([...swarm.habits].filter(isLeft)),
    limits: isLeft("limits") ? swarm.limits : defaultPolicy.limits,
  };
}

type Leaving = (frame: Uint8Array, process: Process) => void;
const leave = new WeakMap<World, Leaving>();

function worldOf(seed: number, options: SeedOptions): World {
  const { plant = noPlant, plan = {}, realKeys: isReal = false } = options;
  const streams = streamsOf(seed);
  const swarm = plannedSwarm(streams, { plant, plan });
  const schedule = new Schedule();
  const report = new Report();
  const keys = isReal ? realKeys() : quickKeys();
  const { latencyMs } = swarm;
  const world: World = {
    seed,
    schedule,
    streams,
    swarm,
    keys,
    report,
    plant,
    plan,
    net: new SimNet({
      schedule,
      latencyMs,
      leaving: (frame, process) => leave.get(world)?.(frame, process),
    }),
    wall: { start: swarm.start, leapt: 0 },
    root: keys.signer(`seed ${seed} headquarters`),
    everHeld: new Set(),
    faults: { isOver: false },
  };
  return world;
}
