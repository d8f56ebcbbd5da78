import type { SetupStep } from "@cardweave/shared/protocol/http/setup";
import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

interface StepTexts {
  readonly title: string;
  readonly why: string;
  /** What the button says. */
  readonly act: string;
}

export interface StartTexts {
  readonly hello: (login: string) => string;
  readonly setupTitle: string;
  readonly setupUnder: string;
  readonly progress: (done: number, all: number) => string;
  readonly done: string;
  readonly next: string;
  readonly open: string;
  readonly ready: string;
  readonly readyUnder: string;
  readonly steps: Readonly<Record<SetupStep, StepTexts>>;
}

const de: StartTexts = {
  hello: (login) => `Willkommen, ${login}`,
  setupTitle: "Die erste Stunde",
  setupUnder:
    "Acht Schritte bis zum ersten Verkauf. Die Liste hakt sich selbst ab; Sie können jederzeit aufhören und weitermachen.",
  progress: (done, all) => `${done} von ${all} erledigt`,
  done: "Erledigt",
  next: "Als Nächstes",
  open: "Offen",
  ready: "Ihr Netz verkauft",
  readyUnder: "Alle Schritte sind erledigt. Diese Liste verschwindet von selbst.",
  steps: {
    branch: {
      title: "Filiale anlegen",
      why: "Der Ort, an dem Karten gezeigt werden. Name und Zeitzone genügen.",
      act: "Filiale anlegen",
    },
    node: {
      title: "Filialrechner aufnehmen",
      why: "Ein kleiner Rechner in der Filiale bucht, auch wenn das Netz ausfällt. Ein Einmal-Code nimmt ihn auf.",
      act: "Code anzeigen",
    },
    till: {
      title: "Kasse anlegen und koppeln",
      why: "Ein Browser am Tresen wird zur Kasse, sobald er den Kopplungs-Link öffnet.",
      act: "Kasse anlegen",
    },
    cashier: {
      title: "Person für die Kasse anlegen",
      why: "Mit eigenem Anmeldenamen, damit jede Buchung zu jemandem gehört.",
      act: "Person anlegen",
    },
    purse: {
      title: "Konto auf der Karte anlegen",
      why: "Punkte, Guthaben oder eine Stempelkarte: Was Kunden sammeln.",
      act: "Konto anlegen",
    },
    campaign: {
      title: "Erste Aktion starten",
      why: "Zum Beispiel ein Punkt je zwei Euro. Eine Vorlage ist in einer Minute aktiv.",
      act: "Vorlage wählen",
    },
    cards: {
      title: "Erste Karten ausgeben",
      why: "Gedruckt als Stapel, oder jede Nummer, die an der Kasse zum ersten Mal gezeigt wird.",
      act: "Karten machen",
    },
    sale: {
      title: "Erster Verkauf",
      why: "An der Kasse: Karte scannen, Betrag eingeben, buchen. Dann steht er sofort hier.",
      act: "Zu den Kassen",
    },
  },
};

const en: StartTexts = {
  hello: (login) => `Welcome, ${login}`,
  setupTitle: "The first hour",
  setupUnder:
    "Eight steps to the first sale. The list ticks itself off; you can stop and go on at any time.",
  progress: (done, all) => `${done} of ${all} done`,
  done: "Done",
  next: "Next",
  open: "To do",
  ready: "Your network sells",
  readyUnder: "All steps are done. This list goes away by itself.",
  steps: {
    branch: {
      title: "Add a branch",
      why: "The place where cards are shown. A name and a time zone are enough.",
      act: "Add a branch",
    },
    node: {
      title: "Enrol its store node",
      why: "A small computer in the branch books even when the network fails. A one-time code lets it in.",
      act: "Show the code",
    },
    till: {
      title: "Add a till and pair it",
      why: "A browser at the counter becomes the till as soon as it opens the pairing link.",
      act: "Add a till",
    },
    cashier: {
      title: "Add somebody for the till",
      why: "With a login of their own, so that each booking is somebody's.",
      act: "Add a person",
    },
    purse: {
      title: "Add a purse on the card",
      why: "Points, prepaid money or a stamp card: what customers collect.",
      act: "Add a purse",
    },
    campaign: {
      title: "Start the first campaign",
      why: "As in one point for two euros. A template is active within a minute.",
      act: "Choose a template",
    },
    cards: {
      title: "Give out the first cards",
      why: "Printed as a batch, or any number that is shown at the till for the first time.",
      act: "Make cards",
    },
    sale: {
      title: "The first sale",
      why: "At the till: scan the card, type the amount, book. It stands here at once.",
      act: "To the tills",
    },
  },
};

export const startTexts: PhraseBook<StartTexts> = { de, en };
