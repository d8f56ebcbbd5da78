import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

export interface CouponTexts {
  readonly title: string;
  readonly under: string;
  readonly name: string;
  readonly use: string;
  readonly uses: Readonly<Record<string, string>>;
  readonly noUse: string;
  readonly code: string;
  readonly state: string;
  readonly noCampaign: string;
  readonly empty: string;
  readonly emptyUnder: string;
  readonly newCampaign: string;
  readonly campaign: string;
  readonly notOut: string;
  readonly notOutUnder: string;
  readonly counts: string;
  readonly issued: string;
  readonly redeemed: string;
  readonly sales: string;
  readonly salesUnder: string;
  readonly valid: string;
  readonly from: (day: string) => string;
  readonly until: (day: string) => string;
  readonly artwork: string;
  readonly artworkUnder: string;
  readonly symbols: Readonly<Record<"qr" | "bar", string>>;
  readonly codes: string;
  readonly codesUnder: string;
  readonly makeCodes: string;
  readonly noCodes: string;
  readonly count: string;
  readonly expires: string;
  readonly expiresHint: string;
  readonly noEnd: string;
  readonly csv: string;
  readonly mails: string;
  readonly giveTitle: string;
  readonly giveUnder: string;
  readonly give: string;
  readonly card: string;
  readonly notACard: string;
  readonly given: string;
}

const de: CouponTexts = {
  title: "Coupons",
  under: "Was Aktionen als Code, Einmal-Code oder Coupon auf der Karte verlangen.",
  name: "Name",
  use: "Art",
  uses: { code: "Ein Code für alle", single: "Einmal-Codes", personal: "Auf der Karte" },
  noUse: "Ohne Aktion",
  code: "Code",
  state: "Aktion",
  noCampaign: "Keine",
  empty: "Noch keine Coupons",
  emptyUnder: "Was ein Coupon bewirkt, sagt eine Aktion, die nach ihm fragt.",
  newCampaign: "Neue Aktion",
  campaign: "Zur Aktion",
  notOut: "Noch nicht ausgegeben",
  notOutUnder: "Zahlen gibt es, sobald die Aktion gilt oder Codes gemacht sind.",
  counts: "Zahlen",
  issued: "Ausgegeben",
  redeemed: "Eingelöst",
  sales: "Belege",
  salesUnder: "auf denen er etwas bewirkt hat",
  valid: "Gültig",
  from: (day) => `ab ${day}`,
  until: (day) => `bis ${day}`,
  artwork: "Für Anzeigen und Flyer",
  artworkUnder: "Jeder darf diesen Code nennen.",
  symbols: { qr: "QR-Code", bar: "Strichcode" },
  codes: "Einmal-Codes",
  codesUnder: "Jeder Code gilt ein Mal; für Anzeigen, Flyer und E-Mails.",
  makeCodes: "Codes machen",
  noCodes: "Noch keine Codes gemacht",
  count: "Anzahl",
  expires: "Gültig bis",
  expiresHint: "Leer heißt: so lange wie die Aktion.",
  noEnd: "wie die Aktion",
  csv: "Codes (CSV)",
  mails: "E-Mails (CSV)",
  giveTitle: "Auf eine Karte geben",
  giveUnder: "Der Coupon liegt dann auf der Karte und gilt ein Mal.",
  give: "Auf die Karte geben",
  card: "Nummer der Karte",
  notACard: "Das ist keine Kartennummer.",
  given: "Auf die Karte gegeben",
};

const en: CouponTexts = {
  title: "Coupons",
  under: "What campaigns ask for: a code, a single-use code or a coupon on the card.",
  name: "Name",
  use: "Kind",
  uses: { code: "One code for all", single: "Single-use codes", personal: "On the card" },
  noUse: "Without a campaign",
  code: "Code",
  state: "Campaign",
  noCampaign: "None",
  empty: "No coupons yet",
  emptyUnder: "What a coupon does is said by a campaign that asks for it.",
  newCampaign: "New campaign",
  campaign: "To the campaign",
  notOut: "Not given out yet",
  notOutUnder: "There are numbers as soon as the campaign holds or codes are made.",
  counts: "Numbers",
  issued: "Given out",
  redeemed: "Redeemed",
  sales: "Receipts",
  salesUnder: "on which it did something",
  valid: "Valid",
  from: (day) => `from ${day}`,
  until: (day) => `until ${day}`,
  artwork: "For advertisements and flyers",
  artworkUnder: "Anybody may name this code.",
  symbols: { qr: "QR code", bar: "Bar code" },
  codes: "Single-use codes",
  codesUnder: "Each code works once; for advertisements, flyers and e-mails.",
  makeCodes: "Make codes",
  noCodes: "No codes made yet",
  count: "How many",
  expires: "Valid until",
  expiresHint: "Empty means as long as the campaign.",
  noEnd: "as the campaign",
  csv: "Codes (CSV)",
  mails: "E-mails (CSV)",
  giveTitle: "Put onto a card",
  giveUnder: "The coupon then lies on the card and works once.",
  give: "Put it onto the card",
  card: "Number of the card",
  notACard: "That is no card number.",
  given: "Put onto the card",
};

export const couponTexts: PhraseBook<CouponTexts> = { de, en };
