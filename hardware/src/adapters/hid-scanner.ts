import type { CardReader } from "@cardweave/shared/ports/card-reader";
import { type ByteSource, framedLink } from "../framed-link.ts";
import { HidPosFramer } from "../hid-pos-framer.ts";
import { type ReaderPorts, superviseReader } from "../supervised-reader.ts";
import { type OpenHid, openHid } from "./hid-device.ts";

export type HidSettings = {
  /** As /dev/hidraw0; without it the first scanner that is plugged in. */
  readonly path?: string;
  /** Who opens devices; the operating system unless told otherwise. */
  readonly openDevice?: OpenHid;
};

/** A USB scanner in HID-POS mode, which types into no window. */
export function hidScanner(settings: HidSettings, ports: ReaderPorts): CardReader {
  return superviseReader(
    framedLink(hidSource(settings), () => new HidPosFramer()),
    ports,
  );
}

function hidSource({ path, openDevice = openHid }: HidSettings): ByteSource {
  return async (hear) => {
    const device = await openDevice(path);
    let end = (_: string): void => undefined;
    const ended = new Promise<string>((resolve) => {
      end = resolve;
    });
    device.on("data", hear);
    device.on("error", ({ message }) => {
      end(message);
      void device.close().catch(() => undefined);
    });
    return {
      ended,
      close: async () => {
        end("closed");
        await device.close().catch(() => undefined);
      },
    };
  };
}
