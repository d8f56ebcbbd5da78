#!/usr/bin/env node
/**
 * Adds to package-lock.json the packages for other platforms that npm left out because its registry
 * did not have them at that hour; without them `npm ci` refuses the file on every machine.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";
import { say } from "./step.mjs";

const SYSTEMS = new Set(["android", "darwin", "freebsd", "linux", "netbsd", "openbsd"]);
const OTHER_SYSTEMS = new Set(["aix", "openharmony", "sunos", "win32"]);
const PROCESSORS = new Set(["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64"]);

const file = join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const added = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(place, name)) continue;
    lock.packages[`node_modules/${name}`] = entryOf({ name, version, dev: entry.dev });
    added.push(name);
  }
}
const sorted = Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1));
lock.packages = Object.fromEntries(sorted);
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
say(`package-lock.json: ${added.length} packages for other platforms added`);

function isLocked(place, name) {
  return (
    `${place}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages
  );
}

/** The platform is read from the package's name, as in `cli-linux-x64-musl`. */
function entryOf({ name, version, dev }) {
  const words = name.slice(name.indexOf("/") + 1).split("-");
  const os = words.find((word) => SYSTEMS.has(word) || OTHER_SYSTEMS.has(word));
  const cpu = words.find((word) => PROCESSORS.has(word));
  if (os === undefined || cpu === undefined || !/^\d/.test(version)) {
    throw new Error(`${name}@${version} is not in package-lock.json and names no platform`);
  }
  const libc = os === "linux" ? libcOf(words) : {};
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), ...libc, optional: true, os: [os] };
}

function libcOf(words) {
  if (words.some((word) => word.startsWith("musl"))) return { libc: ["musl"] };
  return words.some((word) => word.startsWith("gnu")) ? { libc: ["glibc"] } : {};
}
