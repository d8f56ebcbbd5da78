import type { Child } from "./child.ts";
import type { DemoPlan } from "./demo-plan.ts";
import type { TrafficSwitch } from "./traffic/run-traffic.ts";

export type Shown = {
  readonly plan: DemoPlan;
  readonly hub: Child;
  readonly nodes: readonly Child[];
  readonly file: string;
  readonly again: () => Promise<Child>;
  readonly trading: Trading;
};

/** Customers who come by themselves; `isOn` from the start. */
export type Trading = {
  readonly traffic: TrafficSwitch;
  readonly relays: readonly { readonly stop: () => void }[];
  readonly isOn: boolean;
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Prints where everything is and keeps it running until it is asked to stop. */
export async function showDemo(shown: Shown): Promise<void> {
  const { plan, hub, nodes, file, again, trading } = shown;
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
  trading.traffic.turn(trading.isOn);
  await untilAsked({ h: () => void turnHub(), t: () => turnTraffic(trading) });
  trading.traffic.turn(false);
  say("Stopping …");
  await Promise.all(
    [...nodes, ...(current === null ? [] : [current])].map((child) => child.stop()),
  );
  for (const relay of trading.relays) relay.stop();
}

function turnTraffic({ traffic }: Trading): void {
  traffic.turn(!traffic.isOn);
  say(traffic.isOn ? "Customers are coming. Press t to stop them." : "No more customers.");
}

function watch(child: Child, isWanted: () => boolean): void {
  void child.ended.then((code) => {
    if (isWanted()) say(`${child.name} has ended (${code ?? "killed"}).`);
  });
}

async function untilAsked(keys: Readonly<Record<string, () => void>>): Promise<void> {
  const { stdin } = process;
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    if (!stdin.isTTY) return;
    stdin.setRawMode(true);
    stdin.on("data", (pressed: Buffer) => {
      const key = pressed.toString();
      if (key === "q" || key === "\u0003") resolve();
      else keys[key]?.();
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
  const keys = process.stdin.isTTY
    ? "  h switches the hub off and on, t the customers, q stops everything.\n"
    : "";
  return `
Cardweave is running.

Tills (open one in each of two windows)
${tills.join("\n")}

Headquarters
  ${hub.address}   sign in as ${plan.user}, password ${plan.password}
  ${hub.address}/v1/docs   what programs can ask for

Cards to try: ${numbers.join("  ")}
Campaigns: 2 euros = 1 point; a coffee card (article group coffee); pay 10, get 15; coupon ADVENT
Everything for scripts: ${file}

${keys}`;
}
