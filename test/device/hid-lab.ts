import { EventEmitter } from "node:events";
import type { HidDevice } from "@cardweave/hardware/adapters/hid-device";
import { hidScanner } from "@cardweave/hardware/adapters/hid-scanner";
import { DeviceAway } from "@cardweave/hardware/device-faults";
import { systemTimers } from "@cardweave/shared/adapters/system-clock";
import type { ReaderLab, Sample } from "../contract/card-reader.contract.ts";
import { LabClock } from "./lab-clock.ts";

/** As the scanners in HID-POS mode send them: identifier in each, 56 characters at most. */
export function reportsOf(data: string): Buffer[] {
  const [identifier = ""] = /^\]../.exec(data) ?? [];
  const text = data.slice(identifier.length);
  const parts = text.match(/[\s\S]{1,56}/g) ?? [];
  return parts.map((part, at) => {
    const report = Buffer.alloc(64);
    report[0] = 2;
    report[1] = part.length;
    report.write(identifier + part, 2, "latin1");
    report[63] = at < parts.length - 1 ? 1 : 0;
    return report;
  });
}

/** A scanner whose reports are played. */
class PlayedDevice extends EventEmitter implements HidDevice {
  async close(): Promise<void> {
    this.removeAllListeners("data");
  }
}

/** Reports as they were recorded, through the same events as node-hid's. */
export async function hidLab(samples: readonly [Sample, Sample]): Promise<ReaderLab> {
  const clock = new LabClock();
  let isPlugged = true;
  let device: PlayedDevice | null = null;
  const openDevice = async (): Promise<HidDevice> => {
    if (!isPlugged) throw new DeviceAway("no scanner in HID-POS mode is plugged in");
    device = new PlayedDevice();
    return device;
  };
  return {
    samples,
    open: () => hidScanner({ openDevice }, { name: "lab", clock, timers: systemTimers }),
    show: async (sample) => {
      for (const report of reportsOf(sample.data)) device?.emit("data", report);
    },
    garbage: async () => {
      for (const report of ["", "02ff", `02ff${"41".repeat(62)}`, `0303414243${"00".repeat(59)}`]) {
        device?.emit("data", Buffer.from(report, "hex"));
      }
    },
    unplug: async () => {
      isPlugged = false;
      device?.emit("error", new Error("could not read from HID device: device disconnected"));
      device = null;
    },
    replug: async () => {
      isPlugged = true;
    },
    pass: (ms) => clock.pass(ms),
    dispose: async () => undefined,
  };
}
