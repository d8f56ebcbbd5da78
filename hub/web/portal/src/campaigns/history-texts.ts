import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface HistoryTexts {
  readonly where: string;
  readonly nowhere: string;
  readonly steps: string;
  readonly noSteps: string;
  readonly acts: Readonly<Record<string, string>>;
  readonly ofVersion: (version: number) => string;
  readonly from: (when: string) => string;
  readonly nobody: string;
  readonly versions: string;
  readonly versionsUnder: string;
  readonly noVersions: string;
  readonly version: (version: number) => string;
  readonly draft: string;
  readonly first: string;
  readonly against: (version: number) => string;
  readonly unreadable: string;
  readonly gone: string;
  readonly fresh: string;
}

const de: HistoryTexts = {
  where: "Wo sie gilt",
  nowhere: "Noch nirgends: sie wurde nie aktiviert.",
  steps: "Wer, wann, was",
  noSteps: "Aus dieser Zeit ist nichts aufgezeichnet.",
  acts: {
    "campaign-drafted": "hat den Entwurf angelegt",
    "campaign-changed": "hat den Entwurf geändert",
    "campaign-approved": "hat freigegeben",
    "campaign-active": "hat aktiviert",
    "campaign-paused": "hat angehalten",
    "campaign-ended": "hat beendet",
  },
  ofVersion: (version) => `Fassung ${version}`,
  from: (when) => `ab ${when}`,
  nobody: "Das System",
  versions: "Fassungen",
  versionsUnder: "Was sich von Fassung zu Fassung geändert hat.",
  noVersions: "Der Entwurf ist noch unvollständig; freigegeben ist nichts.",
  version: (version) => `Fassung ${version}`,
  draft: "Entwurf, noch nicht freigegeben",
  first: "Die erste.",
  against: (version) => `gegenüber Fassung ${version}`,
  unreadable: "Diese Fassung kann hier nicht in Worten stehen.",
  gone: "fällt weg",
  fresh: "kommt dazu",
};

const en: HistoryTexts = {
  where: "Where it holds",
  nowhere: "Nowhere yet: it has never been activated.",
  steps: "Who, when, what",
  noSteps: "Nothing was recorded at that time.",
  acts: {
    "campaign-drafted": "made the draft",
    "campaign-changed": "changed the draft",
    "campaign-approved": "approved",
    "campaign-active": "activated",
    "campaign-paused": "paused",
    "campaign-ended": "ended",
  },
  ofVersion: (version) => `version ${version}`,
  from: (when) => `from ${when}`,
  nobody: "The system",
  versions: "Versions",
  versionsUnder: "What changed from version to version.",
  noVersions: "The draft is not whole yet; nothing is approved.",
  version: (version) => `Version ${version}`,
  draft: "Draft, not approved yet",
  first: "The first one.",
  against: (version) => `beside version ${version}`,
  unreadable: "This version cannot be put into words here.",
  gone: "gone",
  fresh: "new",
};

export const historyTexts: PhraseBook<HistoryTexts> = { de, en };
