import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface ReachTexts {
  readonly title: Readonly<Record<string, string>>;
  readonly of: (received: number, of: number) => string;
  readonly all: (of: number) => string;
  readonly said: (when: string) => string;
  readonly lacking: string;
  readonly onItsWay: string;
  readonly away: (age: string) => string;
  readonly unheard: string;
  readonly until: string;
}

const de: ReachTexts = {
  title: {
    block: "Sperre in den Filialen",
    unblock: "Freigabe in den Filialen",
    link: "Verbindung in den Filialen",
    linked: "Verbindung in den Filialen",
    unlink: "Trennung in den Filialen",
  },
  of: (received, of) => `Angekommen bei ${received} von ${of} Filialrechnern`,
  all: (of) =>
    of === 1
      ? "Angekommen beim einzigen Filialrechner"
      : `Angekommen bei allen ${of} Filialrechnern`,
  said: (when) => `Seit ${when}.`,
  lacking: "Noch nicht angekommen bei",
  onItsWay: "unterwegs",
  away: (age) => `offline, ${age}`,
  unheard: "seit dem Start der Zentrale nicht gehört",
  until: "Diese Filialen wissen es, sobald sie wieder verbunden sind.",
};

const en: ReachTexts = {
  title: {
    block: "The block in the branches",
    unblock: "The release in the branches",
    link: "The link in the branches",
    linked: "The link in the branches",
    unlink: "The separation in the branches",
  },
  of: (received, of) => `Has reached ${received} of ${of} store nodes`,
  all: (of) => (of === 1 ? "Has reached the only store node" : `Has reached all ${of} store nodes`),
  said: (when) => `Since ${when}.`,
  lacking: "Has not reached",
  onItsWay: "on its way",
  away: (age) => `offline, ${age}`,
  unheard: "not heard of since headquarters' start",
  until: "These branches know it as soon as they are connected again.",
};

export const reachTexts: PhraseBook<ReachTexts> = { de, en };
