import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
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
const longestMs = 20_000;
let service: ChildProcess | null = null;

async function up(): Promise<void> {
  if (service !== null) return;
  const begun = spawn("/usr/sbin/pcscd", ["--foreground", "--debug"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  service = begun;
  await new Promise<void>((resolve, reject) => {
    let said = "";
    begun.stdout.on("data", (part: Buffer) => {
      said = (said + part.toString()).slice(-10_000);
      if (said.includes("daemon ready")) resolve();
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

/** Leaves the card on the reader until nobody has asked it anything for two turns. */
async function show(plan: CardPlan, pulledAfter: number | undefined): Promise<string> {
  const card = new VirtualCard(plan);
  const shown = await insert(card, readerPort);
  const end = Date.now() + longestMs;
  let asked = -1;
  const isDone = (): boolean => pulledAfter !== undefined && shown.asked() >= pulledAfter;
  while (Date.now() < end && !isDone() && (asked !== shown.asked() || asked < 1)) {
    asked = shown.asked();
    for (let part = 0; part < 40 && !isDone(); part += 1) await pause(turnMs / 20);
    if (plan.atr !== undefined && asked === 0) break;
  }
  await shown.remove();
  await pause(turnMs * 2);
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
