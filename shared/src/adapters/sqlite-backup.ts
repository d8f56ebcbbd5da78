import { renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { syncFile, syncFolder } from "./durable-file.ts";
import { withFaults } from "./sqlite-faults.ts";
import { epochName } from "./sqlite-feed.ts";
import { noteClean } from "./sqlite-open.ts";

/** Pages copied before the process may do other work again: about a millisecond. */
const pagesAtOnce = 256;

/**
 * Copies a store of one moment to `path`, replacing what is there.
 * The copy carries no feed epoch: what comes back from a backup is a new epoch, so that replicas
 * offer what the backup lacks.
 */
export async function backUp(db: Database.Database, path: string): Promise<void> {
  const beside = `${path}.new`;
  removeCopy(beside);
  pinMoment(db);
  try {
    await db.backup(beside, { progress: () => pagesAtOnce });
    withFaults(beside, () => finish(beside));
    syncFile(beside);
    renameSync(beside, path);
    syncFolder(dirname(path));
  } catch (thrown) {
    removeCopy(beside);
    withFaults(beside, () => {
      throw thrown;
    });
  }
}

/**
 * Beside another process the copying would begin anew with each of its commits; an open read keeps
 * one moment. A store of this process needs none: the copy follows its own commits.
 */
function pinMoment(db: Database.Database): void {
  if (db.readonly && !db.inTransaction) db.exec("BEGIN; SELECT count(*) FROM meta");
}

function finish(path: string): void {
  const copy = new Database(path);
  try {
    copy.pragma("synchronous = FULL");
    copy.prepare("DELETE FROM meta WHERE name = ?").run(epochName);
    noteClean(copy, false);
  } finally {
    copy.close();
  }
}

function removeCopy(path: string): void {
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(path + end, { force: true });
}
