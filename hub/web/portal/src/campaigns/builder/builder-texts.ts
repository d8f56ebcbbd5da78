import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";

type Words = Readonly<Record<string, string>>;

export interface BuilderTexts {
  readonly name: string;
  readonly sections: Words;
  readonly on: string;
  readonly occasions: Words;
  readonly effect: string;
  readonly addEffect: string;
  readonly remove: string;
  readonly effects: Words;
  readonly fields: Words;
  readonly hints: Words;
  readonly choices: Readonly<Record<string, Words>>;
  readonly articleGroups: string;
  readonly allArticles: string;
  readonly weekdays: string;
  readonly everyDay: string;
  readonly hours: string;
  readonly addHours: string;
  readonly hoursHint: string;
  readonly regions: string;
  readonly branches: string;
  readonly everywhere: string;
  readonly customerGroups: string;
  readonly allGroups: string;
  readonly optional: string;
  readonly isHere: (names: string) => string;
  readonly bothSet: (entries: string) => string;
  readonly setTo: (name: string, value: string) => string;
  readonly you: string;
  readonly use: (value: string) => string;
  readonly nothing: string;
}

const de: BuilderTexts = {
  name: "Name der Aktion",
  sections: {
    what: "Was passiert",
    when: "Wann",
    where: "Wo",
    who: "Für wen",
    limits: "Grenzen und Budget",
    mix: "Zusammen mit anderen Aktionen",
  },
  on: "Anlass",
  occasions: {
    sale: "Beim Einkauf",
    topUp: "Beim Aufladen",
    enrol: "Bei einer neuen Karte",
    birthday: "Zum Geburtstag",
    manual: "Von Hand",
  },
  effect: "Wirkung",
  addEffect: "Weitere Wirkung",
  remove: "Entfernen",
  effects: {
    percentOff: "Prozent Nachlass",
    amountOff: "Betrag Nachlass",
    fixedPrice: "Fester Preis",
    freeItem: "Artikel gratis",
    switchPriceGroup: "Andere Preisgruppe",
    earnPoints: "Punkte geben",
    multiplyPoints: "Punkte vervielfachen",
    earnStamps: "Stempel geben",
    loadBonus: "Bonus aufs Aufladen",
    issueCoupon: "Coupon ausgeben",
    issueReward: "Belohnung ausgeben",
  },
  fields: {
    basisPoints: "Nachlass",
    target: "Worauf",
    max: "Höchstens je Bon",
    amount: "Betrag",
    quantity: "Für so viele Stück",
    buy: "Bezahlte Stücke",
    free: "Davon gratis dazu",
    maxUnitPrice: "Stückpreis höchstens",
    priceGroup: "Preisgruppe",
    purse: "Konto",
    per: "Je Umsatz von",
    points: "Punkte",
    gracePoints: "Gnadenpunkte",
    factorBasisPoints: "Faktor",
    programme: "Stempelprogramm",
    stampPer: "Ein Stempel je",
    n: "Stempel",
    pay: "Zahlen",
    credit: "Bekommen",
    spend: "Reihenfolge beim Bezahlen",
    ref: "Aktion, die es einlöst",
    dateFrom: "Erster Tag",
    dateTo: "Letzter Tag",
    from: "Von",
    to: "Bis",
    coupon: "Coupon-Code",
    costPurse: "Nimmt von der Karte",
    costAmount: "So viele Einheiten",
    card: "Karte",
    firstPurchase: "Nur beim ersten Einkauf",
    minAmount: "Ab Umsatz",
    maxAmount: "Bis Umsatz",
    minQuantity: "Ab Stückzahl",
    perReceipt: "Nachlass höchstens je Bon",
    perCard: "Höchstens je Karte",
    period: "Zeitraum",
    budget: "Budget der Aktion",
    priority: "Reihenfolge",
    mode: "Verhältnis zu anderen",
    group: "Wettbewerbsgruppe",
  },
  hints: {
    priority: "Die kleinste Zahl kommt zuerst.",
    budget: "Ist es verbraucht, endet der Nachlass von selbst, auch ohne Netz.",
    coupon: "Leer: gilt ohne Coupon.",
    factorBasisPoints: "2 heißt doppelte Punkte.",
  },
  choices: {
    target: { line: "Auf die Artikel", basket: "Auf den ganzen Bon" },
    stampPer: { receipt: "Bon", quantity: "Stück", amount: "Betrag" },
    spend: { paidFirst: "Bezahltes zuerst", bonusFirst: "Bonus zuerst", proRata: "Anteilig" },
    card: {
      any: "Mit und ohne Karte",
      required: "Nur mit Karte",
      anonymous: "Nur anonyme Karten",
      personal: "Nur persönliche Karten",
    },
    mode: {
      stack: "Wirkt zusammen mit anderen",
      lockLine: "Sperrt ihre Artikel für spätere",
      exclusiveInGroup: "Allein in ihrer Gruppe",
      exclusiveBasket: "Allein im ganzen Bon",
    },
    period: { day: "am Tag", week: "in der Woche", month: "im Monat", all: "insgesamt" },
  },
  articleGroups: "Artikelgruppen",
  allArticles: "Alle Artikel",
  weekdays: "Wochentage",
  everyDay: "Jeden Tag",
  hours: "Uhrzeiten",
  addHours: "Uhrzeit hinzufügen",
  hoursHint: "In der Uhr der Filiale; ohne Angabe den ganzen Tag.",
  regions: "Regionen",
  branches: "Filialen",
  everywhere: "Überall, wo die Aktion aktiviert wird.",
  customerGroups: "Kundengruppen",
  allGroups: "Alle Kunden",
  optional: "keine Angabe",
  isHere: (names) => `${names} ist hier`,
  bothSet: (entries) => `Gleichzeitig geändert: ${entries}.`,
  setTo: (name, value) => `${name} ${value}`,
  you: "Sie",
  use: (value) => `${value} nehmen`,
  nothing: "nichts",
};

