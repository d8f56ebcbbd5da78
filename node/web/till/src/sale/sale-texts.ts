import type { Language } from "@cardweave/shared/ui/language";

export interface SaleTexts {
  readonly title: string;
  readonly noCard: string;
  readonly entry: string;
  readonly entryHint: string;
  readonly entryWrong: string;
  readonly articleUnknown: string;
  readonly articleUnpriced: string;
  readonly articleAway: string;
  readonly articleChoices: string;
  readonly add: string;
  readonly load: string;
  readonly basket: string;
  readonly empty: string;
  readonly article: (id: string) => string;
  readonly kinds: Readonly<Record<"voucher" | "load", string>>;
  readonly more: (what: string) => string;
  readonly less: (what: string) => string;
  readonly drop: (what: string) => string;
  readonly discount: (amount: string) => string;
  readonly pay: string;
  readonly payAll: string;
  readonly payAmount: (purse: string) => string;
  readonly noPurse: string;
  readonly voucher: (masked: string) => string;
  readonly rest: (amount: string) => string;
  readonly payOther: string;
  readonly otherField: string;
  readonly otherTake: string;
  readonly otherStop: string;
  readonly otherWrong: string;
  readonly otherCard: (masked: string) => string;
  readonly otherNoUse: Readonly<Record<"same" | "empty", string>>;
  readonly otherRest: (masked: string, amount: string) => string;
  readonly pinOf: (masked: string) => string;
  readonly coupon: string;
  readonly couponAdd: string;
  readonly couponIdle: (codes: string) => string;
  readonly couponDrop: (code: string) => string;
  readonly offers: string;
  readonly offerGives: (amount: string) => string;
  readonly offerCosts: (amount: string) => string;
  readonly offerCoupon: string;
  readonly offerWhy: (why: string) => string;
  readonly wouldLose: (amount: string) => string;
  readonly acceptLoss: string;
  readonly repricing: (group: string) => string;
  readonly pricesRight: string;
  readonly number: string;
  readonly total: string;
  readonly saved: string;
  readonly earns: string;
  readonly outside: string;
  readonly nothingLeft: string;
  readonly pays: (amount: string) => string;
  readonly beyond: (amount: string) => string;
  readonly short: (amount: string) => string;
  readonly working: string;
  readonly book: string;
  readonly booking: string;
  readonly voucherNoUse: Readonly<Record<string, string>>;
  readonly done: (when: string) => string;
  readonly receipt: (id: string) => string;
  readonly changes: string;
  readonly voucherRest: (masked: string, amount: string) => string;
  readonly collect: (amount: string) => string;
  readonly giveBack: (amount: string) => string;
  readonly payOut: string;
  readonly comesBack: (amount: string) => string;
  readonly comingBack: string;
  readonly allPaid: string;
  readonly guaranteed: string;
  readonly provisional: string;
  readonly netChanged: string;
}

