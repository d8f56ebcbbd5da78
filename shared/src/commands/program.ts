import { Command, CommanderError } from "commander";
import { StorageFault } from "../ports/entry-store.ts";

/** A "no" that a person reads as one line; exit code 1. */
export class CommandRefused extends Error {
  override readonly name = "CommandRefused" as const;
}

export function program(name: string): Command {
  return new Command(name).exitOverride().showHelpAfterError("(add --help for the options)");
}

/** Runs a command line: 0 done, 1 refused or found something, 2 wrong use. */
export async function runProgram(command: Command, words: readonly string[]): Promise<void> {
  try {
    await command.parseAsync([...words], { from: "user" });
  } catch (fault) {
    process.exitCode = exitCodeOf(fault);
  }
}

function exitCodeOf(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  if (fault instanceof CommandRefused || fault instanceof StorageFault) {
    process.stderr.write(`${fault.message}\n`);
    return 1;
  }
  throw fault;
}

/** A whole number from the command line or the environment. */
export function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new CommandRefused(`not a port: ${text}`);
}
