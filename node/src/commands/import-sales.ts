import {
  createReadStream,
  createWriteStream,
  readFileSync,
  statSync,
  type WriteStream,
} from "node:fs";
import { systemClock } from "@cardweave/shared/adapters/system-clock";
import { nodeCaller } from "@cardweave/shared/commands/node-caller";
import { nodeSalesDesk, saidBy } from "@cardweave/shared/commands/node-sales-desk";
import { CommandRefused, program } from "@cardweave/shared/commands/program";
import { progressBar } from "@cardweave/shared/commands/progress-bar";
import { csvRow } from "@cardweave/shared/operations/csv-row";
import { NoSales } from "@cardweave/shared/operations/sales/gather-receipts";
import {
  type ReceiptOutcome,
  type SalesCounts,
  SalesImport,
  type SalesReport,
} from "@cardweave/shared/operations/sales/import-sales";
import { NodeAway } from "@cardweave/shared/operations/sales/sales-desk";
import type { NodeStatusView } from "@cardweave/shared/protocol/http/node-status";
import type { Command } from "commander";

type Options = {
  readonly node: string;
  readonly token?: string;
  readonly tokenFile?: string;
  readonly till?: string;
  readonly scheme: string;
  readonly minor?: boolean;
  readonly afterDiscount?: boolean;
  readonly report?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
};

const columnsHelp = `
The first line names the columns, in any order and in English or German:
  receipt, time (or date and time), till, amount (or quantity and unitPrice)
  card, article, group, name, quantity, unitPrice, taxCode, discount, tender, kind, returnOf
Times are 2026-11-20 09:05, 20.11.2026 09:05 or with an offset; without one the branch's clock.
A row below zero takes off what the same receipt has, or brings back what the receipt that
returnOf names has sold (17, or till/17). The tender "prepaid" takes money from the card.`;

export function importSalesCommand(): Command {
  return program("sales")
    .description("Book a day's sales of a till that is not connected, each receipt once")
    .argument("<file>", "CSV with one line for each article that was sold")
    .option(
      "--node <url>",
      "the store node",
      process.env["CARDWEAVE_NODE"] ?? "http://127.0.0.1:7411",
    )
    .option("--token <token>", "of a till, or of somebody who works there (CARDWEAVE_TOKEN)")
    .option(
      "--token-file <file>",
      "where it is written down, so that no list of processes shows it",
    )
    .option("--till <till>", "the till, for a file that has no such column")
    .option("--scheme <scheme>", "what a card's number is, when it does not say so", "own")
    .option("--minor", "amounts are written in cents, not as 12.50 or 12,50")
    .option("--after-discount", "amounts are what was paid, the discount taken off already")
    .option("--report <file>", "what became of each receipt (<file>.report.csv)")
    .option("--dry-run", "say what would be booked and refused, and book nothing")
    .option("--json", "print the report as JSON")
    .addHelpText("after", columnsHelp)
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  checkReadable(file);
  const token = tokenOf(options);
  const call = nodeCaller(options.node, token);
  const reportFile = options.report ?? `${file}.report.csv`;
  // A wrong address is told at once; a node that goes away in the middle is waited for.
  const status = await statusOf(nodeCaller(options.node, token, []));
  const report = createWriteStream(reportFile, { mode: 0o600 });
  report.write(csvRow(["receipt", "till", "lines", "what", "outcome", "net", "reason", "detail"]));
  const work = new SalesImport({
    ...rulesOf(status, options),
    desk: nodeSalesDesk(call),
    currency: status.currency,
    dryRun: options.dryRun === true,
    tell: (outcome) => listed(report, outcome),
    progress: progressBar(process.stderr, 1, doneIn),
  });
  try {
    tell(await read(work, file), reportFile, options);
  } finally {
    await ended(report);
  }
}

