import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { CardNumber } from "../process/client.ts";
import { Network, newCard } from "../process/network.ts";
import { type Call, HttpCaller } from "./http-caller.ts";
import { type Bench, inFlight, median, timed } from "./measures.ts";

const clients = 16;
const perRound = 500;
const rounds = 6;

export const http: Bench = {
  name: "http",
  what: `bookings over HTTP with ${clients} clients, against an empty express call`,
  run: async (folder) => {
    const network = await Network.open({ nodes: 1, home: `${folder}/network` });
    const empty = await startEmpty();
    try {
      return await measured(network, empty.port);
    } finally {
      empty.kill();
      await network.close();
    }
  },
};

async function startEmpty(): Promise<{ readonly port: number; kill(): void }> {
  const main = fileURLToPath(new URL("empty-server.ts", import.meta.url));
  const flags = ["--import", import.meta.resolve("tsx"), main];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { port: Number(line.toString()), kill: () => child.kill() };
}

async function measured(network: Network, emptyPort: number) {
  const bare = new HttpCaller(`http://127.0.0.1:${emptyPort}`, clients);
  const node = new HttpCaller(network.branch(0).site.address, clients);
  const token = network.plan.branches[0]?.tills[0]?.token ?? "";
  const cards = Array.from({ length: 200 }, newCard);
  const speeds = { bare: [] as number[], booking: [] as number[], one: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const nothing = await burst(bare, () => ({ path: "/", body: "{}", headers: {} }));
    const booked = await burst(node, (at) => bookingCall(token, cards, round * perRound + at));
    if (round === 0) continue; // warming up
    speeds.bare.push(nothing.speed);
    speeds.booking.push(booked.speed);
    speeds.one.push(booked.one);
  }
  bare.close();
  node.close();
  const part = median(speeds.booking) / median(speeds.bare);
  return [
    { name: "empty POST", value: median(speeds.bare), unit: "/s" },
    { name: "booking", value: median(speeds.booking), unit: "/s" },
    { name: "booking, p50", value: median(speeds.one), unit: "ms" },
    { name: "booking / empty POST", value: part, unit: "×", goal: { least: 0.5 } },
  ];
}

async function burst(caller: HttpCaller, call: (at: number) => Call) {
  let times: readonly number[] = [];
  const ms = await timed(async () => {
    times = await inFlight({ count: perRound, width: clients }, async (at) => {
      const status = await caller.post(call(at));
      if (status !== 201) throw new Error(`answered with ${status}`);
    });
  });
  return { speed: perRound / (ms / 1_000), one: median(times) };
}

function bookingCall(token: string, cards: readonly CardNumber[], at: number): Call {
  const card = cards[at % cards.length];
  const wish = { card, type: "credit", purse: "points", amount: 1, reason: "earned" };
  const headers = { Authorization: `Bearer ${token}`, "Idempotency-Key": `bench ${at}` };
  return { path: "/v1/bookings", body: JSON.stringify(wish), headers };
}
