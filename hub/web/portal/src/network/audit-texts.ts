import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface AuditTexts {
  readonly title: string;
  readonly under: string;
  readonly emptyTitle: string;
  readonly empty: string;
  readonly at: string;
  readonly who: string;
  readonly role: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: string;
  readonly things: Readonly<Record<string, string>>;
  readonly deeds: Readonly<Record<string, string>>;
}

const de: AuditTexts = {
  title: "Protokoll",
  under: "Wer wann was angesehen oder geändert hat. Es wird nur ergänzt, nie geändert.",
  emptyTitle: "Noch nichts geschehen",
  empty: "Sobald jemand etwas ändert oder Kundendaten ansieht, steht es hier.",
  at: "Zeit",
  who: "Wer",
  role: "Rolle",
  act: "Was",
  subject: "Woran",
  detail: "Näheres",
  things: {
    article: "Artikel",
    articles: "Artikel",
    batch: "Gutschein-Stapel",
    campaign: "Aktion",
    "campaign-group": "Aktionsgruppe",
    card: "Karte",
    cards: "Karten",
    "card-batch": "Karten-Stapel",
    "card-design": "Kartenentwurf",
    cardholder: "Kundin oder Kunde",
    cardholders: "Kundendaten",
    "customer-group": "Kundengruppe",
    franchisee: "Franchisenehmer",
    goodwill: "Kulanz",
    holiday: "Feiertag",
    holidays: "Feiertage",
    operator: "Kassenpersonal",
    policy: "Regel",
    "price-group": "Preisgruppe",
    purse: "Konto auf der Karte",
    till: "Kasse",
    user: "Benutzer",
    webhook: "Webhook",
    branch: "Filiale",
    region: "Region",
    device: "Gerät",
  },
  deeds: {
    active: "gestartet oder beendet",
    added: "angelegt",
    approved: "freigegeben",
    changed: "geändert",
    drafted: "entworfen",
    erased: "gelöscht",
    exported: "ausgegeben",
    file: "Datei geholt",
    filled: "eingetragen",
    given: "gegeben",
    imported: "importiert",
    listed: "aufgelistet",
    made: "erzeugt",
    printed: "gedruckt",
    read: "angesehen",
    searched: "gesucht",
    set: "gesetzt",
    "password-set": "Passwort gesetzt",
    "token-made": "Token erzeugt",
    "signed-out": "abgemeldet",
    enrolled: "aufgenommen",
  },
};

const en: AuditTexts = {
  title: "Audit log",
  under: "Who looked at or changed what, and when. It is only added to, never changed.",
  emptyTitle: "Nothing has happened yet",
  empty: "As soon as somebody changes something or looks at customers' data, it stands here.",
  at: "Time",
  who: "Who",
  role: "Role",
  act: "What",
  subject: "On what",
  detail: "Details",
  things: {
    article: "Article",
    articles: "Articles",
    batch: "Voucher batch",
    campaign: "Campaign",
    "campaign-group": "Campaign group",
    card: "Card",
    cards: "Cards",
    "card-batch": "Card batch",
    "card-design": "Card design",
    cardholder: "Cardholder",
    cardholders: "Cardholders' data",
    "customer-group": "Customer group",
    franchisee: "Franchisee",
    goodwill: "Goodwill",
    holiday: "Holiday",
    holidays: "Holidays",
    operator: "Till staff",
    policy: "Rule",
    "price-group": "Price group",
    purse: "Purse",
    till: "Till",
    user: "User",
    webhook: "Webhook",
    branch: "Branch",
    region: "Region",
    device: "Device",
  },
  deeds: {
    active: "started or ended",
    added: "added",
    approved: "approved",
    changed: "changed",
    drafted: "drafted",
    erased: "erased",
    exported: "exported",
    file: "file fetched",
    filled: "filled in",
    given: "given",
    imported: "imported",
    listed: "listed",
    made: "made",
    printed: "printed",
    read: "looked at",
    searched: "searched",
    set: "set",
    "password-set": "password set",
    "token-made": "token made",
    "signed-out": "signed out",
    enrolled: "enrolled",
  },
};

export const auditTexts: PhraseBook<AuditTexts> = { de, en };

/** "campaign-approved" is "Campaign approved"; what is not known stands as it is. */
export function actText(act: string, texts: AuditTexts): string {
  const parts = act.split("-");
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const thing = texts.things[parts.slice(0, at).join("-")];
    const deed = texts.deeds[parts.slice(at).join("-")];
    if (thing !== undefined && deed !== undefined) return `${thing}: ${deed}`;
  }
  return act;
}
