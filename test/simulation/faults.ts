import type { EntryId } from "@cardweave/shared/domain/ids";
import { isPlanned } from "./network-plan.ts";
import type { Rng } from "./rng.ts";
import type { SimDisk } from "./sim-disk.ts";
import type { Stage } from "./simulation.ts";
import type { FaultKind } from "./swarm.ts";
import { streamFor } from "./world.ts";

/** `rng` is the moment's own. */
type Act = (stage: Stage, rng: Rng) => void | Promise<void>;

/** How often in a busy time, on average, and what it does. */
const faults: Readonly<Partial<Record<FaultKind, { readonly times: number; readonly act: Act }>>> =
  {
    crash: { times: 4, act: crash },
    "hub-crash": { times: 3, act: hubCrash },
    cut: { times: 10, act: cut },
    hush: { times: 3, act: hush },
    deaf: { times: 3, act: deaf },
    clog: { times: 4, act: clog },
    partition: { times: 4, act: partition },
    rollback: { times: 1, act: rollBack },
    loss: { times: 1, act: lose },
    restore: { times: 1, act: restore },
    io: { times: 2, act: failDisk },
    full: { times: 2, act: fillDisk },
    skew: { times: 2, act: skew },
    jump: { times: 3, act: jump },
    hostile: { times: 3, act: ({ hostile, nodes }) => hostile?.attack(nodes) },
    stop: { times: 2, act: stop },
  };

export function plantFaults(stage: Stage): void {
  const { plan, schedule, streams, swarm, report } = stage.world;
  let number = 0;
  for (const kind of swarm.faults) {
    const fault = faults[kind];
    if (fault === undefined) continue;
    for (let times = streams.net.around(fault.times); times > 0; times--) {
      const moment = streams.net.fraction() * swarm.busyMs;
      const rng = streamFor(stage.world, `fault ${number}`);
      if (!isPlanned(plan.faults, number++)) continue;
      schedule.after(moment, () => {
        report.trace(kind);
        report.count(`faults: ${kind}`);
        Promise.resolve(fault.act(stage, rng)).catch((wrong: unknown) => {
          report.violate(
            "no-surprise",
            wrong instanceof Error ? (wrong.stack ?? "") : String(wrong),
          );
        });
      });
    }
  }
  schedule.after(streams.net.fraction() * swarm.busyMs, () => void stage.setup.change());
}

async function restart(
  { world }: Stage,
  { machine, rng }: { readonly machine: { start(): Promise<void> }; readonly rng: Rng },
): Promise<void> {
  await world.schedule.sleep(rng.around(1_500));
  await machine.start();
}

function crash(stage: Stage, rng: Rng): Promise<void> {
  const machine = rng.pick(stage.nodes);
  machine.crash(rng.chance(0.4));
  return restart(stage, { machine, rng });
}

function hubCrash(stage: Stage, rng: Rng): Promise<void> {
  stage.hub.crash(rng.chance(0.4));
  return restart(stage, { machine: stage.hub, rng });
}

async function stop(stage: Stage, rng: Rng): Promise<void> {
  const machine = rng.pick(stage.nodes);
  await machine.stop();
  return restart(stage, { machine, rng });
}

function cut({ world }: Stage, rng: Rng): void {
  const open = world.net.open();
  if (open.length > 0) rng.pick(open).cut();
}

function hush({ world }: Stage, rng: Rng): void {
  const open = world.net.open();
  if (open.length > 0) rng.pick(open).hush();
}

/** One direction is lost; the silence is noticed as that of a half-open line is. */
function deaf({ world }: Stage, rng: Rng): void {
  const open = world.net.open();
  if (open.length === 0) return;
  const line = rng.pick(open);
  const end = rng.chance(0.5) ? line.nodeEnd : line.hubEnd;
  end.isDeaf = true;
  world.schedule.after(25_000, () => line.cut());
}

async function clog(stage: Stage, rng: Rng): Promise<void> {
  const { cable } = rng.pick(stage.nodes);
  cable.clogMs = rng.around(2_000);
  await stage.world.schedule.sleep(rng.around(8_000));
  cable.clogMs = 0;
}

