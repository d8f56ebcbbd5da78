import { memoryStore } from "@cardweave/shared/adapters/memory-store";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import { admit, retryAside } from "@cardweave/shared/replica/admit";
import { Replica } from "@cardweave/shared/replica/replica";
import { portrait } from "./portrait.ts";
import { Process } from "./process.ts";
import { SimClock } from "./sim-clock.ts";
import type { World } from "./world.ts";

/** What a replica comes to that gets all entries in any order, in pieces of any size. */
export async function recomputed(
  world: World,
  entries: readonly StoredEntry[],
): Promise<Readonly<Record<string, string>>> {
  const { check } = world.streams;
  const process = new Process(world.schedule);
  const store = memoryStore();
  const replica = await Replica.open(
    {
      store,
      signer: world.keys.signer("nobody"),
      verifier: world.keys.verifier,
      clock: new SimClock(world.schedule, world.wall),
      timers: process.timers,
      random: check,
    },
    world.root.device,
  );
  const mixed = check.shuffled(entries.map((one) => one.bytes));
  while (mixed.length > 0) {
    await admit(replica, mixed.splice(0, check.between(1, 40)), { from: "mixed" });
    await retryAside(replica);
  }
  process.end();
  return portrait(store);
}
