import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

const STAMP = join(root, "node_modules", ".cardweave-setup");
const SKIPPED = new Set(["node_modules", "dist"]);

/** What was set up last time: one fingerprint a step. A stamp that cannot be read counts as none. */
export function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, "utf8"));
  } catch {
    return {};
  }
}

export function writeStamp(stamp) {
  writeFileSync(STAMP, `${JSON.stringify(stamp, null, 2)}\n`);
}

/** A fingerprint of names, sizes and times; contents are not read, so that the second run is quick. */
export function fingerprint(folders) {
  const hash = createHash("sha256");
  for (const folder of folders) for (const line of linesOf(join(root, folder))) hash.update(line);
  return hash.digest("hex");
}

/** The lock file's contents, and what native modules are compiled for. */
export function installFingerprint() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest("hex");
}

function* linesOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    yield `${path} ${stat.size} ${stat.mtimeMs}\n`;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!SKIPPED.has(name) && !name.includes(".test.")) yield* linesOf(join(path, name));
  }
}
