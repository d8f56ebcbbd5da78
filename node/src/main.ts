import { dataCommands } from "@cardweave/shared/commands/data-commands";
import { importCommand } from "@cardweave/shared/commands/import-command";
import { runProgram } from "@cardweave/shared/commands/program";
import { enrolCommand } from "./commands/enrol.ts";
import { importSalesCommand } from "./commands/import-sales.ts";
import { nodeCommand } from "./commands/node.ts";
import { nodeData } from "./commands/node-data.ts";
import { writeChipCommand } from "./commands/write-chip.ts";

const commands = {
  node: nodeCommand,
  enrol: enrolCommand,
  "write-chip": writeChipCommand,
  ...dataCommands(nodeData),
  import: () => importCommand(nodeData).enablePositionalOptions().addCommand(importSalesCommand()),
};
const [word = "", ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, word)
  ? commands[word as keyof typeof commands]
  : nodeCommand;
await runProgram(command(), rest);
