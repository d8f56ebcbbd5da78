import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface CardTexts {
  readonly kinds: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly at: string;
  readonly what: string;
  readonly amount: string;
  readonly where: string;
  readonly who: string;
  readonly sure: string;
  readonly sent: string;
  readonly sentYes: string;
  readonly sentNo: string;
  readonly receipt: string;
  readonly showReceipt: string;
  readonly undone: string;
  readonly card: string;
  readonly headquarters: string;
  readonly kind: string;
  readonly filters: Readonly<Record<"all" | "in" | "out" | "back" | "unsure" | "card", string>>;
  readonly noneOfKind: string;
}

const de: CardTexts = {
  kinds: {
    credit: "Gutschrift",
    debit: "Abbuchung",
    reverse: "Rückbuchung",
    status: "Änderung",
    receipt: "Beleg",
    grant: "Verfügung weitergereicht",
    cover: "Überziehung ausgeglichen",
    inherit: "Verfügung übernommen",
    join: "Abgleich",
  },
  reasons: {
    earned: "gesammelt",
    redeemed: "eingelöst",
    "top-up": "aufgeladen",
    spend: "bezahlt",
    hold: "vorgemerkt",
    goodwill: "Kulanz",
    adjustment: "Korrektur",
    enrolled: "Willkommensgeschenk",
    birthday: "Geburtstagsgeschenk",
    "coupon-given": "Coupon geschenkt",
    "undo-credit": "Gutschrift zurückgenommen",
    "undo-debit": "Abbuchung zurückgenommen",
    opening: "Übernommen",
    expired: "abgelaufen",
    block: "gesperrt",
    unblock: "entsperrt",
    link: "Karte verbunden",
    unlink: "Verbindung gelöst",
    linked: "Karte dazugekommen",
    group: "Kundengruppe",
    tier: "Stufe",
    pin: "PIN",
    set: "gesetzt",
    cleared: "entfernt",
    personal: "Karte gehört jemandem",
    lost: "verloren",
    stolen: "gestohlen",
    damaged: "beschädigt",
    fraud: "Betrugsverdacht",
    found: "wiedergefunden",
    customer: "Kundenwunsch",
    mistake: "Versehen",
    other: "anderer Grund",
    replaced: "ersetzt",
    merged: "zusammengelegt",
    added: "weitere Karte",
    migrated: "aus altem System",
  },
  states: {
    valid: "Garantiert",
    provisional: "Vorläufig",
    disputed: "Strittig",
    pending: "Wartet",
    unconfirmed: "Unbestätigt",
    invalid: "Ungültig",
    void: "Zählt nicht",
  },
  at: "Zeit",
  what: "Was",
  amount: "Betrag",
  where: "Wo",
  who: "Wer",
  sure: "Sicherheit",
  sent: "Gesendet",
  sentYes: "ja",
  sentNo: "noch nicht",
  receipt: "Beleg",
  showReceipt: "Zeigen",
  undone: "zurückgenommen",
  card: "Karte",
  headquarters: "Zentrale",
  kind: "Zeigen",
  filters: {
    all: "Alles",
    in: "Gutschriften",
    out: "Abbuchungen",
    back: "Rückbuchungen",
    unsure: "Noch nicht sicher",
    card: "Änderungen an der Karte",
  },
  noneOfKind: "Davon ist nichts geschehen",
};

const en: CardTexts = {
  kinds: {
    credit: "Credit",
    debit: "Debit",
    reverse: "Reversal",
    status: "Change",
    receipt: "Receipt",
    grant: "Right handed on",
    cover: "Overdraft settled",
    inherit: "Right taken over",
    join: "Reconciled",
  },
  reasons: {
    earned: "earned",
    redeemed: "redeemed",
    "top-up": "topped up",
    spend: "paid",
    hold: "held",
    goodwill: "goodwill",
    adjustment: "adjustment",
    enrolled: "welcome gift",
    birthday: "birthday gift",
    "coupon-given": "coupon given",
    "undo-credit": "credit taken back",
    "undo-debit": "debit taken back",
    opening: "taken over",
    expired: "expired",
    block: "blocked",
    unblock: "unblocked",
    link: "card linked",
    unlink: "link undone",
    linked: "card joined",
    group: "customer group",
    tier: "tier",
    pin: "PIN",
    set: "set",
    cleared: "taken away",
    personal: "card is somebody's",
    lost: "lost",
    stolen: "stolen",
    damaged: "damaged",
    fraud: "suspected fraud",
    found: "found again",
    customer: "customer's wish",
    mistake: "by mistake",
    other: "another reason",
    replaced: "replaced",
    merged: "merged",
    added: "further card",
    migrated: "from an old system",
  },
  states: {
    valid: "Guaranteed",
    provisional: "Provisional",
    disputed: "Disputed",
    pending: "Waiting",
    unconfirmed: "Unconfirmed",
    invalid: "Invalid",
    void: "Does not count",
  },
  at: "Time",
  what: "What",
  amount: "Amount",
  where: "Where",
  who: "Who",
  sure: "Certainty",
  sent: "Sent",
  sentYes: "yes",
  sentNo: "not yet",
  receipt: "Receipt",
  showReceipt: "Show",
  undone: "taken back",
  card: "Card",
  headquarters: "Headquarters",
  kind: "Show",
  filters: {
    all: "Everything",
    in: "Credits",
    out: "Debits",
    back: "Reversals",
    unsure: "Not certain yet",
    card: "Changes to the card",
  },
  noneOfKind: "Nothing of this kind happened",
};

export const cardTexts: PhraseBook<CardTexts> = { de, en };
