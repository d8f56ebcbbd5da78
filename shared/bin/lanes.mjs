/** Test lanes that need more than npm packages without compiled code. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { explainInstall, explainPackages } from "./explain.mjs";
import { root } from "./places.mjs";
import { beginLog, SetupError, say, step } from "./step.mjs";

/**
 * Which programs (one of them is enough) and files, and the Debian packages that bring them.
 * `addon` is an optional npm package that is compiled against one of those; `trial` must succeed.
 */
const LANES = [
  {
    name: "browser",
    programs: ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"],
    debian: ["chromium-headless-shell"],
  },
  { name: "rendering", programs: ["pdftoppm"], debian: ["poppler-utils"] },
  { name: "serial", programs: ["socat"], debian: ["socat"] },
  {
    name: "hid",
    programs: ["cc"],
    files: ["/usr/include/linux/hidraw.h"],
    debian: ["gcc", "libc6-dev", "libudev1"],
    addon: "node-hid",
  },
  {
    name: "pcsc",
    programs: ["pcscd"],
    files: ["/etc/reader.conf.d/vpcd"],
    debian: ["pcscd", "vsmartcard-vpcd", "libpcsclite-dev", "iproute2"],
    addon: "smartcard",
    trial: ["unshare", "--net", "--mount", "true"],
    why: "and the right to make a network of its own (root)",
  },
];

/** Before npm installs: an optional package that does not compile is left out without a word. */
export async function installLanes() {
  beginLog();
  for (const lane of LANES) if (!hasPrograms(lane)) await installFor(lane);
}

/** The names of the lanes that cannot run here. */
export async function skippedLanes() {
  const left = [];
  for (const lane of LANES) {
    if (hasPrograms(lane) && !hasAddon(lane)) await installAddon(lane);
    if (hasPrograms(lane) && hasAddon(lane) && mayRun(lane)) continue;
    const { name, debian, why = "" } = lane;
    left.push(name);
    const packages = debian.join(" ");
    say(`SKIPPED lane ${name}: it needs ${packages} (Debian: apt-get install ${packages}) ${why}`);
  }
  return left;
}

function hasPrograms({ programs, files = [] }) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  const isIn = (program) => folders.some((folder) => existsSync(join(folder, program)));
  return programs.some(isIn) && files.every((file) => existsSync(file));
}

function hasAddon({ addon }) {
  if (addon === undefined) return true;
  const probe = `require(${JSON.stringify(addon)})`;
  return spawnSync(process.execPath, ["-e", probe], { cwd: root, stdio: "ignore" }).status === 0;
}

function mayRun({ trial }) {
  if (trial === undefined) return true;
  const [command, ...args] = trial;
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** As root on Debian the missing packages are installed; elsewhere that is left to the person. */
async function installFor({ name, debian }) {
  if (process.getuid?.() !== 0 || !hasPrograms({ programs: ["apt-get"] })) return;
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...debian]]) {
    const done = await tried({
      title: `lane ${name}: apt-get ${args[0]}`,
      command: "apt-get",
      args,
      env: { DEBIAN_FRONTEND: "noninteractive" },
      explain: explainPackages(debian.join(" ")),
    });
    if (!done) return;
  }
}

/** It was left out when npm installed before its library was there. */
async function installAddon({ name, addon }) {
  const running = process.env.npm_execpath ?? "";
  const [command, first] = running.endsWith("npm-cli.js")
    ? [process.execPath, [running]]
    : ["npm", []];
  const args = [...first, "install", "--no-save", "--no-audit", "--no-fund"];
  await tried({
    title: `lane ${name}: installing ${addon}`,
    command,
    args,
    explain: explainInstall,
  });
}

async function tried(work) {
  try {
    await step(work);
    return true;
  } catch (fault) {
    if (!(fault instanceof SetupError)) throw fault;
    say(fault.message);
    return false;
  }
}
