import { program } from "@cardweave/shared/commands/program";
import type { Command } from "commander";
import { batchCommand } from "./batch-command.ts";
import { designCommand } from "./design-command.ts";
import { printCommand } from "./print-command.ts";

export function cardsCommand(): Command {
  return program("cardweave cards")
    .description("Design cards, order batches of them, and print them; the hub must be running")
    .addCommand(designCommand())
    .addCommand(batchCommand())
    .addCommand(printCommand());
}
