import { dataCommands } from "@cardweave/shared/commands/data-commands";
import { importCommand } from "@cardweave/shared/commands/import-command";
import { runProgram } from "@cardweave/shared/commands/program";
import { cardsCommand } from "./commands/cards/cards.ts";
import { demoCommand } from "./commands/demo.ts";
import { hubCommand } from "./commands/hub.ts";
import { hubData } from "./commands/hub-data.ts";
import { importArticlesCommand } from "./commands/import-articles.ts";
import { importBalancesCommand } from "./commands/import-balances.ts";
import { initCommand } from "./commands/init.ts";

const commands = {
  hub: hubCommand,
  init: initCommand,
  demo: demoCommand,
  cards: cardsCommand,
  ...dataCommands(hubData),
  import: () =>
    importCommand(hubData)
      .enablePositionalOptions()
      .addCommand(importBalancesCommand())
      .addCommand(importArticlesCommand()),
};
const [word = "", ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, word)
  ? commands[word as keyof typeof commands]
  : hubCommand;
await runProgram(command(), rest);
