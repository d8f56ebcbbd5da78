#!/usr/bin/env node
/** `npm run pictures`: every page in both languages and both schemes, into shared/docs/pages. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./places.mjs";
import { setup } from "./setup.mjs";

await setup();
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const done = spawnSync(process.execPath, [vitest, "run", "test/browser/tour.web.test.ts"], {
  cwd: root,
  env: { ...process.env, CARDWEAVE_PICTURES: "1" },
  stdio: "inherit",
});
process.exitCode = done.status ?? 1;
