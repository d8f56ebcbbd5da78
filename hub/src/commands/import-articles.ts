import { createReadStream, createWriteStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { CommandRefused, program } from "@cardweave/shared/commands/program";
import { progressBar } from "@cardweave/shared/commands/progress-bar";
import { csvRow } from "@cardweave/shared/operations/csv-row";
import type { ArticleImportReport } from "@cardweave/shared/protocol/http/article";
import type { Command } from "commander";
import { type HubOptions, hubCaller, withHub } from "./cards/hub-caller.ts";

type Options = HubOptions & {
  readonly report?: string;
  readonly whole?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
};

export function importArticlesCommand(): Command {
  return withHub(program("articles"))
    .description("Bring in a shop's articles; run again, it changes what the file changes")
    .argument(
      "<file>",
      "CSV: id, name, group, tax, unit_price, price:<price group>, codes, by_weight, active",
    )
    .option("--whole", "the file is all that is sold: what it does not name is ended")
    .option("--report <file>", "where refused rows are listed (<file>.refused.csv)")
    .option("--dry-run", "say what would be changed and refused, and change nothing")
    .option("--json", "print the report as JSON")
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const size = sizeOf(file);
  const draw = progressBar<string>(process.stderr, size, (text) => text);
  let sent = 0;
  const chunks = createReadStream(file, { highWaterMark: 256 * 1024 });
  chunks.on("data", (chunk) => {
    sent += chunk.length;
    draw(sent < size ? "sending" : "the hub is signing", sent);
  });
  const query = new URLSearchParams({
    mode: options.whole === true ? "whole" : "partial",
    dryRun: String(options.dryRun === true),
  });
  const report = await hubCaller(options).send<ArticleImportReport>(`/v1/articles?${query}`, {
    media: "text/csv",
    body: Readable.toWeb(chunks),
  });
  const listed = options.report ?? `${file}.refused.csv`;
  if (report.refused > 0) await list(report, listed);
  tell(report, listed, options);
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (fault) {
    throw new CommandRefused(`cannot read ${file}: ${(fault as NodeJS.ErrnoException).code}`);
  }
}

async function list({ rejects }: ArticleImportReport, file: string): Promise<void> {
  const to = createWriteStream(file, { mode: 0o600 });
  to.write(csvRow(["line", "id", "field", "reason"]));
  for (const { line, id, field, reason } of rejects) {
    to.write(csvRow([String(line), id, field, reason]));
  }
  to.end();
  await finished(to);
}

function tell(report: ArticleImportReport, listed: string, { json }: Options): void {
  const { refused, dryRun } = report;
  const text = json === true ? JSON.stringify({ ...report, report: listed }) : textOf(report);
  process.stdout.write(`${text}\n`);
  if (json !== true && dryRun) process.stdout.write("nothing was changed (--dry-run)\n");
  if (refused === 0) return;
  if (json !== true) process.stdout.write(`${refused} rows refused, see ${listed}\n`);
  process.exitCode = 1;
}

function textOf(report: ArticleImportReport): string {
  const { rows, added, changed, same, ended, unknownColumns } = report;
  return [
    `${rows} rows: ${added} new, ${changed} changed, ${same} as before, ${ended} ended`,
    ...unknownColumns.map((name) => `  column not read: ${name}`),
  ].join("\n");
}
