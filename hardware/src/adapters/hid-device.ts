import { DeviceAway, openFault } from "../device-faults.ts";
import { loadOptional } from "./load-optional.ts";

/** An open HID device, as node-hid gives it: each report is one `data`, its number in front. */
export interface HidDevice {
  on(event: "data", hear: (report: Uint8Array) => void): unknown;
  on(event: "error", hear: (fault: Error) => void): unknown;
  close(): Promise<void>;
}

/** Opens the device at a path, or the first scanner that is there. @throws DeviceAway */
export type OpenHid = (path: string | undefined) => Promise<HidDevice>;

/** Usage page and usage of bar code scanners. */
const scannerPage = 0x8c;
const scannerUsage = 2;

export const openHid: OpenHid = async (path) => {
  const { devicesAsync, HIDAsync } = await loadOptional("node-hid", () => import("node-hid"));
  const found = path ?? pathOfScanner(await devicesAsync());
  if (found === undefined) throw new DeviceAway("no scanner in HID-POS mode is plugged in");
  try {
    return await HIDAsync.open(found);
  } catch (cause) {
    throw openFault(found, cause, "plugdev");
  }
};

type Listed = {
  readonly path?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
};

function pathOfScanner(devices: readonly Listed[]): string | undefined {
  return devices.find(
    ({ usagePage, usage }) => usagePage === scannerPage && (usage ?? scannerUsage) === scannerUsage,
  )?.path;
}
