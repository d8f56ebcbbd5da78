import { writeFileSync } from "node:fs";
import { CommandRefused, program } from "@cardweave/shared/commands/program";
import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import type { CardDesignView, DesignFaults } from "@cardweave/shared/protocol/http/card-design";
import type { Command } from "commander";
import { type HubOptions, hubCaller, readText, withHub } from "./hub-caller.ts";

type Options = HubOptions & {
  readonly id?: string;
  readonly scheme: string;
  readonly specimen?: string;
  readonly json?: boolean;
};

const path = "/v1/cards/designs";

export function designCommand(): Command {
  return withHub(program("design"))
    .description("Check a card's design and keep it at the hub; without a file, print one to edit")
    .argument("[file]", "the design as JSON, in millimetres")
    .option("--id <id>", "change this design instead of making a new one")
    .option("--scheme <scheme>", "own or ean13: the numbers that its codes must hold", "own")
    .option("--specimen <file>", "write a PDF to look at")
    .option("--json", "print the stored design as JSON")
    .action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  if (file === undefined) {
    process.stdout.write(`${JSON.stringify(starterDesign, null, 2)}\n`);
    return;
  }
  const hub = hubCaller(options);
  const design = parsed(file);
  const { scheme } = options;
  const { faults } = await hub.json<DesignFaults>("POST", `${path}/check`, { design, scheme });
  if (faults.length > 0) {
    const lines = faults.map(({ field, reason }) => `  ${field}: ${reason}`);
    throw new CommandRefused([`${file} cannot be printed:`, ...lines].join("\n"));
  }
  const stored = await (options.id === undefined
    ? hub.json<CardDesignView>("POST", path, design)
    : hub.json<CardDesignView>("PATCH", `${path}/${options.id}`, design));
  if (options.specimen !== undefined) {
    const specimen = await hub.bytes(`${path}/${stored.id}/specimen?scheme=${scheme}`);
    writeFileSync(options.specimen, specimen);
  }
  const text = options.json === true ? JSON.stringify(stored) : `design ${stored.id} is kept`;
  process.stdout.write(`${text}\n`);
}

function parsed(file: string): object {
  try {
    return JSON.parse(readText(file)) as object;
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new CommandRefused(`${file} is not JSON`);
    throw fault;
  }
}
