import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface ActTexts {
  readonly block: string;
  readonly unblock: string;
  readonly replace: string;
  readonly goodwill: string;
  readonly changeGroup: string;
  readonly unlockPin: string;
  readonly blockTitle: string;
  readonly blockUnder: string;
  readonly unblockTitle: string;
  readonly unblockUnder: string;
  readonly reason: string;
  readonly blocked: string;
  readonly unblocked: string;
  readonly goodwillTitle: string;
  readonly goodwillUnder: string;
  readonly purse: string;
  readonly amount: string;
  readonly give: string;
  readonly given: string;
  readonly leftToday: (amount: string) => string;
  readonly perBooking: (amount: string) => string;
  readonly groupTitle: string;
  readonly groupUnder: string;
  readonly noGroup: string;
  readonly save: string;
  readonly saved: string;
  readonly pinTitle: string;
  readonly pinUnder: string;
  readonly pinDone: string;
  readonly linkTitle: string;
  readonly linkUnder: string;
  readonly linkKind: string;
  readonly linkKinds: Readonly<Record<"replaced" | "merged" | "added", string>>;
  readonly linkSays: Readonly<Record<"replaced" | "merged" | "added", string>>;
  readonly otherNumber: string;
  readonly otherHint: string;
  readonly show: string;
  readonly thisCard: string;
  readonly otherCard: string;
  readonly together: string;
  readonly notANumber: string;
  readonly sameCard: string;
  readonly neverUsed: string;
  readonly link: string;
  readonly linkedNow: string;
  readonly undone: string;
  readonly othersTitle: string;
  readonly othersLinked: string;
  readonly merge: string;
  readonly edit: string;
  readonly exportAll: string;
  readonly erase: string;
  readonly personTitle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly birthday: string;
  readonly eraseTitle: (name: string) => string;
  readonly eraseUnder: readonly string[];
  readonly erased: string;
}

const de: ActTexts = {
  block: "Sperren",
  unblock: "Entsperren",
  replace: "Ersetzen oder verbinden",
  goodwill: "Gutschreiben",
  changeGroup: "Kundengruppe",
  unlockPin: "PIN entsperren",
  blockTitle: "Karte sperren",
  blockUnder:
    "Mit der Karte wird ab sofort nichts mehr bezahlt. Filialen ohne Verbindung erfahren es, sobald sie wieder verbunden sind. Das Guthaben bleibt.",
  unblockTitle: "Karte entsperren",
  unblockUnder: "Mit der Karte kann wieder bezahlt werden.",
  reason: "Grund",
  blocked: "Karte gesperrt",
  unblocked: "Karte entsperrt",
  goodwillTitle: "Kulanz gutschreiben",
  goodwillUnder:
    "Ihre Rolle hat Grenzen je Buchung und je Tag. Es steht im Verlauf und im Protokoll.",
  purse: "Konto",
  amount: "Betrag",
  give: "Gutschreiben",
  given: "Gutgeschrieben",
  leftToday: (amount) => `Heute bleiben Ihnen noch ${amount}.`,
  perBooking: (amount) => `Je Buchung dürfen Sie höchstens ${amount} geben.`,
  groupTitle: "Kundengruppe ändern",
  groupUnder: "Sie entscheidet über Preise und Aktionen.",
  noGroup: "keine",
  save: "Speichern",
  saved: "Gespeichert",
  pinTitle: "PIN entsperren",
  pinUnder: "Nach zu vielen falschen Versuchen. Die PIN selbst bleibt, wie sie ist.",
  pinDone: "Die PIN kann wieder eingegeben werden",
  linkTitle: "Ersetzen oder verbinden",
  linkUnder: "Diese Karte führt danach zum Konto der anderen. Kein Guthaben geht verloren.",
  linkKind: "Was geschehen soll",
  linkKinds: {
    replaced: "Durch eine neue Karte ersetzen",
    merged: "Zwei Konten zusammenlegen",
    added: "Als weitere Karte anschließen",
  },
  linkSays: {
    replaced: "Diese Karte wird gesperrt; alles ist mit der neuen nutzbar.",
    merged: "Beide Karten bleiben nutzbar und teilen sich ein Konto.",
    added: "Beide Karten bleiben nutzbar; gebucht wird auf das Konto der anderen.",
  },
  otherNumber: "Nummer der anderen Karte",
  otherHint: "Scannen oder tippen",
  show: "Beide Konten zeigen",
  thisCard: "Diese Karte",
  otherCard: "Die andere Karte",
  together: "Danach zusammen",
  notANumber: "Das ist keine Kartennummer.",
  sameCard: "Das ist dieselbe Karte.",
  neverUsed: "noch nie benutzt",
  link: "Verbinden",
  linkedNow: "Karten verbunden",
  undone: "Zurückgenommen",
  othersTitle: "Weitere Karten dieser Person",
  othersLinked: "verbunden",
  merge: "Zusammenlegen …",
  edit: "Ändern",
  exportAll: "Alles herunterladen",
  erase: "Löschen",
  personTitle: "Angaben ändern",
  name: "Name",
  email: "E-Mail",
  phone: "Telefon",
  birthday: "Geburtstag",
  eraseTitle: (name) => `${name} löschen`,
  eraseUnder: [
    "Name, Kontakt und Einwilligungen sind danach weg und kommen nicht wieder.",
    "Die Karte bleibt nutzbar, ihre Buchungen bleiben ohne Namen.",
    "Im Protokoll steht, dass und von wem gelöscht wurde.",
  ],
  erased: "Gelöscht",
};

