import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const result = process.env["CARDWEAVE_TEST_RESULT"];

export default defineConfig({
  ssr: { resolve: { conditions: ["cardweave-source", "node"] } },
  resolve: { conditions: ["cardweave-source"] },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    reporters: result === undefined ? ["default"] : ["default", ["json", { outputFile: result }]],
    // Left to itself, vitest leaves one of two cores idle, and the seeds take twice as long.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
