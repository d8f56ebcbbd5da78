import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benches } from "./benches.ts";
import { type Bench, isReached, type Line } from "./measures.ts";
import { tableOf } from "./table.ts";

const help = `Usage: cardweave bench [--only <name>] [--data <folder>] [--json]

${benches.map(({ name, what }) => `  ${name.padEnd(10)} ${what}`).join("\n")}

Every ratio is of one run on one machine. Exit code 1: a goal was missed.
`;

type Options = { readonly only: string | undefined; readonly data: string; readonly json: boolean };

function optionsOf(): Options | string {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      data: { type: "string", default: tmpdir() },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return help;
  const { only, data, json } = values;
  if (only === undefined || benches.some((bench) => bench.name === only)) {
    return { only, data, json };
  }
  process.exitCode = 2;
  return `there is no bench "${only}"\n\n${help}`;
}

async function runOne({ name, run }: Bench, data: string): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(data, `cardweave-bench-${name}-`));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const options = optionsOf();
  if (typeof options === "string") {
    process.stdout.write(options);
    return;
  }
  const machine = { cpu: cpus()[0]?.model ?? "?", cores: availableParallelism() };
  const wanted = benches.filter(({ name }) => options.only === undefined || name === options.only);
  const results: Record<string, readonly Line[]> = {};
  for (const bench of wanted) {
    const lines = await runOne(bench, options.data);
    results[bench.name] = lines;
    if (!options.json) process.stdout.write(`${bench.what}\n${tableOf(lines)}\n\n`);
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ machine, results })}\n`);
  const missed = Object.values(results)
    .flat()
    .some((line) => isReached(line) === false);
  if (missed) process.exitCode = 1;
}

await main();
