import { evdevScanner } from "@cardweave/hardware/adapters/evdev-scanner";
import { hidScanner } from "@cardweave/hardware/adapters/hid-scanner";
import { pcscReader } from "@cardweave/hardware/adapters/pcsc-reader";
import {
  em4100Reader,
  serialScanner,
  stripeReader,
} from "@cardweave/hardware/adapters/serial-readers";
import type { ReaderPorts } from "@cardweave/hardware/supervised-reader";
import { systemClock, systemTimers } from "@cardweave/shared/adapters/system-clock";
import { CommandRefused } from "@cardweave/shared/commands/program";
import type { CardReader } from "@cardweave/shared/ports/card-reader";
import type { PlacedReader } from "../readers/reader-board.ts";
import {
  type ReaderKind,
  type ReaderSettings,
  readerKinds,
  readSettings,
} from "../readers/reader-settings.ts";

export const readerHelp: string =
  `a card reader, as kind=serial,path=/dev/serial/by-id/scanner,name=counter,till=1; kinds: ` +
  `${readerKinds.join(", ")}; also baud=, shared, numbers-only, cards= and prices= (EAN prefixes, ` +
  `parted by +); once for each reader, or CARDWEAVE_READERS, parted by blanks`;

/** Collects `--reader` as often as it stands there. @throws CommandRefused */
export function readerOption(text: string, before: readonly ReaderSettings[]): ReaderSettings[] {
  const settings = readSettings(text);
  if (settings.ok) return [...before, settings.value];
  throw new CommandRefused(`not a card reader: ${text} (${String(settings.error["what"])})`);
}

export function readersIn(text: string | undefined): ReaderSettings[] {
  const parts = (text ?? "").split(/\s+/).filter((part) => part !== "");
  return parts.reduce((all: ReaderSettings[], part) => readerOption(part, all), []);
}

type Make = (
  settings: ReaderSettings & { readonly path: string },
  ports: ReaderPorts,
) => CardReader;

const makers: Readonly<Record<ReaderKind, Make>> = {
  serial: serialScanner,
  em4100: em4100Reader,
  stripe: stripeReader,
  hid: ({ path }, ports) => hidScanner(path === "" ? {} : { path }, ports),
  evdev: ({ path, shared }, ports) => evdevScanner({ path, exclusive: !shared }, ports),
  pcsc: ({ path, numbersOnly }, ports) =>
    pcscReader({ numbersOnly, ...(path === "" ? {} : { socket: path }) }, ports),
};

/** Opens what is there and waits for the rest; none of them keeps the node from starting. */
export function openReaders(wished: readonly ReaderSettings[]): readonly PlacedReader[] {
  return wished.map((settings) => {
    const ports = { name: settings.name, clock: systemClock, timers: systemTimers };
    const make = makers[settings.kind];
    return { settings, reader: make({ ...settings, path: settings.path ?? "" }, ports) };
  });
}
