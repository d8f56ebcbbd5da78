import type { Command } from "commander";
import { backupCommand } from "./backup-command.ts";
import { checkCommand } from "./check-command.ts";
import type { DataPlace } from "./data-place.ts";
import { exportCommand } from "./export-command.ts";
import { importCommand } from "./import-command.ts";
import { restoreCommand } from "./restore-command.ts";

type DataCommand = "check" | "export" | "import" | "backup" | "restore";

/** What can be done with the data of a hub or a node. */
export function dataCommands(place: DataPlace): Readonly<Record<DataCommand, () => Command>> {
  return {
    check: () => checkCommand(place),
    export: () => exportCommand(place),
    import: () => importCommand(place),
    backup: () => backupCommand(place),
    restore: () => restoreCommand(place),
  };
}
