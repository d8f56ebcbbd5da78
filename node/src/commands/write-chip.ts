import { pcscReader } from "@cardweave/hardware/adapters/pcsc-reader";
import type { WriteOutcome } from "@cardweave/hardware/pcsc-talk";
import { systemClock, systemTimers } from "@cardweave/shared/adapters/system-clock";
import { CommandRefused, program } from "@cardweave/shared/commands/program";
import type { Command } from "commander";
import { filter, firstValueFrom } from "rxjs";

type Options = { readonly link: string; readonly socket?: string };

/** A link of a card of our own; longer ones do not fit one short record. */
const cardLink = /^https:\/\/[!-~]{1,240}$/;

const sentences: Readonly<Record<WriteOutcome, string>> = {
  written: "Written, and read back.",
  "not-empty": "The chip holds a message already; it was left as it is.",
  "read-only": "The chip is locked.",
  "too-small": "The chip has no room for the link.",
  "not-verified": "The chip reads back something else; throw it away.",
  "not-writable": "No NFC Forum type 4 chip, such as an NTAG 424 DNA.",
  "pulled-away": "The chip was pulled away; hold it longer.",
  stopped: "Given up.",
};

export function writeChipCommand(): Command {
  return program("cardweave write-chip")
    .description("Write a card's link to a blank NFC chip, once, and read it back")
    .requiredOption("--link <address>", "the card's link, as https://karte.example/c/<number>")
    .option("--socket <path>", "where pcscd listens, when not at its usual place")
    .action(writeChip);
}

async function writeChip({ link, socket }: Options): Promise<void> {
  if (!cardLink.test(link)) throw new CommandRefused(`not a link that fits a chip: ${link}`);
  const ports = { name: "chips", clock: systemClock, timers: systemTimers };
  const reader = pcscReader(socket === undefined ? {} : { socket }, ports);
  try {
    const settled$ = reader.state$.pipe(filter((state) => state.status !== "starting"));
    const { status, detail } = await firstValueFrom(settled$);
    if (status !== "ready") throw new CommandRefused(`no chip reader: ${detail}`);
    process.stdout.write(`Hold the chip to the reader (${detail}).\n`);
    const outcome = await reader.personalise(link);
    if (outcome !== "written") throw new CommandRefused(sentences[outcome]);
    process.stdout.write(`${sentences.written}\n`);
  } finally {
    await reader.stop();
  }
}
