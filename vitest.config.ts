import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type Reporter, type TestCase, type TestSpecification } from "vitest/node";

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

/** The lanes that take minutes, so that the run does not end with one core idle. */
const longFirst = [/\/test\/browser\//, /\/test\/process\//, /\/test\/(simulation|device|print)\//];

class LongLanesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longFirst.findIndex((lane) => lane.test(moduleId));
      return at < 0 ? longFirst.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
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
    sequence: { sequencer: LongLanesFirst },
    // No module of the house keeps a state of its own; reading all of them anew for each file took
    // more time than the tests.
    isolate: false,
    // Left to itself, vitest leaves one of two cores idle, and the seeds take twice as long.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
