#!/usr/bin/env node
/**
 * `npm test`: sets up what is missing, installs what single lanes need where that is allowed,
 * runs `npm run check`, and ends with one line of figures.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installLanes, skippedLanes } from "./lanes.mjs";
import { root } from "./places.mjs";
import { setup } from "./setup.mjs";
import { say } from "./step.mjs";

const RESULT = join(root, ".cache", "test-result.json");

await installLanes();
await setup();
const skipped = await skippedLanes();
const code = check(skipped);
process.exitCode = report({ code, skipped });

function check(skipped) {
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(RESULT, { force: true });
  const running = process.env.npm_execpath ?? "";
  const [command, first] = running.endsWith("npm-cli.js")
    ? [process.execPath, [running]]
    : ["npm", []];
  const env = {
    ...process.env,
    CARDWEAVE_TEST_RESULT: RESULT,
    CARDWEAVE_SKIPPED_LANES: skipped.join(","),
  };
  const done = spawnSync(command, [...first, "run", "check"], { cwd: root, env, stdio: "inherit" });
  return done.status ?? 1;
}

/** In continuous integration a lane that was skipped is a failure. */
function report({ code, skipped }) {
  const strict = process.env.CI === "true" && skipped.length > 0;
  const verdict = strict ? " (a failure, as this is continuous integration)" : "";
  if (skipped.length > 0) say(`lanes skipped: ${skipped.join(", ")}${verdict}`);
  if (!existsSync(RESULT)) {
    say("no test was run: a check before the tests failed (types, lint or dead code)");
    return 1;
  }
  const { passed, failed, left } = figures(JSON.parse(readFileSync(RESULT, "utf8")));
  process.stdout.write(`tests: ${passed} passed, ${failed} failed, ${left} skipped\n`);
  return code !== 0 || failed > 0 || passed === 0 || strict ? 1 : 0;
}

/** A file that could not even be loaded has no failed test in it; it counts as one. */
function figures(result) {
  const unloaded = result.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + unloaded.length,
    left: result.numPendingTests + (result.numTodoTests ?? 0),
  };
}
