import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe } from "vitest";

const skipped = (process.env["CARDWEAVE_SKIPPED_LANES"] ?? "").split(",");

function isThere(program: string): boolean {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  return folders.some((folder) => existsSync(join(folder, program)));
}

function mayRun(name: string, programs: readonly string[]): boolean {
  return !skipped.includes(name) && programs.every(isThere);
}

/** Left out, by its name, where there is no socat; `npm test` says so and CI then fails. */
export const describeSerial: typeof describe.skip = mayRun("serial", ["socat"])
  ? describe
  : describe.skip;

/** A compiler and the kernel's head files, for what stands in a device's stead. */
export const mayUseHid: boolean =
  mayRun("hid", ["cc"]) && existsSync("/usr/include/linux/hidraw.h");

/** A service in a network of its own takes rights that not every machine gives. */
export const mayUsePcsc: boolean =
  mayRun("pcsc", ["pcscd", "unshare"]) &&
  spawnSync("unshare", ["--net", "--mount", "true"], { stdio: "ignore" }).status === 0;

export const describePcsc: typeof describe.skip = mayUsePcsc ? describe : describe.skip;
