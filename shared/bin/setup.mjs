#!/usr/bin/env node
/** Brings a fresh checkout to where it runs, doing only what is missing. Needs nothing but Node and npm. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv, execPath, exit } from "node:process";
import { pathToFileURL } from "node:url";
import { explainInstall, explainPage, explainTypes } from "./explain.mjs";
import { builtFiles, builtPage, pages, root, setupLog, shown } from "./places.mjs";
import { fingerprint, installFingerprint, readStamp, writeStamp } from "./stamp.mjs";
import { beginLog, SetupError, say, step } from "./step.mjs";

const OLDEST_NODE = [20, 19];
const CODE = ["shared/src", "hardware/src", "node/src", "hub/src"];
const TYPED = [...CODE, "shared/ui", "node/web", "hub/web"];
const SETTINGS = ["tsconfig.json", "tsconfig.base.json", "package.json"].concat(
  ["shared", "hardware", "node", "hub"].flatMap((p) => [`${p}/tsconfig.json`, `${p}/package.json`]),
);

/** Sets up what is missing. When something is wrong: one line, and the end of the process. */
export async function setup({ force = false } = {}) {
  try {
    checkNode();
    beginLog();
    await install();
    await build(force);
  } catch (fault) {
    if (!(fault instanceof SetupError)) throw fault;
    say(`${fault.message}${existsSync(setupLog) ? ` [log: ${shown(setupLog)}]` : ""}`);
    exit(1);
  }
}

export function isBuilt() {
  return builtFiles().every((file) => existsSync(join(root, file)));
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new SetupError(
    `Cardweave needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}`,
  );
}

async function install() {
  const wanted = installFingerprint();
  if (readStamp().install === wanted) return;
  if (!isInstalledAsLocked() || !databaseEngineLoads()) {
    say("First set-up: compiling the database engine, this takes up to two minutes");
    await step({
      title: "installing packages",
      ...npm(["ci", "--no-audit", "--no-fund"]),
      env: nodeHeaders(),
      explain: explainInstall,
    });
    if (!databaseEngineLoads()) {
      throw new SetupError("the database engine was installed but does not load");
    }
  }
  writeStamp({ install: wanted });
}

/** True after an `npm install` by hand: then nothing has to be fetched or compiled again. */
function isInstalledAsLocked() {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = packagesIn(installedFile);
  return Object.entries(packagesIn(join(root, "package-lock.json")))
    .filter(([place, entry]) => place.includes("node_modules/") && !entry.optional)
    .every(([place, entry]) => installed[place]?.version === entry.version);
}

function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

function databaseEngineLoads() {
  const probe = 'new (require("better-sqlite3"))(":memory:").close()';
  return spawnSync(execPath, ["-e", probe], { cwd: root, stdio: "ignore" }).status === 0;
}

/** The npm that runs us when there is one, else the one in the path. */
function npm(args) {
  const running = process.env.npm_execpath ?? "";
  if (running.endsWith("npm-cli.js")) return { command: execPath, args: [running, ...args] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", args };
}

/** Headers that came with this Node are used in place of a download. */
function nodeHeaders() {
  const prefix = dirname(dirname(execPath));
  const present = existsSync(join(prefix, "include", "node", "node_version.h"));
  return present && process.env.npm_config_nodedir === undefined
    ? { npm_config_nodedir: prefix }
    : {};
}

async function build(force) {
  const forced = force || !isBuilt();
  await buildStep({
    name: "types",
    now: fingerprint([...TYPED, ...SETTINGS]),
    forced,
    title: "compiling the sources",
    args: ["node_modules/typescript/bin/tsc", "-b"],
    explain: explainTypes,
  });
  for (const page of pages()) {
    await buildStep({
      name: page,
      now: fingerprint([page, "shared/src", "shared/ui", "package-lock.json"]),
      forced: forced || !existsSync(join(root, builtPage(page), "index.html")),
      title: `building the page ${page}`,
      args: ["node_modules/vite/bin/vite.js", "build", page],
      explain: explainPage(page),
    });
  }
}

async function buildStep({ name, now, forced, title, args, explain }) {
  if (!forced && readStamp()[name] === now) return;
  await step({ title, command: execPath, args, explain });
  writeStamp({ ...readStamp(), [name]: now });
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  await setup({ force: argv.includes("--force") });
}
