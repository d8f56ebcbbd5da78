import type { CardReader } from "@cardweave/shared/ports/card-reader";
import { Em4100Framer } from "../em4100-framer.ts";
import { framedLink } from "../framed-link.ts";
import { LineFramer } from "../line-framer.ts";
import { StripeFramer } from "../stripe-framer.ts";
import { type ReaderPorts, superviseReader } from "../supervised-reader.ts";
import { type SerialSettings, serialPort } from "./serial-port.ts";

/** A code scanner on a serial line. */
export function serialScanner(settings: SerialSettings, ports: ReaderPorts): CardReader {
  return superviseReader(
    framedLink(serialPort(settings), () => new LineFramer()),
    ports,
  );
}

/** A reader of 125 kHz tags: RDM6300 and what sends the same frames. */
export function em4100Reader(settings: SerialSettings, ports: ReaderPorts): CardReader {
  return superviseReader(
    framedLink(serialPort(settings), () => new Em4100Framer()),
    ports,
  );
}

/** A reader of magnetic stripes on a serial line. */
export function stripeReader(settings: SerialSettings, ports: ReaderPorts): CardReader {
  return superviseReader(
    framedLink(serialPort(settings), () => new StripeFramer()),
    ports,
  );
}
