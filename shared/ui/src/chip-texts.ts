import type { Language } from "./language.ts";
import type { Chip, ChipState } from "./line-chip.ts";

type Words = Record<ChipState, (unsent: number) => string>;

const de: Words = {
  connected: () => "Verbunden",
  sending: (unsent) => `Sendet ${unsent}`,
  "branch-only": (unsent) => (unsent > 0 ? `Nur Filiale, ${unsent} gesichert` : "Nur Filiale"),
  offline: (unsent) => `Offline, ${unsent} gesichert`,
  attention: (unsent) => (unsent > 0 ? `Achtung, ${unsent} gesichert` : "Achtung"),
  "checking-in": (unsent) =>
    unsent > 0 ? `Meldet sich an, ${unsent} gesichert` : "Meldet sich an",
  away: () => "Filiale nicht erreichbar",
};

const en: Words = {
  connected: () => "Connected",
  sending: (unsent) => `Sending ${unsent}`,
  "branch-only": (unsent) => (unsent > 0 ? `Branch only, ${unsent} saved` : "Branch only"),
  offline: (unsent) => `Offline, ${unsent} saved`,
  attention: (unsent) => (unsent > 0 ? `Attention, ${unsent} saved` : "Attention"),
  "checking-in": (unsent) => (unsent > 0 ? `Checking in, ${unsent} saved` : "Checking in"),
  away: () => "Node out of reach",
};

const books: Record<Language, Words> = { de, en };

export function chipText(chip: Chip, language: Language): string {
  return books[language][chip.state](chip.unsent);
}
