import { openNode } from "@cardweave/node/commands/open-node";
import { residentMb } from "../process/child.ts";
import { Network } from "../process/network.ts";
import { type Bench, inFlight, median, timed } from "./measures.ts";
import { bookOn, cardNumbered } from "./replica.ts";

const cards = 100_000;
const starts = 5;

export const start: Bench = {
  name: "start",
  what: `starting a node with ${cards.toLocaleString("en")} cards`,
  run: async (folder) => {
    const network = await Network.open({ nodes: 1, home: `${folder}/network` });
    try {
      const { site } = network.branch(0);
      await site.stop();
      await fill(site.folder);
      await network.hub.stop();
      const times: number[] = [];
      const sizes: number[] = [];
      for (let at = 0; at < starts; at++) {
        times.push(await timed(() => site.start()));
        sizes.push(residentMb(site.child.pid));
        await site.stop();
      }
      return [
        { name: "until it listens, p50", value: median(times), unit: "ms", goal: { most: 1_000 } },
        { name: "resident memory", value: median(sizes), unit: "MB", goal: { most: 200 } },
      ];
    } finally {
      await network.close();
    }
  },
};

/** A node's store with all of them, as after months of trade. */
export async function fill(folder: string): Promise<void> {
  const node = await openNode(folder);
  await inFlight({ count: cards, width: 256 }, (at) =>
    bookOn(node.replica, cardNumbered(at), `card ${at}`),
  );
  await node.replica.step(async (step) => {
    step.acked = { seq: step.chain.seq, checkpoint: null };
  });
  await node.replica.close();
  node.folder.release();
}
