import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryFeedStore, memoryStore } from "@cardweave/shared/adapters/memory-store";
import { openSqliteFeedStore, openSqliteStore } from "@cardweave/shared/adapters/sqlite-store";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { describeEntryStore } from "./entry-store.contract.ts";
import { describeFeed } from "./feed.contract.ts";

let folder = "";
const options = (): { path: string } => ({ path: join(folder, "store.sqlite") });
const newFolder = (): void => {
  folder = mkdtempSync(join(tmpdir(), "cardweave-store-"));
};
const remove = async (): Promise<void> => rmSync(folder, { recursive: true });

describeEntryStore("memory", { open: async () => memoryStore() });

describeEntryStore("memory with a feed", {
  open: async () => memoryFeedStore(systemRandom).store,
});

describeEntryStore("sqlite", {
  open: async () => {
    newFolder();
    return openSqliteStore(options());
  },
  reopen: async (store) => {
    await store.close();
    return openSqliteStore(options());
  },
  remove,
});

describeFeed("memory", { open: async () => memoryFeedStore(systemRandom) });

describeFeed("sqlite", {
  open: async () => {
    newFolder();
    return openSqliteFeedStore({ ...options(), random: systemRandom });
  },
  remove,
});
