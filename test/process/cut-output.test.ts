import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const launcher = fileURLToPath(new URL("../../shared/bin/cardweave.mjs", import.meta.url));

describe("a command whose output is cut", () => {
  test.each([[["--help"]], [["node", "--help"]], [["hub", "--help"]]])(
    "R871 ends in peace when nobody reads on: %j",
    async (words) => {
      const child = spawn(process.execPath, [launcher, ...words], {
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout.destroy();
      let complaint = "";
      child.stderr.on("data", (part: Buffer) => {
        complaint += part.toString();
      });
      const [code] = await once(child, "close");
      expect([code, complaint]).toEqual([0, ""]);
    },
  );
});
