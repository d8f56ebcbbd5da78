/**
 * Which program carries out which command.
 *
 * The programs of hub and node act on `process.argv` when they are loaded: the command is its
 * first word. They run in this process, so signals and the terminal are theirs.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./places.mjs";
import { isBuilt, setup } from "./setup.mjs";

const DEFAULT_DATA = "data";
const WRONG_USE = 2;

const OVERVIEW = `Usage: cardweave <command> [options]

A network
  demo      run a small network to try: a hub and three store nodes (npm start)
  init      begin an empty network of one's own
  hub       run the hub
  enrol     make this machine a store node, with a one-time code from the hub
  node      run a store node

Its data (the folder's owner, hub or node, is found by itself)
  check     recompute every balance, chain and projection from the entries and compare
  export    write the bookings of a card or a branch as Automerge files
  import    read such files; what is there already is left as it is
            (import balances: what an old system's cards hold, from CSV, at the hub;
            import articles: a shop's articles, from CSV, to the hub that runs;
            import sales: a day of a till that is not connected, from CSV, through a node)
  backup    write a backup of the data folder
  restore   put a backup back; say --role hub or --role node when the folder is empty

Cards
  cards     design cards, order batches of numbers and print them (cards design|batch|print)
  write-chip
            write a card's link to a blank NFC chip, once

Measuring
  bench     measure booking, syncing and starting
  sim       run whole networks on virtual time, with faults

Every command explains itself with --help; data commands take --data <folder> and --json.
Exit codes: 0 done, 1 refused or found something, 2 wrong use.
`;

const RUNS_IN = {
  hub: "hub",
  init: "hub",
  demo: "hub",
  cards: "hub",
  node: "node",
  enrol: "node",
  "write-chip": "node",
  check: "owner",
  export: "owner",
  import: "owner",
  backup: "owner",
  restore: "owner",
  bench: "test/bench/main.ts",
  sim: "test/simulation/main.ts",
};

/** Wrong use of a command; the message is the one line that a person reads. */
class UsageError extends Error {
  name = "UsageError";
}

export async function run(args) {
  const [command, ...rest] = args;
  if (command === undefined || command === "--help" || command === "-h" || command === "help") {
    process.stdout.write(OVERVIEW);
    return;
  }
  try {
    await carryOut(command, rest);
  } catch (fault) {
    if (!(fault instanceof UsageError)) throw fault;
    process.stderr.write(`cardweave: ${fault.message}\n`);
    process.exitCode = WRONG_USE;
  }
}

async function carryOut(command, rest) {
  if (!Object.hasOwn(RUNS_IN, command)) {
    throw new UsageError(`there is no command "${command}"; cardweave --help lists them`);
  }
  const place = RUNS_IN[command];
  const part = place === "owner" ? ownerOf(command, rest) : place;
  if (!isBuilt()) await setup();
  if (part.endsWith(".ts")) await runSource(part, rest);
  else await runBuilt(part, [command, ...rest]);
}

async function runBuilt(part, args) {
  const main = join(root, part, "dist", "main.js");
  process.argv = [process.argv[0], main, ...args];
  await import(pathToFileURL(main).href);
}

/** The simulator runs from its sources, beside the tests; benches measure what is built. */
async function runSource(file, args) {
  const main = join(root, file);
  if (!existsSync(main)) throw new UsageError(`${file} is not part of this checkout`);
  const sources = file === RUNS_IN.bench ? [] : ["--conditions=cardweave-source"];
  const flags = [...sources, "--import", import.meta.resolve("tsx")];
  const child = spawn(process.execPath, [...flags, main, ...args], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => {
    child.on("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** What goes to a program that runs, whatever the folder holds. */
const IMPORTERS = { sales: "node", articles: "hub" };

/** Whose data a folder holds; only an empty folder that is being restored needs to be told. */
function ownerOf(command, args) {
  const taker = command === "import" ? IMPORTERS[args[0]] : undefined;
  if (taker !== undefined) return taker;
  if (args.includes("--help") || args.includes("-h")) return flag("role", args) ?? "node";
  const data = flag("data", args) ?? process.env.CARDWEAVE_DATA ?? DEFAULT_DATA;
  const role = roleIn(join(data, "cardweave.json")) ?? flag("role", args);
  if (role === "hub" || role === "node") return role;
  throw new UsageError(
    command === "restore"
      ? `${data} is empty; say whose backup it is with --role hub or --role node`
      : `${data} holds no hub and no node; say where the data is with --data <folder>`,
  );
}

function roleIn(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")).role;
  } catch (fault) {
    throw new UsageError(`${file} cannot be read: ${fault.message}`);
  }
}

/** The value of `--name value` or `--name=value`. */
function flag(name, args) {
  const joined = args.find((arg) => arg.startsWith(`--${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 3);
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
}
