import type { Shown } from "./read-gate.ts";
import type { Link, Open } from "./supervised-reader.ts";

/** Cuts a device's bytes into reads; one for each time the device is opened. */
export interface Framer {
  push(bytes: Uint8Array): readonly Shown[];
}

/** Opens a device that sends bytes. */
export type ByteSource = (hear: (bytes: Uint8Array) => void) => Promise<Link>;

/** What was half read when a device went away is forgotten. */
export function framedLink(source: ByteSource, makeFramer: () => Framer): Open {
  return (hear) => {
    const framer = makeFramer();
    return source((bytes) => {
      for (const shown of framer.push(bytes)) hear(shown);
    });
  };
}
