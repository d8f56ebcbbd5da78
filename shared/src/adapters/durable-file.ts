import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** Makes what was created, renamed or removed in a folder survive a power cut. */
export function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

export function syncFile(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeBeside(path: string, content: string | Uint8Array): string {
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  writeFileSync(beside, content, { mode: 0o600, flag: "wx", flush: true });
  return beside;
}

/**
 * Writes a small file of mode 0600.
 * Promise: a reader, also one after a power cut, finds the old content or the new, never a part.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  renameSync(writeBeside(path, content), path);
  syncFolder(dirname(path));
}

/** As {@link replaceFile}, but throws EEXIST when the file is there already. */
export function createFile(path: string, content: string | Uint8Array): void {
  const beside = writeBeside(path, content);
  try {
    linkSync(beside, path);
  } finally {
    unlinkSync(beside);
  }
  syncFolder(dirname(path));
}
