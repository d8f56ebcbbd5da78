import { openDataFolder } from "@cardweave/shared/adapters/data-folder";
import { openSqliteStore } from "@cardweave/shared/adapters/sqlite-store";
import type { EntryStore } from "@cardweave/shared/ports/entry-store";
import { anAccount, anEntry, cardNumbered, deviceNamed, points } from "./make-entries.ts";

/**
 * A process to be killed: `hold FOLDER` keeps a data folder; `book FILE` stores batches of three
 * entries with their projections, one after another, and says which are on disk.
 */
const [act, path = ""] = process.argv.slice(2);

async function book(store: EntryStore): Promise<never> {
  const device = deviceNamed(1);
  for (let first = (await store.position(device)).seq + 1; ; first += 3) {
    await store.commit({
      entries: [0, 1, 2].map((at) => anEntry({ device, seq: first + at, sent: false })),
      accounts: [anAccount(cardNumbered(1), first + 2)],
      totals: { [points]: 3 },
      answers: [{ key: { till: "t", id: `${first}` }, request: "", status: 201, body: "" }],
      meta: { last: `${first + 2}` },
    });
    process.stdout.write(`${first + 2}\n`);
  }
}

if (act === "hold") {
  openDataFolder(path);
  globalThis.gc?.();
  process.stdout.write("held\n");
  setInterval(() => undefined, 1_000);
} else if (act === "book") {
  await book(openSqliteStore({ path }));
}