async function partition(stage: Stage, rng: Rng): Promise<void> {
  const { net, schedule } = stage.world;
  const { cable } = rng.pick(stage.nodes);
  cable.isApart = true;
  for (const line of net.open()) if (line.from === cable) line.hush();
  await schedule.sleep(rng.around(15_000));
  cable.isApart = false;
}

/** An old image of a node's disk comes back, as from a snapshot of the machine. */
async function rollBack(stage: Stage, rng: Rng): Promise<void> {
  const { world, hub, oracle, nodes } = stage;
  const node = rng.pick(nodes);
  if (!node.isUp || node.reported !== null) return;
  node.crash();
  const { disk } = node;
  disk.rollBack(rng.between(Math.ceil(disk.commits / 2), disk.commits));
  oracle.destroyed(await heldAnywhere(stage));
  const [mine, hubs] = await Promise.all([
    disk.store.position(node.device),
    hub.disk.store.position(node.device),
  ]);
  node.wentBack(hubs.seq > mine.seq ? hubs.head : null);
  if (hubs.seq > mine.seq) world.report.count("rollbacks that the hub can see");
  await restart(stage, { machine: node, rng });
}

/** The machine burns down. Another takes its place when headquarters can certify it. */
async function lose(stage: Stage, rng: Rng): Promise<void> {
  const node = rng.pick(stage.nodes);
  if (node.isGone || node.mustReport !== null) return;
  node.crash(rng.chance(0.5));
  node.isGone = true;
  stage.oracle.destroyed(await heldAnywhere(stage));
  await stage.world.schedule.sleep(rng.around(10_000));
  if (!stage.world.faults.isOver) await stage.setup.enrolAnew(node);
}

/** The hub's log is gone; an older backup of it comes back, under a new epoch. */
async function restore(stage: Stage, rng: Rng): Promise<void> {
  const { hub, oracle } = stage;
  hub.crash();
  const { disk } = hub;
  disk.rollBack(rng.between(1, disk.commits), rng.bytes(16));
  hub.hasForgotten = true;
  oracle.destroyed(await heldAnywhere(stage));
  await restart(stage, { machine: hub, rng });
  if (rng.chance(0.5)) await harry(stage, rng);
}

/** The lines break again and again while the hub is told what it has lost. */
async function harry({ world, nodes }: Stage, rng: Rng): Promise<void> {
  const { net, schedule } = world;
  const clogMs = rng.between(0, 400);
  for (const { cable } of nodes) cable.clogMs = clogMs;
  for (let times = rng.between(2, 12); times > 0; times--) {
    await schedule.sleep(rng.around(600));
    for (const line of net.open()) if (rng.chance(0.6)) line.cut();
  }
  for (const { cable } of nodes) cable.clogMs = 0;
}

function failDisk(stage: Stage, rng: Rng): void {
  diskOfSome(stage, rng).failsNext = true;
}

async function fillDisk(stage: Stage, rng: Rng): Promise<void> {
  const disk = diskOfSome(stage, rng);
  disk.isFull = true;
  await stage.world.schedule.sleep(rng.around(6_000));
  disk.isFull = false;
}

function diskOfSome({ hub, nodes }: Stage, rng: Rng): SimDisk {
  return rng.chance(0.25) ? hub.disk : rng.pick(nodes).disk;
}

function skew({ hub, nodes }: Stage, rng: Rng): void {
  const { clock } = rng.chance(0.2) ? hub : rng.pick(nodes);
  clock.set({ offset: rng.between(-240_000, 240_000), drift: rng.between(-30, 30) });
}

function jump({ hub, nodes }: Stage, rng: Rng): void {
  const { clock } = rng.chance(0.2) ? hub : rng.pick(nodes);
  clock.jump(rng.pick([-3_600_000, 3_600_000, 360_000, -360_000]));
}

/** Entries on at least one disk that has not been destroyed. */
export async function heldAnywhere({ hub, nodes }: Stage): Promise<ReadonlySet<EntryId>> {
  const disks = [hub.disk, ...nodes.filter((node) => !node.isGone).map((node) => node.disk)];
  const ids = await Promise.all(disks.map((disk) => disk.store.idsAfter(0, 1_000_000)));
  return new Set(ids.flat().map(({ id }) => id));
}
