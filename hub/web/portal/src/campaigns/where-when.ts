import type { Language } from "@cardweave/shared/ui/language";
import type { CampaignRow } from "./campaign-shapes.ts";
import type { CampaignTexts } from "./campaign-texts.ts";
import { itemsAt, textAt, valueAt } from "./draft-paths.ts";

export interface Wording {
  readonly texts: CampaignTexts;
  readonly day: (day: string) => string;
  readonly language: Language;
}

/** Monday 2024-01-01; any week would do. */
const someMonday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** "Mon", "Mo" */
export function weekdayName(weekday: number, language: Language): string {
  const at = new Date(someMonday + (weekday - 1) * dayMs);
  return new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(at);
}

/** Days, weekdays and hours in a few words. */
export function whenText({ draft }: CampaignRow, { texts, day, language }: Wording): string {
  const [from, to] = [textAt(draft, "time.dateFrom"), textAt(draft, "time.dateTo")];
  const weekdays = valueAt(draft, "time.weekdays");
  const days = Array.isArray(weekdays) ? (weekdays as number[]).toSorted((a, b) => a - b) : [];
  const windows = itemsAt(draft, "time.windows");
  const parts = [
    ...(from === "" ? [] : [texts.from(day(from))]),
    ...(to === "" ? [] : [texts.to(day(to))]),
    ...(days.length === 0 ? [] : [days.map((one) => weekdayName(one, language)).join(" ")]),
    ...windows.map((one) => `${textAt(one, "from")}–${textAt(one, "to")}`),
  ];
  return parts.length === 0 ? texts.always : parts.join(", ");
}

/** Where it is active, else where the draft means it to be. */
export function whereText(
  { activations, draft }: CampaignRow,
  texts: CampaignTexts,
  nameOf: (id: string) => string,
): string {
  const held = activations.filter(({ state }) => state !== "ended");
  if (held.length === 0) return texts.notYet;
  const scope = (valueAt(draft, "scope") ?? {}) as Readonly<Record<string, readonly string[]>>;
  const drafted = [...(scope["regions"] ?? []), ...(scope["branches"] ?? [])];
  const places = held.flatMap(({ where }) =>
    where === null ? drafted : [...where.regions, ...where.branches],
  );
  const names = [...new Set(places)].map(nameOf);
  return names.length === 0 ? texts.everywhere : names.join(", ");
}
