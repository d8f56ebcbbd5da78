import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CardReader } from "@cardweave/shared/ports/card-reader";
import { DeviceAway } from "../device-faults.ts";
import { type PcscNews, type PcscOrder, shownByChip, type WriteOutcome } from "../pcsc-talk.ts";
import type { Shown } from "../read-gate.ts";
import {
  type Link,
  type Open,
  type ReaderPorts,
  superviseReader,
  type Tell,
} from "../supervised-reader.ts";

export type PcscSettings = {
  /** Where the service listens, when not at its usual place: in containers. */
  readonly socket?: string;
  /** Only the numbers of chips count, whatever else is on them. */
  readonly numbersOnly?: boolean;
  /** For Node, in front of the child's program. */
  readonly flags?: readonly string[];
};

/** A reader for chips with and without contacts that can also write a card's link once. */
export interface PcscReader extends CardReader {
  /**
   * Writes a link to the next chip that is shown, if it holds no message yet, and reads it back.
   * One at a time: a second call ends the wait of the first as `stopped`.
   */
  personalise(link: string): Promise<WriteOutcome>;
}

/** How long a child may take to end before it is killed: the library waits up to a second. */
const endMs = 3_000;

export function pcscReader(settings: PcscSettings, ports: ReaderPorts): PcscReader {
  const order: Order = { link: null, done: () => undefined };
  let child: ChildProcess | null = null;
  const open = openPcsc({ settings, ports, order }, (begun) => {
    child = begun;
  });
  return {
    ...superviseReader(open, ports),
    personalise: (link) => {
      order.done("stopped");
      order.link = link;
      const outcome = new Promise<WriteOutcome>((resolve) => {
        order.done = resolve;
      });
      if (child !== null) send(child, { kind: "write", link });
      return outcome;
    },
  };
}

/** What shall be written, until it is: a child that is begun anew is told again. */
type Order = { link: string | null; done: (outcome: WriteOutcome) => void };
type Parts = {
  readonly settings: PcscSettings;
  readonly ports: ReaderPorts;
  readonly order: Order;
};

function openPcsc(parts: Parts, onChild: (child: ChildProcess | null) => void): Open {
  return async (hear, tell) => {
    const { settings, ports, order } = parts;
    const child = begin(settings);
    onChild(child);
    child.on("message", (news: PcscNews) => {
      if (news.kind === "chip") hearChip(news, settings, hear);
      else if (news.kind === "written") finish(order, news.outcome);
      else tell(...stateOf(news));
    });
    if (order.link !== null) send(child, { kind: "write", link: order.link });
    const link = linkTo(child, ports, () => onChild(null));
    await begun(child);
    return link;
  };
}

type Chip = Extract<PcscNews, { readonly kind: "chip" }>;
type Service = Exclude<PcscNews, { readonly kind: "chip" | "written" }>;

function hearChip(seen: Chip, { numbersOnly }: PcscSettings, hear: (shown: Shown) => void): void {
  const shown = shownByChip(numbersOnly === true ? { ...seen, own: null, text: null } : seen);
  if (shown !== null) hear(shown);
}

function finish(order: Order, outcome: WriteOutcome): void {
  order.link = null;
  order.done(outcome);
}

function stateOf(news: Service): Parameters<Tell> {
  if (news.kind === "missing") return ["missing", news.detail];
  if (news.kind === "down") return ["away", news.detail];
  const names = news.names.join(", ");
  return names === "" ? ["away", "no reader is plugged in"] : ["ready", names];
}

/** @throws DeviceAway when the child ends before it has said anything. */
function begun(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", () => reject(new DeviceAway("the process for chip readers does not start")));
    child.once("error", (cause) =>
      reject(new DeviceAway("the process for chip readers does not start", { cause })),
    );
  });
}

function begin({ socket, flags = [] }: PcscSettings): ChildProcess {
  const suffix = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const program = fileURLToPath(new URL(`./pcsc-main.${suffix}`, import.meta.url));
  const place = socket === undefined ? {} : { PCSCLITE_CSOCK_NAME: socket };
  return fork(program, [], {
    execArgv: [...flags],
    env: { ...process.env, ...place },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

function send(child: ChildProcess, order: PcscOrder): void {
  if (child.connected) child.send(order);
}

function linkTo(child: ChildProcess, { timers }: ReaderPorts, onEnd: () => void): Link {
  const ended = new Promise<string>((resolve) => {
    const end = (): void => {
      onEnd();
      resolve("the process for chip readers ended");
    };
    child.once("exit", end);
    child.once("error", end);
  });
  return {
    ended,
    tellsItself: true,
    close: async () => {
      send(child, { kind: "stop" });
      const forget = timers.after(endMs, () => child.kill("SIGKILL"));
      await ended;
      forget();
    },
  };
}
