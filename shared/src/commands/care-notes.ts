import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../adapters/durable-file.ts";

/** What somebody did for the data, written beside it so that the running process can tell. */
export type CareNotes = {
  readonly check: { readonly at: number; readonly differences: number } | null;
  readonly backup: { readonly at: number; readonly bytes: number } | null;
};

const files = { check: "last-check.json", backup: "last-backup.json" } as const;

export function noteCheck(folder: string, at: number, differences: number): void {
  replaceFile(join(folder, files.check), JSON.stringify({ at, differences }));
}

export function noteBackup(folder: string, at: number, bytes: number): void {
  replaceFile(join(folder, files.backup), JSON.stringify({ at, bytes }));
}

export function careNotes(folder: string): CareNotes {
  const check = noteIn(folder, files.check);
  const backup = noteIn(folder, files.backup);
  return {
    check: check === null ? null : { at: check["at"] ?? 0, differences: check["differences"] ?? 0 },
    backup: backup === null ? null : { at: backup["at"] ?? 0, bytes: backup["bytes"] ?? 0 },
  };
}

/** A note that is not there, or was spoilt by somebody, is none. */
function noteIn(folder: string, name: string): Readonly<Record<string, number>> | null {
  try {
    const note: unknown = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return typeof note === "object" ? (note as Readonly<Record<string, number>> | null) : null;
  } catch (fault) {
    const isMissing = (fault as NodeJS.ErrnoException).code === "ENOENT";
    if (isMissing || fault instanceof SyntaxError) return null;
    throw fault;
  }
}
