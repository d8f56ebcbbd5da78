import type { CardReader, ReaderStatus } from "@cardweave/shared/ports/card-reader";
import type { Clock, Timers } from "@cardweave/shared/ports/clock";
import { DeviceAway, DeviceMissing } from "./device-faults.ts";
import { ReadGate, type Shown } from "./read-gate.ts";

/** An open device. */
export type Link = {
  /** Why it went away; also after `close`. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
  /** It tells its states itself, by `tell`: a service that outlives its devices. */
  readonly tellsItself?: true;
};

export type Tell = (status: ReaderStatus, detail?: string) => void;
export type Open = (hear: (shown: Shown) => void, tell: Tell) => Promise<Link>;

export type ReaderPorts = {
  /** Its name in the node's settings. */
  readonly name: string;
  readonly clock: Clock;
  readonly timers: Timers;
};

/** How long it waits before it tries an absent device again: doubled each time. */
const soonMs = 250;
const longestMs = 5_000;

/**
 * Opens a device, again whenever it went away, until it is stopped.
 * `open` throws DeviceAway or DeviceMissing and nothing else.
 */
export function superviseReader(open: Open, { name, clock, timers }: ReaderPorts): CardReader {
  const gate = new ReadGate(name, clock);
  let isStopped = false;
  let link: Link | null = null;
  let wake = (): void => undefined;

  const once = async (): Promise<void> => {
    const hear = (shown: Shown): void => (isStopped ? undefined : gate.read(shown));
    const tell: Tell = (...said) => (isStopped ? undefined : gate.tell(...said));
    link = await open(hear, tell);
    if (isStopped) await link.close();
    else if (link.tellsItself !== true) gate.tell("ready");
    const why = await link.ended;
    if (!isStopped) gate.tell("away", why);
  };
  const attempt = async (): Promise<boolean> => {
    try {
      await once();
      return true;
    } catch (fault) {
      if (fault instanceof DeviceMissing) gate.tell("missing", fault.message);
      else if (fault instanceof DeviceAway) gate.tell("away", fault.message);
      else throw fault;
      return false;
    } finally {
      link = null;
    }
  };
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = timers.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    let waitMs = soonMs;
    while (!isStopped) {
      waitMs = (await attempt()) ? soonMs : Math.min(waitMs * 2, longestMs);
      if (!isStopped) await pause(waitMs);
    }
  };
  const running = run();
  return {
    reads$: gate.reads$,
    state$: gate.state$,
    stop: async () => {
      isStopped = true;
      wake();
      await link?.close();
      await running;
      gate.end();
    },
  };
}
