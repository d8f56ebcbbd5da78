import type { Command } from "commander";
import { openDataFolder } from "../adapters/data-folder.ts";
import { nodeVerifier } from "../adapters/node-crypto.ts";
import { openSqliteAudit } from "../adapters/sqlite-audit.ts";
import { openSqliteRebuild } from "../adapters/sqlite-rebuild.ts";
import { systemClock } from "../adapters/system-clock.ts";
import { type CheckReport, check } from "../operations/check.ts";
import type { Progress } from "../operations/check-context.ts";
import type { Finding } from "../operations/findings.ts";
import { rebuildProjections } from "../operations/rebuild.ts";
import { noteCheck } from "./care-notes.ts";
import { type DataPlace, dataDefault, factsOf, type PlaceFacts } from "./data-place.ts";
import { program } from "./program.ts";

type Options = { readonly data: string; readonly json?: boolean; readonly rebuild?: boolean };

export function checkCommand(place: DataPlace): Command {
  return program("cardweave check")
    .description("Recompute every balance, chain and projection from the entries and compare")
    .option("--data <folder>", "the data folder; its process may be running", dataDefault)
    .option("--role <role>", "hub or node; found by itself")
    .option(
      "--rebuild",
      "first put new projections in the place of the stored ones; nothing else may run",
    )
    .option("--json", "print the report as JSON")
    .action((options: Options) => run(place, options));
}

async function run(place: DataPlace, options: Options): Promise<void> {
  const facts = factsOf(place, options.data);
  if (options.rebuild === true) await rebuild(facts);
  const report = await checkPlace(place, facts);
  noteCheck(facts.path, systemClock.now(), report.differences);
  process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : textOf(report));
  if (report.differences > 0) process.exitCode = 1;
}

async function checkPlace({ role }: DataPlace, facts: PlaceFacts): Promise<CheckReport> {
  const { audit, close } = openSqliteAudit(facts.store);
  const { root, device } = facts;
  const parts = { audit, verifier: nodeVerifier(), role, root, device };
  try {
    return await check({ ...parts, progress: process.stderr.isTTY ? showProgress : noProgress });
  } finally {
    close();
  }
}

async function rebuild({ path, store, root, device }: PlaceFacts): Promise<void> {
  const folder = openDataFolder(path);
  const { audit, rebuild: writer, close } = openSqliteRebuild(store);
  try {
    const { accounts, entries } = await rebuildProjections({
      audit,
      rebuild: writer,
      root,
      device,
    });
    process.stderr.write(`${accounts} accounts computed anew from ${entries} entries\n`);
  } finally {
    close();
    folder.release();
  }
}

function noProgress(): void {
  // Nobody watches.
}

function showProgress({ part, done }: Progress): void {
  process.stderr.write(`\r\u001b[K${part}: ${done}`);
}

function textOf(report: CheckReport): string {
  const { entries, accounts, devices, answers, differences, notices } = report;
  const sums = Object.entries(report.totals).map(([purse, total]) => `${purse} ${total}`);
  return [
    ...report.findings.map(lineOf),
    `${entries} entries, ${accounts} accounts, ${devices} devices, ${answers} answers`,
    `total ${sums.join(", ") || "nothing"}`,
    `digest ${report.digest.count} ${report.digest.sum.slice(0, 32)}`,
    `${differences} differences, ${notices} notices`,
    "",
  ].join("\n");
}

function lineOf({ level, kind, about, expected, found }: Finding): string {
  const ids = Object.entries(about).map(([name, id]) => `${name} ${id}`);
  return `${level} ${kind}: ${ids.join(", ")}: expected ${expected}, found ${found}`;
}
