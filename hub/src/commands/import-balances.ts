import { createReadStream, createWriteStream, statSync, type WriteStream } from "node:fs";
import { basename } from "node:path";
import { scryptPins } from "@cardweave/shared/adapters/scrypt-pins";
import { dataDefault } from "@cardweave/shared/commands/data-place";
import { CommandRefused, program } from "@cardweave/shared/commands/program";
import { progressBar } from "@cardweave/shared/commands/progress-bar";
import { PinBook } from "@cardweave/shared/http/pin-book";
import {
  type BalanceCounts,
  BalanceImport,
  type BalanceReport,
  NoBalances,
  type RefusedRow,
} from "@cardweave/shared/operations/balances/import-balances";
import { csvRow } from "@cardweave/shared/operations/csv-row";
import type { Command } from "commander";
import { PoolDesk } from "../pool/pool-desk.ts";
import { type OpenHub, openHub } from "./open-hub.ts";

type Options = {
  readonly data: string;
  readonly name?: string;
  readonly report?: string;
  readonly major?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
};

export function importBalancesCommand(): Command {
  return program("balances")
    .description("Bring in what an old system's cards hold, once for each number and purse")
    .argument("<file>", "CSV with the columns scheme, number, purse, amount [expires, group, pin]")
    .option("--data <folder>", "the hub's data folder; the hub must not be running", dataDefault)
    .option("--name <name>", "the name of this import; by default that of the file")
    .option("--report <file>", "where refused rows are listed (<file>.refused.csv)")
    .option("--major", "amounts of money are written as 12.50 or 12,50, not in cents")
    .option("--dry-run", "say what would be booked and refused, and book nothing")
    .option("--json", "print the report as JSON")
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const size = sizeOf(file);
  const reportFile = options.report ?? `${file}.refused.csv`;
  const hub = await openHub(options.data);
  const pools = new PoolDesk(hub.replica, hub.poolKeys, (fault) => {
    throw fault;
  });
  const refused = createWriteStream(reportFile, { mode: 0o600 });
  try {
    refused.write(csvRow(["line", "reason", "scheme", "number", "purse", "amount"]));
    const work = new BalanceImport({
      ...partsOf(hub, pools, options),
      name: options.name ?? basename(file),
      refuse: (row) => listed(refused, row),
      progress: progressBar(process.stderr, size, doneIn),
    });
    tell(await read(work, file), reportFile, options);
  } finally {
    await ended(refused);
    pools.stop();
    await hub.replica.close();
    hub.desk.close();
    hub.folder.release();
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (fault) {
    throw new CommandRefused(`cannot read ${file}: ${(fault as NodeJS.ErrnoException).code}`);
  }
}

function partsOf({ replica, secret }: OpenHub, pools: PoolDesk, { major, dryRun }: Options) {
  const pins = new PinBook({ replica, secret, hash: scryptPins });
  return {
    replica,
    secret,
    isMajor: major === true,
    dryRun: dryRun === true,
    verifierOf: (...of: Parameters<PinBook["verifierOf"]>) => pins.verifierOf(...of),
    holderOf: (...of: Parameters<PoolDesk["holderOf"]>) => pools.holderOf(...of),
  };
}

async function read(work: BalanceImport, file: string): Promise<BalanceReport> {
  try {
    return await work.run(createReadStream(file, { highWaterMark: 256 * 1024 }));
  } catch (fault) {
    if (fault instanceof NoBalances) throw new CommandRefused(`${file}: ${fault.message}`);
    throw fault;
  }
}

function doneIn({ rows, booked }: BalanceCounts): string {
  return `${rows} rows, ${booked} booked`;
}

async function listed(to: WriteStream, { line, reason, cells }: RefusedRow): Promise<void> {
  if (to.write(csvRow([String(line), reason, ...cells]))) return;
  await new Promise<void>((resolve) => to.once("drain", () => resolve()));
}

function ended(stream: WriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once("error", reject);
    stream.end(() => resolve());
  });
}

function tell(report: BalanceReport, reportFile: string, { json, dryRun }: Options): void {
  const refused = Object.values(report.refused).reduce((sum, count) => sum + count, 0);
  const text = json === true ? JSON.stringify({ ...report, report: reportFile }) : textOf(report);
  process.stdout.write(`${text}\n`);
  if (dryRun === true && json !== true) process.stdout.write("nothing was booked (--dry-run)\n");
  if (refused === 0) return;
  if (json !== true) process.stdout.write(`${refused} rows refused, see ${reportFile}\n`);
  process.exitCode = 1;
}

function textOf({ rows, booked, known, empty, refused, sums, unknownColumns }: BalanceReport) {
  return [
    `${rows} rows: ${booked} booked, ${known} booked before, ${empty} empty`,
    ...Object.entries(sums).map(([purse, sum]) => `  ${purse}: ${sum}`),
    ...Object.entries(refused).map(([reason, count]) => `  refused, ${reason}: ${count}`),
    ...unknownColumns.map((name) => `  column not read: ${name}`),
  ].join("\n");
}
