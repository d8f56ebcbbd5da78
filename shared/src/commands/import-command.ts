import { accessSync, constants } from "node:fs";
import type { Command } from "commander";
import { Import, type ImportReport } from "../operations/import.ts";
import { chunksOf } from "./chunk-files.ts";
import { type DataPlace, dataDefault } from "./data-place.ts";
import { CommandRefused, program } from "./program.ts";

type Options = { readonly data: string; readonly json?: boolean };

export function importCommand(place: DataPlace): Command {
  return program("cardweave import")
    .description("Take in Automerge files and bundles; what is there already is left as it is")
    .argument("<files...>", "files that cardweave export, or another tool, has written")
    .option("--data <folder>", "the data folder; its process must not be running", dataDefault)
    .option("--role <role>", "hub or node; found by itself")
    .option("--json", "print the report as JSON")
    .action((files: readonly string[], options: Options) => run(place, files, options));
}

async function run(place: DataPlace, files: readonly string[], options: Options): Promise<void> {
  for (const file of files) checkReadable(file);
  const { replica, folder } = await place.open(options.data);
  try {
    const work = new Import(replica);
    for (const file of files) await work.file(file, chunksOf(file));
    const report = await work.finish();
    process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : textOf(report));
    if (hasRefused(report)) process.exitCode = 1;
  } finally {
    await replica.close();
    folder.release();
  }
}

function checkReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (fault) {
    throw new CommandRefused(`cannot read ${file}: ${(fault as NodeJS.ErrnoException).code}`);
  }
}

function hasRefused({ refused, unread }: ImportReport): boolean {
  return Object.keys(refused).length + unread.length > 0;
}

function textOf({ files, fresh, known, refused, unread, alarms }: ImportReport): string {
  return [
    `${files} files: ${fresh} new entries, ${known} known`,
    ...Object.entries(refused).map(([reason, count]) => `${count} refused: ${reason}`),
    ...unread.map(({ name, reason }) => `not read: ${name}: ${reason}`),
    ...Object.entries(alarms).map(([kind, count]) => `without effect: ${count} × ${kind}`),
    "",
  ].join("\n");
}