const de: SaleTexts = {
  title: "Verkauf",
  noCard: "Ohne Karte: verkauft wird trotzdem, gesammelt wird nichts.",
  entry: "Betrag, auch mit Menge und Name",
  entryHint: "3,50 oder 2x3,50 Brot",
  entryWrong: "Bitte einen Betrag, etwa 3,50 oder 2x3,50 Brot, oder einen Artikel.",
  articleUnknown: "Diesen Artikel gibt es hier nicht; ein Betrag geht immer.",
  articleUnpriced: "Dieser Artikel hat keinen Preis; bitte den Betrag eingeben.",
  articleAway: "Der Artikel ließ sich nicht nachschlagen; ein Betrag geht immer.",
  articleChoices: "Passende Artikel",
  add: "Hinzufügen",
  load: "Als Aufladung",
  basket: "Warenkorb",
  empty:
    "Noch nichts im Korb. Betrag oder Artikel eingeben und Enter drücken, oder einen Gutschein scannen.",
  article: (id) => `Position ${id}`,
  kinds: { voucher: "Gutschein", load: "Aufladung" },
  more: (what) => `Eins mehr: ${what}`,
  less: (what) => `Eins weniger: ${what}`,
  drop: (what) => `Entfernen: ${what}`,
  discount: (amount) => `Rabatt ${amount}`,
  pay: "Bezahlen",
  payAll: "Alles",
  payAmount: (purse) => `Betrag von ${purse}`,
  noPurse: "Keine Karte im Spiel. Gutscheine können trotzdem gescannt werden.",
  voucher: (masked) => `Gutschein ${masked}`,
  rest: (amount) => `${amount} übrig`,
  payOther: "Mit weiterer Karte zahlen",
  otherField: "Weitere Karte scannen oder eintippen",
  otherTake: "Übernehmen",
  otherStop: "Keine weitere Karte",
  otherWrong: "Das ist keine Kartennummer. Bitte prüfen und noch einmal eingeben.",
  otherCard: (masked) => `Weitere Karte ${masked}`,
  otherNoUse: {
    same: "Diese Karte zahlt hier schon: Sie gehört zum selben Konto.",
    empty: "Auf dieser Karte ist nichts, womit sie zahlen kann. Bitte anders kassieren.",
  },
  otherRest: (masked, amount) => `Karte ${masked}: ${amount} übrig`,
  pinOf: (masked) => `Es ist die PIN der Karte ${masked}.`,
  coupon: "Coupon-Code",
  couponAdd: "Anwenden",
  couponIdle: (codes) =>
    `Ohne Wirkung: ${codes}. Code prüfen, oder die Bedingung ist nicht erfüllt.`,
  couponDrop: (code) => `Coupon ${code} entfernen`,
  offers: "Passt zu diesem Einkauf",
  offerGives: (amount) => `spart ${amount}`,
  offerCosts: (amount) => `kostet ${amount}`,
  offerCoupon: "Coupon",
  offerWhy: (why) =>
    why === "too-little"
      ? "Dafür ist zu wenig auf der Karte."
      : "Das gilt für diesen Einkauf nicht.",
  wouldLose: (amount) => `${amount} davon verfallen: Der Einkauf ist kleiner als die Prämie.`,
  acceptLoss: "Trotzdem einlösen",
  repricing: (group) => `Für diese Karte gilt die Preisgruppe ${group}. Bitte die Preise prüfen.`,
  pricesRight: "Preise stimmen",
  number: "Bonnummer der Kasse (freiwillig)",
  total: "Summe",
  saved: "Gespart",
  earns: "Sammelt",
  outside: "Noch zu zahlen",
  nothingLeft: "Alles bezahlt",
  pays: (amount) => `zahlt ${amount}`,
  beyond: (amount) => `${amount} vorläufig`,
  short: (amount) => `${amount} fehlen`,
  working: "Wird gerechnet…",
  book: "Verkauf buchen",
  booking: "Wird gebucht…",
  voucherNoUse: {
    used: "Dieser Gutschein ist aufgebraucht.",
    void: "Dieser Gutschein wurde ungültig gemacht.",
    expired: "Dieser Gutschein ist abgelaufen.",
    blocked: "Dieser Gutschein ist gesperrt.",
    unknown: "Diesen Gutschein kennt hier niemand. Bitte die Nummer prüfen.",
    inactive: "Dieser Gutschein ist verschenkt und noch nicht freigeschaltet.",
  },
  done: (when) => `Gebucht ${when}`,
  receipt: (id) => `Beleg ${id}`,
  changes: "Neue Stände",
  voucherRest: (masked, amount) => `Gutschein ${masked}: ${amount} übrig`,
  collect: (amount) => `${amount} jetzt anders kassieren`,
  giveBack: (amount) => `${amount} jetzt herausgeben`,
  payOut: "Herauszugeben",
  comesBack: (amount) => `Rückgabe, ${amount} zurück`,
  comingBack: "Kommt zurück",
  allPaid: "Nichts mehr zu kassieren",
  guaranteed: "Garantiert",
  provisional: "Vorläufig: ein Teil ging über die Rechte dieser Filiale hinaus.",
  netChanged: "Die Summe hat sich geändert. Bitte ansehen und noch einmal buchen.",
};

