import { Network } from "./network.ts";
import { storm } from "./storm.ts";

/** A kill storm for nights: `node --conditions=cardweave-source --import tsx test/process/storm-main.ts 200`. */
const rounds = Number(process.argv[2] ?? 50);
const network = await Network.open();
let done = false;
try {
  for (let begun = 0; begun < rounds; begun += 10) {
    const figures = await storm(network, {
      rounds: Math.min(10, rounds - begun),
      victim: () => anyOf(["hub", 0, 1, 2] as const),
      clients: 8,
      nodes: [0, 1, 2],
      between: [20, 400],
    });
    process.stdout.write(`${JSON.stringify({ ...figures, begun })}\n`);
  }
  done = true;
} finally {
  await network.close(done ? "drop" : "keep");
}

function anyOf<T>(choices: readonly T[]): T {
  return choices[Math.floor(Math.random() * choices.length)] as T;
}
