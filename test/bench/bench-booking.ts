import { createRequire } from "node:module";
import { join } from "node:path";
import { type Bench, inFlight, median, quantile, timed } from "./measures.ts";
import { aReplicaIn, bookOn, cardNumbered } from "./replica.ts";

type Database = {
  pragma(text: string): void;
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): void };
  close(): void;
};

/** The least that a durable booking can cost here: one row in one transaction, fsynced. */
function bareCommits(path: string): { commit: () => void; close: () => void } {
  const require = createRequire(import.meta.resolve("@cardweave/shared/adapters/sqlite-store"));
  const Sqlite = require("better-sqlite3") as new (path: string) => Database;
  const db = new Sqlite(path);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("CREATE TABLE rows (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT");
  const insert = db.prepare("INSERT INTO rows (bytes) VALUES (?)");
  const row = new Uint8Array(500);
  return { commit: () => insert.run(row), close: () => db.close() };
}

const rounds = 20;
const perRound = 100;
const cards = 1_000;

/** Rounds of both kinds take turns, so that a slow moment of the disk hits both. */
async function oneByOne(folder: string) {
  const bare = bareCommits(join(folder, "bare.sqlite"));
  const replica = await aReplicaIn(folder);
  const commits: number[] = [];
  const bookings: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < perRound; at++) {
      commits.push(await timed(async () => bare.commit()));
    }
    for (let at = 0; at < perRound; at++) {
      const key = `${round}/${at}`;
      const doc = cardNumbered((round * perRound + at) % cards);
      bookings.push(await timed(() => bookOn(replica, doc, key)));
    }
  }
  await replica.close();
  bare.close();
  return { commits, bookings };
}

export const booking: Bench = {
  name: "booking",
  what: "bookings through a replica one after another, against bare SQLite commits",
  run: async (folder) => {
    const { commits, bookings } = await oneByOne(folder);
    const ratio = median(bookings) / median(commits);
    return [
      { name: "one row, committed in full, p50", value: median(commits), unit: "ms" },
      { name: "booking, p50", value: median(bookings), unit: "ms" },
      { name: "booking, p99", value: quantile(bookings, 0.99), unit: "ms" },
      { name: "booking / commit, p50", value: ratio, unit: "×", goal: { most: 1.5 } },
    ];
  },
};

const count = 20_000;
const width = 64;

export const batches: Bench = {
  name: "batches",
  what: `bookings through a replica with ${width} in flight`,
  run: async (folder) => {
    const replica = await aReplicaIn(folder);
    const book = (name: string) => (at: number) =>
      bookOn(replica, cardNumbered(at % cards), `${name} ${at}`);
    await inFlight({ count: 2_000, width }, book("warm"));
    let times: readonly number[] = [];
    const begun = process.cpuUsage();
    const ms = await timed(async () => {
      times = await inFlight({ count, width }, book("measured"));
    });
    const { user, system } = process.cpuUsage(begun);
    await replica.close();
    return [
      { name: "bookings", value: count / (ms / 1_000), unit: "/s", goal: { least: 8_000 } },
      { name: "processor time of one", value: (user + system) / count, unit: "µs" },
      { name: "booking, p50", value: median(times), unit: "ms" },
      { name: "booking, p99", value: quantile(times, 0.99), unit: "ms" },
    ];
  },
};
