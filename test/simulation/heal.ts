import { clockNeed } from "@cardweave/shared/replica/needs";
import { heldAnywhere } from "./faults.ts";
import { finalChecks } from "./final-checks.ts";
import type { SimNode } from "./sim-node.ts";
import type { Stage } from "./simulation.ts";

/** Longest time that a healed network may need until nobody has anything to tell, ms. */
const quietWithinMs = 240_000;
/** Further than any clock was ever ahead. */
const leapMs = 86_400_000;
/** A replica looks again at entries that waited for its clock within a minute. */
const clockSettledMs = 62_000;
/** A line that nothing comes over is given up after 25 seconds. */
const silenceNoticedMs = 27_000;

/** Everything works again: within a bounded time all agree, and what was promised is there. */
export async function heal(stage: Stage): Promise<void> {
  const { world, nodes, hub, setup, workload } = stage;
  for (const node of nodes) {
    Object.assign(node.cable, { isApart: false, clogMs: 0 });
    node.disk.isFull = false;
    node.disk.failsNext = false;
    node.clock.heal();
  }
  hub.disk.isFull = false;
  hub.disk.failsNext = false;
  hub.clock.heal();
  await startAll(stage);
  world.wall.leapt += leapMs;
  await settle(stage);
  await quiet(stage, "after the faults", () => workload.isIdle);
  if (world.report.isBroken) return;
  hub.hasForgotten = false;
  await replaceLost(stage);
  await world.schedule.settle(setup.change());
  await quiet(stage, "after the last change", () => true);
  if (world.report.isBroken) return;
  await finalChecks(stage);
}

/** Lines that are silently dead are noticed, and entries that waited for a clock are looked at. */
async function settle({ world, hub, nodes }: Stage): Promise<void> {
  if (world.swarm.faults.size === 0) return;
  const stores = [hub, ...nodes].map(({ disk }) => disk.store);
  const waiting = await Promise.all(stores.map((store) => store.waitingFor([clockNeed])));
  const isAny = waiting.some((entries) => entries.length > 0);
  await world.schedule.run(world.schedule.now + (isAny ? clockSettledMs : silenceNoticedMs));
}

/** Nodes that are being stopped or started are waited for. */
async function startAll({ world, hub, nodes }: Stage): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    void hub.start();
    for (const node of nodes) void node.start();
    await world.schedule.run(world.schedule.now + 1_000);
    const waits = nodes.some((node) => !node.isUp && !node.isGone);
    if (!waits && hub.replica !== null) return;
  }
  world.report.violate("starts", "a machine does not start again");
}

/**
 * Its certificate was on a log that is lost and on its own disk, and nowhere else: the hub does
 * not let it in, and it cannot say what it holds.
 */
function isForgotten(node: SimNode): boolean {
  return node.status?.state === "offline" && node.status.why?.code === "not-certified";
}

/** Devices whose disk is lost, or older than what they told, go on as new devices. */
async function replaceLost(stage: Stage): Promise<void> {
  const { world, nodes, setup, oracle } = stage;
  for (const node of nodes) {
    await checkReported(stage, node);
    if (isForgotten(node)) world.report.count("devices that a restored hub has forgotten");
    else if (!node.isGone && node.reported === null) continue;
    node.crash();
    node.isGone = true;
    oracle.destroyed(await heldAnywhere(stage));
    const isDone = await world.schedule.settle(setup.enrolAnew(node));
    if (!isDone) world.report.violate("starts", `${node.name} could not be enrolled`);
  }
}

/** A device whose clock is behind may sign the very same again: then nothing is missing. */
async function checkReported({ world }: Stage, node: SimNode): Promise<void> {
  const { mustReport: known } = node;
  if (known !== null && node.reported === null) {
    const isAgain = (await node.disk.store.has([known])).has(known);
    if (isAgain) world.report.count("lost entries signed again, alike");
    else world.report.violate("gap-reported", `${node.name} went back and nobody said so`);
  }
  if (node.reported !== null && !node.hasGoneBack) {
    world.report.violate("gap-reported", `${node.name} is called ${node.reported}, wrongly`);
  }
}

async function quiet(stage: Stage, when: string, also: () => boolean): Promise<void> {
  const { schedule, report } = stage.world;
  const started = schedule.now;
  while (schedule.now - started < quietWithinMs) {
    await schedule.run(schedule.now + 1_000, () => report.isBroken);
    if (report.isBroken) return;
    if (also() && (await restless(stage)) === null) {
      report.count(`seconds to quiet ${when}`, Math.round((schedule.now - started) / 1_000));
      return;
    }
  }
  report.violate(
    "quiet",
    `${when}: ${(await restless(stage)) ?? "tills"} after ${quietWithinMs} ms`,
  );
}

/** Who still has something to tell or to hear; null when nobody has. */
async function restless({ nodes, hub }: Stage): Promise<string | null> {
  const { entries } = await hub.disk.store.counts();
  for (const node of nodes) {
    if (node.isGone || node.reported !== null || isForgotten(node)) continue;
    if (node.status?.state !== "connected") return `${node.name} is ${node.status?.state}`;
    const { count } = await node.disk.store.unsentCount(node.device);
    if (count > 0) return `${node.name} has ${count} unsent`;
    const held = await node.disk.store.counts();
    if (held.entries !== entries) return `${node.name} holds ${held.entries} of ${entries}`;
  }
  return null;
}
