import { openFault } from "../device-faults.ts";
import type { ByteSource } from "../framed-link.ts";
import type { Link } from "../supervised-reader.ts";
import { loadOptional } from "./load-optional.ts";

export type SerialSettings = {
  /** Best by id, as under /dev/serial/by-id: the numbers of ttyACM change. */
  readonly path: string;
  readonly baud: number;
};

/** A serial port, or a USB device that looks like one. */
export function serialPort({ path, baud }: SerialSettings): ByteSource {
  return async (hear) => {
    const { SerialPort } = await loadOptional("serialport", () => import("serialport"));
    const port = new SerialPort({ path, baudRate: baud, autoOpen: false, lock: true });
    await new Promise<void>((resolve, reject) => {
      port.open((fault) => {
        if (fault === null || fault === undefined) resolve();
        else reject(openFault(path, fault, "dialout"));
      });
    });
    const ended = new Promise<string>((resolve) => {
      port.once("close", () => resolve(`${path}: unplugged`));
    });
    // An error that matters is followed by the close.
    port.on("error", () => undefined);
    port.on("data", (bytes: Buffer) => hear(bytes));
    return linkTo(port, ended);
  };
}

type Closing = {
  readonly isOpen: boolean;
  close(done: () => void): void;
};

function linkTo(port: Closing, ended: Promise<string>): Link {
  return {
    ended,
    close: () =>
      new Promise((resolve) => {
        if (port.isOpen) port.close(() => resolve());
        else resolve();
      }),
  };
}
