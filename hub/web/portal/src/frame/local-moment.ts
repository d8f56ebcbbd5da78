import { instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";

/** What a field for date and time says, by the network's clock and whatever the clock of this desk. */
export function momentIn(zone: string, local: string): string {
  const minute = local.slice(0, 16);
  const offset = rfc3339(zone, instant(Date.parse(`${minute}Z`))).slice(19);
  return `${minute}:00${offset}`;
}