const en: BuilderTexts = {
  name: "Name of the campaign",
  sections: {
    what: "What happens",
    when: "When",
    where: "Where",
    who: "For whom",
    limits: "Limits and budget",
    mix: "Together with other campaigns",
  },
  on: "Occasion",
  occasions: {
    sale: "On a sale",
    topUp: "On a top-up",
    enrol: "On a new card",
    birthday: "On a birthday",
    manual: "By hand",
  },
  effect: "Effect",
  addEffect: "Another effect",
  remove: "Remove",
  effects: {
    percentOff: "Percent off",
    amountOff: "Amount off",
    fixedPrice: "Fixed price",
    freeItem: "Free article",
    switchPriceGroup: "Another price group",
    earnPoints: "Give points",
    multiplyPoints: "Multiply points",
    earnStamps: "Give stamps",
    loadBonus: "Bonus on a top-up",
    issueCoupon: "Issue a coupon",
    issueReward: "Issue a reward",
  },
  fields: {
    basisPoints: "Discount",
    target: "Off what",
    max: "At most per receipt",
    amount: "Amount",
    quantity: "For so many units",
    buy: "Units paid for",
    free: "Units free with them",
    maxUnitPrice: "Unit price at most",
    priceGroup: "Price group",
    purse: "Purse",
    per: "For each",
    points: "Points",
    gracePoints: "Grace points",
    factorBasisPoints: "Factor",
    programme: "Stamp programme",
    stampPer: "A stamp for each",
    n: "Stamps",
    pay: "Pay",
    credit: "Get",
    spend: "Order when paying",
    ref: "Campaign that takes it",
    dateFrom: "First day",
    dateTo: "Last day",
    from: "From",
    to: "To",
    coupon: "Coupon code",
    costPurse: "Takes from the card",
    costAmount: "So many units",
    card: "Card",
    firstPurchase: "First purchase only",
    minAmount: "From turnover of",
    maxAmount: "Up to turnover of",
    minQuantity: "From units",
    perReceipt: "Discount at most per receipt",
    perCard: "At most per card",
    period: "Period",
    budget: "Budget of the campaign",
    priority: "Order",
    mode: "Beside others",
    group: "Competing group",
  },
  hints: {
    priority: "The smallest number comes first.",
    budget: "When it is used up the discount ends by itself, also without the network.",
    coupon: "Empty: holds without a coupon.",
    factorBasisPoints: "2 means double points.",
  },
  choices: {
    target: { line: "Off the articles", basket: "Off the whole receipt" },
    stampPer: { receipt: "Receipt", quantity: "Unit", amount: "Amount" },
    spend: { paidFirst: "Paid first", bonusFirst: "Bonus first", proRata: "By share" },
    card: {
      any: "With and without a card",
      required: "With a card only",
      anonymous: "Anonymous cards only",
      personal: "Personal cards only",
    },
    mode: {
      stack: "Works together with others",
      lockLine: "Locks its articles for later ones",
      exclusiveInGroup: "Alone in its group",
      exclusiveBasket: "Alone on the whole receipt",
    },
    period: { day: "a day", week: "a week", month: "a month", all: "in all" },
  },
  articleGroups: "Article groups",
  allArticles: "All articles",
  weekdays: "Weekdays",
  everyDay: "Every day",
  hours: "Hours",
  addHours: "Add hours",
  hoursHint: "By the branch's own clock; without any, all day.",
  regions: "Regions",
  branches: "Branches",
  everywhere: "Wherever the campaign is activated.",
  customerGroups: "Customer groups",
  allGroups: "All customers",
  optional: "not set",
  isHere: (names) => `${names} is here`,
  bothSet: (entries) => `Changed at the same time: ${entries}.`,
  setTo: (name, value) => `${name} ${value}`,
  you: "you",
  use: (value) => `Use ${value}`,
  nothing: "nothing",
};

export const builderTexts: PhraseBook<BuilderTexts> = { de, en };
