import { expectAllSound, expectEqual, settle } from "./agreement.ts";
import type { CardNumber } from "./client.ts";
import { expectOnce, Load } from "./load.ts";
import { type Network, newCard } from "./network.ts";
import type { Site } from "./site.ts";

export type StormOptions = {
  readonly rounds: number;
  /** Who is killed in a round: the hub, or the node of that number. */
  readonly victim: (round: number) => "hub" | number;
  /** Tills that book at once on each node under load. */
  readonly clients: number;
  /** Nodes under load. */
  readonly nodes: readonly number[];
  /** Bookings that are answered in a round before the kill comes, at least and at most. */
  readonly between: readonly [number, number];
};

export type StormFigures = {
  readonly kills: number;
  readonly answered: number;
  /** Bookings that got no answer because of a kill, and were sent again. */
  readonly sentAgain: number;
  /** Those of them that had been booked before the kill. */
  readonly replayed: number;
};

/** Kills in the middle of loads, again and again; then nothing answered is lost or doubled. */
export async function storm(network: Network, options: StormOptions): Promise<StormFigures> {
  const cards = Array.from({ length: 7 }, () => newCard());
  const loads: Load[] = [];
  let sentAgain = 0;
  for (let round = 0; round < options.rounds; round++) {
    const load = new Load(`storm-${cards[0]?.number}-${round}`, cards);
    loads.push(load);
    await strike(network, { load, round, options });
    sentAgain += load.unanswered.length;
    await load.retry();
  }
  await settle(network);
  await expectEverything(network, cards, loads);
  const answered = loads.reduce((sum, load) => sum + load.answered, 0);
  const replayed = loads.reduce((sum, load) => sum + load.replayed, 0);
  return { kills: options.rounds, answered, sentAgain, replayed };
}

type Strike = { readonly load: Load; readonly round: number; readonly options: StormOptions };

/** One kill in the middle of a load, and the restart. */
async function strike(network: Network, { load, round, options }: Strike): Promise<void> {
  const tills = options.nodes.map((at) => network.branch(at).till);
  const running = Promise.all(tills.map((till) => load.run(till, options.clients)));
  const [least, most] = options.between;
  await load.untilAnswered(least + Math.floor(Math.random() * (most - least)));
  const victim = siteOf(network, options.victim(round));
  await victim.kill();
  if (victim === network.hub) await load.untilAnswered(load.answered + least);
  load.stop();
  await running;
  await victim.start();
}

function siteOf(network: Network, victim: "hub" | number): Site {
  return victim === "hub" ? network.hub : network.branch(victim).site;
}

async function expectEverything(
  network: Network,
  cards: readonly CardNumber[],
  loads: readonly Load[],
): Promise<void> {
  for (const till of network.tills) await expectOnce(till, loads);
  await expectEqual(network, cards);
  await expectAllSound(network);
}
