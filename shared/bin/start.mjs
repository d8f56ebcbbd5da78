#!/usr/bin/env node
/** `npm start`: sets up what is missing, then runs the small demonstration network. */
import { run } from "./commands.mjs";
import { setup } from "./setup.mjs";

await setup();
await run(["demo", ...process.argv.slice(2)]);