const en: SaleTexts = {
  title: "Sale",
  noCard: "No card: the sale can be booked, nothing is earned.",
  entry: "Amount, with quantity and name if you like",
  entryHint: "3.50 or 2x3.50 Bread",
  entryWrong: "An amount, please, such as 3.50 or 2x3.50 Bread, or an article.",
  articleUnknown: "There is no such article here; an amount will always do.",
  articleUnpriced: "This article has no price; please type the amount.",
  articleAway: "The article could not be looked up; an amount will always do.",
  articleChoices: "Articles that fit",
  add: "Add",
  load: "As a top-up",
  basket: "Basket",
  empty:
    "Nothing in the basket yet. Type an amount or an article and press Enter, or scan a voucher.",
  article: (id) => `Item ${id}`,
  kinds: { voucher: "Voucher", load: "Top-up" },
  more: (what) => `One more: ${what}`,
  less: (what) => `One less: ${what}`,
  drop: (what) => `Remove: ${what}`,
  discount: (amount) => `Discount ${amount}`,
  pay: "Pay",
  payAll: "All",
  payAmount: (purse) => `Amount from ${purse}`,
  noPurse: "No card in play. Vouchers can be scanned all the same.",
  voucher: (masked) => `Voucher ${masked}`,
  rest: (amount) => `${amount} left`,
  payOther: "Pay with another card",
  otherField: "Scan or type the other card",
  otherTake: "Take it",
  otherStop: "No other card",
  otherWrong: "This is not a card number. Please check it and type it again.",
  otherCard: (masked) => `Other card ${masked}`,
  otherNoUse: {
    same: "This card pays here already: it belongs to the same account.",
    empty: "There is nothing on this card to pay with. Please collect another way.",
  },
  otherRest: (masked, amount) => `Card ${masked}: ${amount} left`,
  pinOf: (masked) => `It is the PIN of the card ${masked}.`,
  coupon: "Coupon code",
  couponAdd: "Apply",
  couponIdle: (codes) => `No effect: ${codes}. Check the code, or its condition is not met.`,
  couponDrop: (code) => `Remove coupon ${code}`,
  offers: "Fits this basket",
  offerGives: (amount) => `saves ${amount}`,
  offerCosts: (amount) => `costs ${amount}`,
  offerCoupon: "coupon",
  offerWhy: (why) =>
    why === "too-little"
      ? "There is too little on the card for it."
      : "It does not count for this basket.",
  wouldLose: (amount) => `${amount} of it would be lost: the basket is smaller than the reward.`,
  acceptLoss: "Take it all the same",
  repricing: (group) => `This card has the price group ${group}. Please check the prices.`,
  pricesRight: "Prices are right",
  number: "The till's receipt number (optional)",
  total: "Total",
  saved: "Saved",
  earns: "Earns",
  outside: "Left to pay",
  nothingLeft: "All paid",
  pays: (amount) => `pays ${amount}`,
  beyond: (amount) => `${amount} provisional`,
  short: (amount) => `${amount} short`,
  working: "Working it out…",
  book: "Book the sale",
  booking: "Booking…",
  voucherNoUse: {
    used: "This voucher is used up.",
    void: "This voucher was voided.",
    expired: "This voucher has expired.",
    blocked: "This voucher is blocked.",
    unknown: "Nobody here knows this voucher. Please check the number.",
    inactive: "This voucher was given away and is not active yet.",
  },
  done: (when) => `Booked ${when}`,
  receipt: (id) => `Receipt ${id}`,
  changes: "New balances",
  voucherRest: (masked, amount) => `Voucher ${masked}: ${amount} left`,
  collect: (amount) => `Collect ${amount} another way now`,
  giveBack: (amount) => `Give ${amount} back now`,
  payOut: "To give back",
  comesBack: (amount) => `Return, ${amount} back`,
  comingBack: "Comes back",
  allPaid: "Nothing left to collect",
  guaranteed: "Guaranteed",
  provisional: "Provisional: part of it went beyond this branch's rights.",
  netChanged: "The total has changed. Please look again and book once more.",
};

const books: Record<Language, SaleTexts> = { de, en };

export function saleTexts(language: Language): SaleTexts {
  return books[language];
}
