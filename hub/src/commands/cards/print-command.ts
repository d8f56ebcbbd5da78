import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program } from "@cardweave/shared/commands/program";
import { progressBar } from "@cardweave/shared/commands/progress-bar";
import type { CardBatchView } from "@cardweave/shared/protocol/http/card-batch";
import type { Command } from "commander";
import { batchPath } from "./batch-command.ts";
import { type HubOptions, hubCaller, withHub } from "./hub-caller.ts";

type Options = HubOptions & {
  readonly out: string;
  readonly layout: string;
  readonly sides: string;
  readonly from?: string;
  readonly part: string;
  readonly json?: boolean;
};

export function printCommand(): Command {
  return withHub(program("print"))
    .description("Write what is not printed yet as PDF; files that are there are left as they are")
    .argument("<batch>", "the batch")
    .option("--out <folder>", "where the files go", ".")
    .option("--layout <layout>", "card (a page each), bleed (for print shops), sheet (A4)", "card")
    .option("--sides <sides>", "both, front or back", "both")
    .option("--from <place>", "begin here instead of after what was printed")
    .option("--part <number>", "cards in a file, at most 1000", "500")
    .option("--json", "print the files' names as JSON")
    .action(run);
}

async function run(id: string, options: Options): Promise<void> {
  const hub = hubCaller(options);
  const { out, layout, sides, json } = options;
  const { count, printed } = await hub.json<CardBatchView>("GET", `${batchPath}/${id}`);
  const first = options.from === undefined ? printed + 1 : Number(options.from);
  const part = Number(options.part);
  mkdirSync(out, { recursive: true });
  const draw = progressBar(
    process.stderr,
    count - first + 1,
    (at: number) => `card ${at} of ${count}`,
  );
  const files: string[] = [];
  for (let from = first; from <= count; from += part) {
    const last = Math.min(from + part - 1, count);
    const name = `cards-${id}-${layout}-${sides}-${padded(from)}-${padded(last)}.pdf`;
    const file = join(out, name);
    files.push(file);
    if (!existsSync(file)) {
      const asked = `layout=${layout}&sides=${sides}&from=${from}&count=${part}`;
      const bytes = await hub.bytes(`${batchPath}/${id}/file?${asked}`);
      // Under another name until it is whole, so that an interrupted one is made again.
      writeFileSync(`${file}.part`, bytes, { mode: 0o600 });
      renameSync(`${file}.part`, file);
    }
    draw(last, last - first + 1);
  }
  process.stdout.write(json === true ? `${JSON.stringify({ files })}\n` : `${files.join("\n")}\n`);
}

function padded(place: number): string {
  return String(place).padStart(5, "0");
}
