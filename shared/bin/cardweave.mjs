#!/usr/bin/env node
import { run } from "./commands.mjs";

// Who reads may stop in the middle, as `head` does: what comes after is for nobody.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (fault) => {
    if (fault.code !== "EPIPE") throw fault;
  });
}

await run(process.argv.slice(2));
