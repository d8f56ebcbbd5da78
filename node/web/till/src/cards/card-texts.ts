import type { Language } from "@cardweave/shared/ui/language";

export const blockReasons = ["lost", "stolen", "damaged", "fraud"] as const;
export type BlockReason = (typeof blockReasons)[number];

export const linkKinds = ["replaced", "migrated", "added"] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface CardTexts {
  readonly title: string;
  readonly noCard: string;
  readonly blockTitle: string;
  readonly blockHow: string;
  readonly blockSure: (why: string) => string;
  readonly isBlocked: string;
  readonly unblock: string;
  readonly reasons: Readonly<Record<BlockReason, string>>;
  readonly linkTitle: string;
  readonly linkHow: string;
  readonly linkKinds: Readonly<Record<LinkKind, string>>;
  readonly linkHows: Readonly<Record<LinkKind, string>>;
  readonly other: string;
  readonly scheme: string;
  readonly opening: (purse: string) => string;
  readonly link: string;
  readonly linkWrong: string;
  readonly linked: string;
  readonly opened: (what: string, isNew: boolean) => string;
  readonly pinTitle: string;
  readonly pinHow: string;
  readonly oldPin: string;
  readonly newPin: string;
  readonly setPin: string;
  readonly dropPin: string;
  readonly unlockPin: string;
}

const de: CardTexts = {
  title: "Kartenpflege",
  noCard: "Bitte zuerst eine Karte scannen.",
  blockTitle: "Sperren",
  blockHow: "Gilt sofort hier, überall sonst mit der nächsten Verbindung. Das Guthaben bleibt.",
  blockSure: (why) => `Wirklich sperren: ${why}?`,
  isBlocked: "Diese Karte ist gesperrt. Entsperren darf die Filialleitung.",
  unblock: "Entsperren",
  reasons: { lost: "Verloren", stolen: "Gestohlen", damaged: "Beschädigt", fraud: "Missbrauch" },
  linkTitle: "Andere Karte übernehmen",
  linkHow: "Die Karte oben bekommt, was auf der anderen ist.",
  linkKinds: { replaced: "Ersatz", migrated: "Altes System", added: "Zweite Karte" },
  linkHows: {
    replaced: "Die andere Karte wird gesperrt und führt ab jetzt zu dieser.",
    migrated: "Karte eines alten Systems; was auf ihrem Chip stand, wird einmal gutgeschrieben.",
    added: "Beide Karten bleiben gültig und führen zum selben Konto.",
  },
  other: "Nummer der anderen Karte",
  scheme: "Kartenart des alten Systems (leer: von selbst)",
  opening: (purse) => `Alter Stand: ${purse}`,
  link: "Übernehmen",
  linkWrong: "Bitte die Nummer der anderen Karte und die alten Stände prüfen.",
  linked: "Übernommen. Alles wird nun mit dieser Karte ausgegeben.",
  opened: (what, isNew) => (isNew ? `${what} übernommen` : `${what} war schon übernommen`),
  pinTitle: "PIN",
  pinHow: "4 bis 12 Ziffern, vom Kunden eingegeben. Zum Ändern wird die alte PIN gebraucht.",
  oldPin: "Bisherige PIN",
  newPin: "Neue PIN",
  setPin: "PIN setzen",
  dropPin: "PIN entfernen",
  unlockPin: "Nach Fehlversuchen freigeben",
};

const en: CardTexts = {
  title: "Card care",
  noCard: "Please scan a card first.",
  blockTitle: "Block",
  blockHow: "At once here, everywhere else with the next contact. The value stays.",
  blockSure: (why) => `Block for sure: ${why}?`,
  isBlocked: "This card is blocked. A manager may unblock it.",
  unblock: "Unblock",
  reasons: { lost: "Lost", stolen: "Stolen", damaged: "Damaged", fraud: "Fraud" },
  linkTitle: "Take over another card",
  linkHow: "The card above gets what is on the other one.",
  linkKinds: { replaced: "Replacement", migrated: "Old system", added: "Second card" },
  linkHows: {
    replaced: "The other card is blocked and leads to this one from now on.",
    migrated: "A card of an old system; what its chip held is credited once.",
    added: "Both cards stay good and lead to the same account.",
  },
  other: "Number of the other card",
  scheme: "The old system's kind of card (empty: by itself)",
  opening: (purse) => `Old balance: ${purse}`,
  link: "Take over",
  linkWrong: "Please check the other card's number and the old balances.",
  linked: "Taken over. All of it is spent with this card now.",
  opened: (what, isNew) => (isNew ? `${what} taken over` : `${what} was taken over before`),
  pinTitle: "PIN",
  pinHow: "4 to 12 digits, typed by the customer. A change needs the PIN so far.",
  oldPin: "PIN so far",
  newPin: "New PIN",
  setPin: "Set the PIN",
  dropPin: "Take the PIN away",
  unlockPin: "Unlock after wrong tries",
};

const books: Record<Language, CardTexts> = { de, en };

export function cardTexts(language: Language): CardTexts {
  return books[language];
}
