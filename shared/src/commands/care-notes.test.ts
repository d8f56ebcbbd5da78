import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { careNotes, noteBackup, noteCheck } from "./care-notes.ts";

test("R817 the last check and backup are noted beside the data; a spoilt note is none", () => {
  const folder = mkdtempSync(join(tmpdir(), "cardweave-care-"));
  try {
    expect(careNotes(folder)).toEqual({ check: null, backup: null });
    noteCheck(folder, 5, 0);
    noteCheck(folder, 7, 2);
    noteBackup(folder, 9, 1_000);
    const check = { at: 7, differences: 2 };
    expect(careNotes(folder)).toEqual({ check, backup: { at: 9, bytes: 1_000 } });
    writeFileSync(join(folder, "last-backup.json"), "{");
    expect(careNotes(folder)).toEqual({ check, backup: null });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
