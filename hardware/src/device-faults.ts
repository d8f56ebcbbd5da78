/** The device is not there, or went away: it may come back by itself. */
export class DeviceAway extends Error {
  override readonly name = "DeviceAway" as const;
}

/** Somebody must install or allow something first; the message says what and how. */
export class DeviceMissing extends Error {
  override readonly name = "DeviceMissing" as const;
}

/** What an operating system's refusal means for whoever set the reader up. */
export function openFault(path: string, cause: unknown, group: string): Error {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/EACCES|EPERM|permission denied/i.test(text)) {
    return new DeviceMissing(
      `${path}: this user may not open it; add the user to the group ${group}, or a udev rule`,
      { cause },
    );
  }
  if (/lock|EBUSY|busy|temporarily unavailable/i.test(text)) {
    return new DeviceAway(`${path}: another program holds it`, { cause });
  }
  if (/ENOENT|no such file|cannot open/i.test(text)) {
    return new DeviceAway(`${path}: not plugged in`, { cause });
  }
  return new DeviceAway(`${path}: ${text}`, { cause });
}
