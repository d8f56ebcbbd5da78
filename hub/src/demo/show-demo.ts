import type { Child } from "./child.ts";
import type { DemoPlan } from "./demo-plan.ts";

export type Shown = {
  readonly plan: DemoPlan;
  readonly hub: Child;
  readonly nodes: readonly Child[];
  readonly file: string;
  readonly again: () => Promise<Child>;
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Prints where everything is and keeps it running until it is asked to stop. */
export async function showDemo({ plan, hub, nodes, file, again }: Shown): Promise<void> {
  say(welcome(plan, { hub, nodes, file }));
  let current: Child | null = hub;
  watch(hub, () => current === hub);
  const turnHub = async (): Promise<void> => {
    const running = current;
    if (running !== null) {
      current = null;
      await running.stop();
      say("The hub is off. The branches go on booking. Press h to switch it on again.");
      return;
    }
    const started = await again();
    current = started;
    watch(started, () => current === started);
    say(`The hub is on again: ${started.address}`);
  };
  for (const node of nodes) watch(node, () => true);
  await untilAsked(turnHub);
  say("Stopping …");
  await Promise.all(
    [...nodes, ...(current === null ? [] : [current])].map((child) => child.stop()),
  );
}

function watch(child: Child, isWanted: () => boolean): void {
  void child.ended.then((code) => {
    if (isWanted()) say(`${child.name} has ended (${code ?? "killed"}).`);
  });
}

async function untilAsked(turnHub: () => Promise<void>): Promise<void> {
  const { stdin } = process;
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    if (!stdin.isTTY) return;
    stdin.setRawMode(true);
    stdin.on("data", (keys: Buffer) => {
      const key = keys.toString();
      if (key === "q" || key === "\u0003") resolve();
      if (key === "h") void turnHub();
    });
  });
  if (stdin.isTTY) stdin.setRawMode(false);
  stdin.pause();
}

type Where = Pick<Shown, "hub" | "nodes" | "file">;

function welcome(plan: DemoPlan, { hub, nodes, file }: Where): string {
  const tills = plan.branches.map((branch, at) => {
    const till = branch.tills[0];
    const address = nodes[at]?.address ?? "";
    return `  ${branch.name.padEnd(6)} ${address}/#till=${till?.id}&token=${till?.token}
         sign in as ${branch.id}-cashier, password ${plan.cashierPassword}`;
  });
  const numbers = plan.cards.slice(0, 3).map((card) => card.number);
  const keys = process.stdin.isTTY ? "  h switches the hub off and on, q stops everything.\n" : "";
  return `
Cardweave is running.

Tills (open one in each of two windows)
${tills.join("\n")}

Hub
  ${hub.address}/v1/docs   sign in as ${plan.user}, password ${plan.password}

Cards to try: ${numbers.join("  ")}
Campaigns: 2 euros = 1 point; a coffee card (article group coffee); pay 10, get 15; coupon ADVENT
Everything for scripts: ${file}

${keys}`;
}
