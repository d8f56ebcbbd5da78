import type { EntryId } from "@cardweave/shared/domain/ids";
import type { SimDisk } from "./sim-disk.ts";
import type { SimNode } from "./sim-node.ts";
import type { Stage } from "./simulation.ts";
import type { FaultKind } from "./swarm.ts";

type Act = (stage: Stage) => void | Promise<void>;

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
  const { schedule, streams, swarm, report } = stage.world;
  for (const kind of swarm.faults) {
    const fault = faults[kind];
    if (fault === undefined) continue;
    for (let times = streams.net.around(fault.times); times > 0; times--) {
      schedule.after(streams.net.fraction() * swarm.busyMs, () => {
        report.trace(kind);
        report.count(`faults: ${kind}`);
        Promise.resolve(fault.act(stage)).catch((wrong: unknown) => {
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

function someNode({ nodes, world }: Stage): SimNode {
  return world.streams.net.pick(nodes);
}

async function restart({ world }: Stage, machine: { start(): Promise<void> }): Promise<void> {
  await world.schedule.sleep(world.streams.net.around(1_500));
  await machine.start();
}

function crash(stage: Stage): Promise<void> {
  const node = someNode(stage);
  node.crash(stage.world.streams.net.chance(0.4));
  return restart(stage, node);
}

function hubCrash(stage: Stage): Promise<void> {
  stage.hub.crash(stage.world.streams.net.chance(0.4));
  return restart(stage, stage.hub);
}

async function stop(stage: Stage): Promise<void> {
  const node = someNode(stage);
  await node.stop();
  return restart(stage, node);
}

function cut({ world }: Stage): void {
  const open = world.net.open();
  if (open.length > 0) world.streams.net.pick(open).cut();
}

function hush({ world }: Stage): void {
  const open = world.net.open();
  if (open.length > 0) world.streams.net.pick(open).hush();
}

/** One direction is lost; the silence is noticed as that of a half-open line is. */
function deaf({ world }: Stage): void {
  const open = world.net.open();
  if (open.length === 0) return;
  const line = world.streams.net.pick(open);
  const end = world.streams.net.chance(0.5) ? line.nodeEnd : line.hubEnd;
  end.isDeaf = true;
  world.schedule.after(25_000, () => line.cut());
}

async function clog(stage: Stage): Promise<void> {
  const { cable } = someNode(stage);
  cable.clogMs = stage.world.streams.net.around(2_000);
  await stage.world.schedule.sleep(stage.world.streams.net.around(8_000));
  cable.clogMs = 0;
}

async function partition(stage: Stage): Promise<void> {
  const { net, schedule, streams } = stage.world;
  const { cable } = someNode(stage);
  cable.isApart = true;
  for (const line of net.open()) if (line.from === cable) line.hush();
  await schedule.sleep(streams.net.around(15_000));
  cable.isApart = false;
}

/** An old image of a node's disk comes back, as from a snapshot of the machine. */
async function rollBack(stage: Stage): Promise<void> {
  const { world, hub, oracle } = stage;
  const node = someNode(stage);
  if (!node.isUp || node.reported !== null) return;
  node.crash();
  const { disk } = node;
  disk.rollBack(world.streams.disk.between(Math.ceil(disk.commits / 2), disk.commits));
  oracle.destroyed(await heldAnywhere(stage));
  const [mine, hubs] = await Promise.all([
    disk.store.position(node.device),
    hub.disk.store.position(node.device),
  ]);
  node.wentBack(hubs.seq > mine.seq);
  if (hubs.seq > mine.seq) world.report.count("rollbacks that the hub can see");
  await restart(stage, node);
}

/** The machine burns down. Another takes its place when headquarters can certify it. */
async function lose(stage: Stage): Promise<void> {
  const node = someNode(stage);
  if (node.isGone || node.mustReport) return;
  node.crash(stage.world.streams.net.chance(0.5));
  node.isGone = true;
  stage.oracle.destroyed(await heldAnywhere(stage));
  await stage.world.schedule.sleep(stage.world.streams.net.around(10_000));
  if (!stage.world.faults.isOver) await stage.setup.enrolAnew(node);
}

/** The hub's log is gone; an older backup of it comes back, under a new epoch. */
async function restore(stage: Stage): Promise<void> {
  const { hub, world, oracle } = stage;
  hub.crash();
  const { disk } = hub;
  disk.rollBack(world.streams.disk.between(1, disk.commits), world.streams.disk.bytes(16));
  hub.hasForgotten = true;
  oracle.destroyed(await heldAnywhere(stage));
  await restart(stage, hub);
  if (world.streams.net.chance(0.5)) await harry(stage);
}

/** The lines break again and again while the hub is told what it has lost. */
async function harry({ world, nodes }: Stage): Promise<void> {
  const { net, schedule, streams } = world;
  const clogMs = streams.net.between(0, 400);
  for (const { cable } of nodes) cable.clogMs = clogMs;
  for (let times = streams.net.between(2, 12); times > 0; times--) {
    await schedule.sleep(streams.net.around(600));
    for (const line of net.open()) if (streams.net.chance(0.6)) line.cut();
  }
  for (const { cable } of nodes) cable.clogMs = 0;
}

function failDisk(stage: Stage): void {
  diskOfSome(stage).failsNext = true;
}

async function fillDisk(stage: Stage): Promise<void> {
  const disk = diskOfSome(stage);
  disk.isFull = true;
  await stage.world.schedule.sleep(stage.world.streams.disk.around(6_000));
  disk.isFull = false;
}

function diskOfSome(stage: Stage): SimDisk {
  return stage.world.streams.disk.chance(0.25) ? stage.hub.disk : someNode(stage).disk;
}

function skew(stage: Stage): void {
  const { clock: rng } = stage.world.streams;
  const { clock } = rng.chance(0.2) ? stage.hub : someNode(stage);
  clock.set({ offset: rng.between(-240_000, 240_000), drift: rng.between(-30, 30) });
}

function jump(stage: Stage): void {
  const { clock: rng } = stage.world.streams;
  const { clock } = rng.chance(0.2) ? stage.hub : someNode(stage);
  clock.jump(rng.pick([-3_600_000, 3_600_000, 360_000, -360_000]));
}

/** Entries on at least one disk that has not been destroyed. */
export async function heldAnywhere({ hub, nodes }: Stage): Promise<ReadonlySet<EntryId>> {
  const disks = [hub.disk, ...nodes.filter((node) => !node.isGone).map((node) => node.disk)];
  const ids = await Promise.all(disks.map((disk) => disk.store.idsAfter(0, 1_000_000)));
  return new Set(ids.flat().map(({ id }) => id));
}