function checkReadable(file: string): void {
  try {
    statSync(file);
  } catch (fault) {
    throw new CommandRefused(`cannot read ${file}: ${(fault as NodeJS.ErrnoException).code}`);
  }
}

function tokenOf({ token, tokenFile }: Options): string {
  const written = tokenFile === undefined ? undefined : readFileSync(tokenFile, "utf8").trim();
  const found = written ?? token ?? process.env["CARDWEAVE_TOKEN"] ?? "";
  if (found !== "") return found;
  throw new CommandRefused("no token: set CARDWEAVE_TOKEN, or give --token or --token-file");
}

async function statusOf(call: ReturnType<typeof nodeCaller>): Promise<NodeStatusView> {
  try {
    const { status, body } = await call("GET", "/v1/status");
    if (status === 200) return body as unknown as NodeStatusView;
    throw new CommandRefused(saidBy(status, body));
  } catch (fault) {
    if (fault instanceof NodeAway) throw new CommandRefused(fault.message);
    throw fault;
  }
}

function rulesOf({ branch, tills }: NodeStatusView, options: Options) {
  const { till = null, scheme, minor, afterDiscount } = options;
  return {
    zone: branch.zone,
    now: systemClock.now(),
    scheme,
    inMinor: minor === true,
    afterDiscount: afterDiscount === true,
    till,
    tills: new Set(tills.map(({ id }) => id)),
  };
}

async function read(work: SalesImport, file: string): Promise<SalesReport> {
  try {
    return await work.run(createReadStream(file, { highWaterMark: 256 * 1024 }));
  } catch (fault) {
    if (fault instanceof NoSales) throw new CommandRefused(`${file}: ${fault.message}`);
    if (!(fault instanceof NodeAway)) throw fault;
    const { booked, replayed } = work.counts;
    const done = `${booked} receipts booked, ${replayed} known`;
    throw new CommandRefused(`${fault.message} (${done}). Run it again: nothing is booked twice.`);
  }
}

function doneIn({ booked, replayed }: SalesCounts): string {
  return `${booked} booked, ${replayed} booked before`;
}

async function listed(to: WriteStream, told: ReceiptOutcome): Promise<void> {
  const { number, till, lines, what, outcome, net, reason, detail } = told;
  const cells = [number, till, lines.join(" "), what, outcome, String(net), reason ?? "", detail];
  if (to.write(csvRow(cells))) return;
  await new Promise<void>((resolve) => to.once("drain", () => resolve()));
}

function ended(stream: WriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once("error", reject);
    stream.end(() => resolve());
  });
}

function tell(report: SalesReport, reportFile: string, { json, dryRun }: Options): void {
  const refused = Object.values(report.refused).reduce((sum, count) => sum + count, 0);
  const text = json === true ? JSON.stringify({ ...report, report: reportFile }) : textOf(report);
  process.stdout.write(`${text}\n`);
  if (json !== true) {
    if (dryRun === true) process.stdout.write("nothing was booked (--dry-run)\n");
    process.stdout.write(`what became of each receipt: ${reportFile}\n`);
  }
  if (refused > 0) process.exitCode = 1;
}

function textOf(report: SalesReport): string {
  const { rows, receipts, booked, replayed, returned, cancelled, refused, earned } = report;
  return [
    `${rows} rows, ${receipts} receipts: ${booked} booked, ${replayed} booked before`,
    `  returns: ${returned}, cancelled in the receipt: ${cancelled}`,
    `  net: ${(report.net / 100).toFixed(2)}`,
    ...(report.unsettled === 0
      ? []
      : [`  taken from cards that did not hold it: ${(report.unsettled / 100).toFixed(2)}`]),
    ...Object.entries(earned).map(([purse, sum]) => `  earned, ${purse}: ${sum}`),
    ...Object.entries(refused).map(([reason, count]) => `  refused, ${reason}: ${count}`),
    ...report.unknownColumns.map((name) => `  column not read: ${name}`),
  ].join("\n");
}
