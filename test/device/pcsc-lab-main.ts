import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { pause } from "../process/wait-for.ts";
import { type CardPlan, insert, VirtualCard } from "./virtual-card.ts";

/**
 * Runs the chip-reader service with a virtual reader, in a network and a file system of its own
 * (`unshare --net --mount`), so that nothing of this machine is touched. Orders come by IPC.
 */
export type LabOrder =
  | { readonly kind: "up" }
  | { readonly kind: "down"; readonly signal: "SIGTERM" | "SIGKILL" }
  | { readonly kind: "show"; readonly card: CardPlan; readonly pulledAfter?: number };

export type LabAnswer = { readonly message: string; readonly fault?: string };

const readerPort = 35_963;
/** The service looks for cards in turns of 400 ms. */
const turnMs = 450;
const lookMs = 20;
const longestMs = 20_000;
let service: ChildProcess | null = null;
/** How often the service has seen a card go. */
let removals = 0;

async function up(): Promise<void> {
  if (service !== null) return;
  const begun = spawn("/usr/sbin/pcscd", ["--foreground", "--debug"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  service = begun;
  await new Promise<void>((resolve, reject) => {
    let said = "";
    createInterface(begun.stdout).on("line", (line) => {
      said = `${said}${line}\n`.slice(-10_000);
      if (line.includes("daemon ready")) resolve();
      if (line.includes("Card Removed From")) removals += 1;
    });
    begun.once("exit", (code) => reject(new Error(`pcscd ended with ${code}: ${said}`)));
  });
}

async function down(signal: NodeJS.Signals): Promise<void> {
  const ending = service;
  service = null;
  if (ending === null) return;
  const gone = new Promise((resolve) => ending.once("exit", resolve));
  ending.kill(signal);
  await gone;
}

/** Leaves the card on the reader until nobody has asked it anything for a turn. */
async function show(plan: CardPlan, pulledAfter: number | undefined): Promise<string> {
  const card = new VirtualCard(plan);
  const shown = await insert(card, readerPort);
  const isBroken = plan.atr !== undefined;
  const isDone = (quietMs: number): boolean =>
    (pulledAfter !== undefined && shown.asked() >= pulledAfter) ||
    (quietMs > turnMs && (shown.asked() > 0 || isBroken));
  let asked = 0;
  for (let quietMs = 0, ms = 0; ms < longestMs && !isDone(quietMs); ms += lookMs) {
    await pause(lookMs);
    quietMs = shown.asked() === asked ? quietMs + lookMs : 0;
    asked = shown.asked();
  }
  const before = removals;
  await shown.remove();
  // One that was never seen is not missed either.
  for (let ms = 0; ms < turnMs * 2 && removals === before; ms += lookMs) await pause(lookMs);
  return card.message;
}

async function carryOut(order: LabOrder): Promise<string> {
  if (order.kind === "up") await up();
  if (order.kind === "down") await down(order.signal);
  return order.kind === "show" ? show(order.card, order.pulledAfter) : "";
}

mkdirSync("/run/pcscd", { recursive: true });
execFileSync("mount", ["-t", "tmpfs", "tmpfs", "/run/pcscd"]);
execFileSync("ip", ["link", "set", "lo", "up"]);
process.on("message", (order: LabOrder) => {
  void carryOut(order).then(
    (message) => process.send?.({ message } satisfies LabAnswer),
    (fault: unknown) => process.send?.({ message: "", fault: String(fault) } satisfies LabAnswer),
  );
});
process.once("disconnect", () => {
  service?.kill("SIGKILL");
  process.exit(0);
});
process.send?.({ message: "begun" } satisfies LabAnswer);
