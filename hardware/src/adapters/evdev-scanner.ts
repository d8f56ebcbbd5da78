import type { CardReader } from "@cardweave/shared/ports/card-reader";
import { EvdevFramer } from "../evdev-framer.ts";
import { framedLink } from "../framed-link.ts";
import { type ReaderPorts, superviseReader } from "../supervised-reader.ts";
import { type EvdevSettings, evdevDevice } from "./evdev-device.ts";

/** A scanner that poses as a keyboard, taken from all windows. */
export function evdevScanner(settings: EvdevSettings, ports: ReaderPorts): CardReader {
  return superviseReader(
    framedLink(evdevDevice(settings), () => new EvdevFramer()),
    ports,
  );
}