const en: ActTexts = {
  block: "Block",
  unblock: "Unblock",
  replace: "Replace or link",
  goodwill: "Give value",
  changeGroup: "Customer group",
  unlockPin: "Unlock PIN",
  blockTitle: "Block the card",
  blockUnder:
    "Nothing is paid with this card from now on. Branches out of touch learn it when they are back. What it holds stays.",
  unblockTitle: "Unblock the card",
  unblockUnder: "The card can pay again.",
  reason: "Reason",
  blocked: "Card blocked",
  unblocked: "Card unblocked",
  goodwillTitle: "Give value as goodwill",
  goodwillUnder:
    "Your role has limits for a booking and a day. It stands in the history and the audit log.",
  purse: "Purse",
  amount: "Amount",
  give: "Give",
  given: "Given",
  leftToday: (amount) => `You have ${amount} left today.`,
  perBooking: (amount) => `You may give at most ${amount} in one booking.`,
  groupTitle: "Change the customer group",
  groupUnder: "It decides about prices and campaigns.",
  noGroup: "none",
  save: "Save",
  saved: "Saved",
  pinTitle: "Unlock the PIN",
  pinUnder: "After too many wrong tries. The PIN itself stays as it is.",
  pinDone: "The PIN can be entered again",
  linkTitle: "Replace or link",
  linkUnder: "This card then leads to the other one's account. No value is lost.",
  linkKind: "What is to happen",
  linkKinds: {
    replaced: "Replace by a new card",
    merged: "Merge two accounts",
    added: "Join as a further card",
  },
  linkSays: {
    replaced: "This card is blocked; all it holds can be used with the new one.",
    merged: "Both cards stay in use and share one account.",
    added: "Both cards stay in use; bookings go to the other one's account.",
  },
  otherNumber: "Number of the other card",
  otherHint: "Scan or type",
  show: "Show both accounts",
  thisCard: "This card",
  otherCard: "The other card",
  together: "Together afterwards",
  notANumber: "That is no card's number.",
  sameCard: "That is the same card.",
  neverUsed: "never used",
  link: "Link",
  linkedNow: "Cards linked",
  undone: "Taken back",
  othersTitle: "Further cards of this person",
  othersLinked: "linked",
  merge: "Merge …",
  edit: "Edit",
  exportAll: "Download all",
  erase: "Erase",
  personTitle: "Change details",
  name: "Name",
  email: "E-mail",
  phone: "Phone",
  birthday: "Birthday",
  eraseTitle: (name) => `Erase ${name}`,
  eraseUnder: [
    "Name, contact and consents are gone then and do not come back.",
    "The card stays in use, its bookings stay without a name.",
    "The audit log says that it was erased, and by whom.",
  ],
  erased: "Erased",
};

export const actTexts: PhraseBook<ActTexts> = { de, en };
