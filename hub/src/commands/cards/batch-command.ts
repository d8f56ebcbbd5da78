import { systemTimers } from "@cardweave/shared/adapters/system-clock";
import { CommandRefused, program } from "@cardweave/shared/commands/program";
import { progressBar } from "@cardweave/shared/commands/progress-bar";
import type { CardBatchView } from "@cardweave/shared/protocol/http/card-batch";
import type { Command } from "commander";
import { type HubCaller, type HubOptions, hubCaller, readText, withHub } from "./hub-caller.ts";

type Options = HubOptions & {
  readonly design?: string;
  readonly count?: string;
  readonly csv?: string;
  readonly scheme: string;
  readonly language: string;
  readonly valid?: string;
  readonly printed?: string;
  readonly spoilt?: string;
  readonly release?: boolean;
  readonly json?: boolean;
};

export const batchPath = "/v1/cards/batches";

export function batchCommand(): Command {
  return withHub(program("batch"))
    .description("Order cards, or say what became of a batch at the printer")
    .argument("[batch]", "a batch that was ordered before")
    .option("--design <id>", "the design of a new batch")
    .option("--count <number>", "so many new numbers")
    .option("--csv <file>", "the numbers of this list: columns number [holder]")
    .option("--scheme <scheme>", "own or ean13", "own")
    .option("--language <language>", "de or en", "de")
    .option("--valid <day>", "last good day, YYYY-MM-DD")
    .option("--printed <place>", "all cards up to this place came out of the printer")
    .option("--spoilt <places>", "these came out spoilt, as in 3,7; others replace them")
    .option("--release", "the batch is whole and goes out")
    .option("--json", "print the batch as JSON")
    .action(run);
}

async function run(id: string | undefined, options: Options): Promise<void> {
  const hub = hubCaller(options);
  const at = `${batchPath}/${id ?? (await ordered(hub, options)).id}`;
  await whenRead(hub, at);
  const { printed, spoilt, release } = options;
  if (printed !== undefined) await hub.json("POST", `${at}/printed`, { through: Number(printed) });
  if (spoilt !== undefined) {
    const places = spoilt.split(",").map(Number);
    await hub.json("POST", `${at}/spoilt`, { places });
    await whenRead(hub, at);
  }
  if (release === true) await hub.json("POST", `${at}/release`);
  const batch = await hub.json<CardBatchView>("GET", at);
  process.stdout.write(`${options.json === true ? JSON.stringify(batch) : textOf(batch)}\n`);
}

function ordered(hub: HubCaller, options: Options): Promise<CardBatchView> {
  const { design, count, csv, scheme, language, valid } = options;
  if (design === undefined || (count === undefined) === (csv === undefined)) {
    throw new CommandRefused("a new batch needs --design and either --count or --csv");
  }
  return hub.json("POST", batchPath, {
    design,
    scheme,
    language,
    ...(valid === undefined ? {} : { valid }),
    ...(csv === undefined ? { count: Number(count) } : { csv: readText(csv) }),
  });
}

const pollMs = 300;

/** Waits until the hub has read every code back. */
async function whenRead(hub: HubCaller, at: string): Promise<void> {
  let draw: ReturnType<typeof progressBar<CardBatchView>> | undefined;
  for (;;) {
    const batch = await hub.json<CardBatchView>("GET", at);
    draw ??= progressBar(process.stderr, batch.count, (seen) => `${seen.checked} codes read back`);
    draw(batch, batch.checked);
    if (batch.state === "unreadable") {
      throw new CommandRefused(
        `the codes of card ${batch.unreadable} cannot be read: change the design`,
      );
    }
    if (batch.state !== "making") return;
    await new Promise<void>((resolve) => void systemTimers.after(pollMs, resolve));
  }
}

function textOf({ id, state, count, printed, spoilt }: CardBatchView): string {
  const lost = spoilt.length === 0 ? "" : `, spoilt ${spoilt.join(", ")}`;
  return `batch ${id}: ${state}, ${count} cards, printed up to ${printed}${lost}`;
}
