import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import type { Reporter, TestCase } from "vitest/node";

/** Names at the end what passed only at the second try, so that nobody overlooks it. */
class SecondTries implements Reporter {
  readonly #names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky === true)
      this.#names.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const name of this.#names) process.stdout.write(`passed at the second try: ${name}\n`);
  }
}

const result = process.env["CARDWEAVE_TEST_RESULT"];
const filed: ["json", { outputFile: string }][] =
  result === undefined ? [] : [["json", { outputFile: result }]];

export default defineConfig({
  ssr: { resolve: { conditions: ["cardweave-source", "node"] } },
  resolve: { conditions: ["cardweave-source"] },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    reporters: ["default", new SecondTries(), ...filed],
    // Left to itself, vitest leaves one of two cores idle, and the seeds take twice as long.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
