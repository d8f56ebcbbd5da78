import {
  em4100Reader,
  serialScanner,
  stripeReader,
} from "@cardweave/hardware/adapters/serial-readers";
import { ScriptedReader } from "@cardweave/hardware/scripted-reader";
import { vi } from "vitest";
import { describeReader, type ReaderLab } from "../contract/card-reader.contract.ts";
import { patience } from "../process/lane.ts";
import { evdevLab } from "./evdev-lab.ts";
import { hidLab } from "./hid-lab.ts";
import { LabClock } from "./lab-clock.ts";
import { describeSerial } from "./lanes.ts";
import { em4100Frame, serialLab } from "./serial-lab.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

describeReader("scripted", async (): Promise<ReaderLab> => {
  const clock = new LabClock();
  const readers: ScriptedReader[] = [];
  let isPlugged = true;
  return {
    samples: [
      { medium: "qr", data: "https://karte.example/c/ONE" },
      { medium: "rfid", data: "04A1B2C3D4E5F6" },
    ],
    open: () => {
      const reader = new ScriptedReader("lab", clock);
      if (!isPlugged) reader.unplug();
      readers.push(reader);
      return reader;
    },
    show: async (sample) => readers.at(-1)?.show(sample),
    garbage: async () => undefined,
    unplug: async () => {
      isPlugged = false;
      readers.at(-1)?.unplug();
    },
    replug: async () => {
      isPlugged = true;
      readers.at(-1)?.replug();
    },
    pass: (ms) => clock.pass(ms),
    dispose: async () => undefined,
  };
});

const scans = {
  make: serialScanner,
  samples: [
    { medium: "barcode", data: "]C1010950600013435221SER42\u001d10LOT7" },
    { medium: "qr", data: "https://karte.example/c/ONE" },
  ],
  bytesOf: ({ data }: { readonly data: string }) => Buffer.from(`${data}\r\n`, "latin1"),
  noise: Buffer.concat([Buffer.from([0, 255, 7, 128]), Buffer.alloc(700, "A"), Buffer.from("\r")]),
} as const;

describeReader("serial scanner", () => serialLab(scans), describeSerial);

const tags = {
  make: em4100Reader,
  samples: [
    { medium: "rfid", data: "0A00D2F1C3" },
    { medium: "rfid", data: "62E3086CED" },
  ],
  bytesOf: ({ data }: { readonly data: string }) => em4100Frame(data),
  noise: Buffer.concat([Buffer.from("noise\u0002\u0002"), Buffer.from("\u00020A00D2F1C3FF\u0003")]),
} as const;

describeReader("EM4100", () => serialLab(tags), describeSerial);

const swipes = {
  make: stripeReader,
  samples: [
    { medium: "stripe", data: "%A9000000000017^DOE/JANE^4912?;9000000000017=4912?" },
    { medium: "stripe", data: ";2101234567890==?" },
  ],
  bytesOf: ({ data }: { readonly data: string }) => Buffer.from(`${data}\r`, "latin1"),
  // A bank's card is nothing that anybody reads here.
  noise: Buffer.from("%E?;E?\r%B4111111111111111^DOE/JANE^4912101?;4111111111111111=4912101?\r"),
} as const;

describeReader("magnetic stripe", () => serialLab(swipes), describeSerial);

const scanned = [
  { medium: "barcode", data: "]C1010950600013435221SER42\u001d10LOT7" },
  { medium: "qr", data: `https://karte.example/c/ONE?${"x".repeat(80)}` },
] as const;

describeReader("HID-POS scanner", () => hidLab(scanned));

describeReader("evdev scanner", () => evdevLab(scanned));
