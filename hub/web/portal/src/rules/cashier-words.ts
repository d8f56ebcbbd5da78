import type { Language } from "@cardweave/shared/ui/language";

export interface CashierWording {
  readonly language: Language;
  readonly money: (minor: number) => string;
}

type Table = Readonly<Record<string, unknown>>;
type Tell = (value: unknown, wording: CashierWording) => Readonly<Record<string, string>>;
type Both = readonly [de: string, en: string];

function tableOf(value: unknown): Table {
  return typeof value === "object" && value !== null ? (value as Table) : {};
}

function pick([de, en]: Both, language: Language): string {
  return language === "de" ? de : en;
}

const purses: Readonly<Record<string, Both>> = {
  points: ["Punkte", "Points"],
  stamps: ["Stempel", "Stamps"],
  coupon: ["Coupons", "Coupons"],
  reward: ["Prämien", "Rewards"],
  voucher: ["Gutscheine", "Vouchers"],
  money: ["Guthaben", "Prepaid money"],
  cap: ["Aktionen mit Höchstgrenze", "Campaigns with a cap"],
};
const schemes: Readonly<Record<string, Both>> = {
  own: ["der Kundenkarte", "a customer card"],
  ean13: ["einer fremden EAN-Karte", "a foreign EAN card"],
  uid: ["einer Chipnummer", "a chip number"],
  voucher: ["einem Gutschein", "a voucher"],
  coupon: ["einem Coupon", "a coupon"],
};
const proofs: Readonly<Record<string, Both>> = {
  static: ["genügt die Nummer", "the number is enough"],
  pin: ["fragt die Kasse nach der PIN", "the till asks for the PIN"],
  rotating: ["muss der wechselnde Code gezeigt werden", "the changing code has to be shown"],
  sun: ["muss der sichere Chip aufgelegt werden", "the secure chip has to be tapped"],
};

function limitText(name: string, value: unknown, { language, money }: CashierWording): string {
  const purse = pick(purses[name] ?? [name, name], language);
  const { mode, perCard } = tableOf(value);
  if (mode === "open") {
    return pick([`${purse}: ohne Netz frei.`, `${purse}: freely without the network.`], language);
  }
  if (mode !== "limit") {
    const own: Both = [
      `${purse}: ohne Netz nur, was die Filiale schon als Recht hat; sonst lehnt die Kasse ab.`,
      `${purse}: without the network only what the branch holds rights to; else the till refuses.`,
    ];
    return pick(own, language);
  }
  const isMoney = name === "money" || name === "voucher";
  const amount = typeof perCard === "number" ? (isMoney ? money(perCard) : String(perCard)) : null;
  const most: Both =
    amount === null
      ? [`${purse}: ohne Netz bis zur Grenze.`, `${purse}: up to the limit without the network.`]
      : [
          `${purse}: ohne Netz höchstens ${amount} je Karte; darüber lehnt die Kasse ab.`,
          `${purse}: at most ${amount} a card without the network; above it the till refuses.`,
        ];
  return pick(most, language);
}

function each(tell: (name: string, value: unknown, wording: CashierWording) => string): Tell {
  return (value, wording) =>
    Object.fromEntries(
      Object.entries(tableOf(value)).map(([name, one]) => [name, tell(name, one, wording)]),
    );
}

function one(tell: (value: unknown, wording: CashierWording) => Both): Tell {
  return (value, wording) => ({ only: pick(tell(value, wording), wording.language) });
}

/** What each rule means for whoever stands at the till. */
const tellers: Readonly<Record<string, Tell>> = {
  limits: each(limitText),
  spendProof: each((name, value, { language }) => {
    const scheme = pick(schemes[name] ?? [name, name], language);
    const proof = pick(proofs[String(value)] ?? [String(value), String(value)], language);
    return pick(
      [`Beim Einlösen mit ${scheme} ${proof}.`, `To spend with ${scheme}, ${proof}.`],
      language,
    );
  }),
  grantWaitMs: one((value) => [
    `Die Kasse wartet höchstens ${Number(value) / 1000} Sekunden auf Rechte von anderswo.`,
    `The till waits ${Number(value) / 1000} seconds at most for rights from elsewhere.`,
  ]),
  holdMs: one((value) => [
    `Ein geparkter Verkauf hält Preis und Guthaben ${Number(value) / 60_000} Minuten lang.`,
    `A parked sale keeps price and balance for ${Number(value) / 60_000} minutes.`,
  ]),
  schemes: one((value) => {
    const names = Array.isArray(value) ? value.join(", ") : "";
    return [
      `Die Kasse nimmt als Karte: ${names}. Alles andere lehnt sie ab.`,
      `The till takes as a card: ${names}. It refuses all else.`,
    ];
  }),
  returnWindowDays: one((value) => [
    `Die Kasse nimmt bis ${String(value)} Tage nach dem Kauf zurück, danach nicht mehr.`,
    `The till takes back until ${String(value)} days after the sale, and not later.`,
  ]),
  returnsElsewhere: one((value) =>
    value === "outside"
      ? [
          "Ist der Kauf hier nicht bekannt, wird bar ausgezahlt, auf Risiko der Filiale.",
          "Where the sale is not known, cash is paid out, at the branch's own risk.",
        ]
      : [
          "Ist der Kauf hier nicht bekannt, lehnt die Kasse die Rückgabe ab.",
          "Where the sale is not known, the till refuses the return.",
        ],
  ),
  goodwill: each((name, value, { language, money }) =>
    goodwillText(name, value, { language, money }),
  ),
};

const roles: Readonly<Record<string, Both>> = {
  cashier: ["Kassenkräfte", "Cashiers"],
  manager: ["Filialleitungen", "Branch managers"],
  headquarters: ["Die Zentrale", "Headquarters"],
};

function goodwillText(name: string, value: unknown, { language, money }: CashierWording): string {
  const role = pick(roles[name] ?? [name, name], language);
  const { purses: allowed, perBooking } = tableOf(value);
  const kinds = Array.isArray(allowed) ? allowed.map(String) : [];
  if (kinds.length === 0) {
    return pick([`${role}: keine Kulanz.`, `${role}: no goodwill.`], language);
  }
  const most = tableOf(perBooking);
  const said = kinds.map((kind) => {
    const purse = pick(purses[kind] ?? [kind, kind], language);
    const amount = most[kind];
    if (typeof amount !== "number") return purse;
    const text = kind === "money" ? money(amount) : String(amount);
    return pick([`${purse} bis ${text}`, `${purse} up to ${text}`], language);
  });
  const list = said.join(", ");
  return pick(
    [`${role} geben Kulanz: ${list} je Buchung.`, `${role} give goodwill: ${list} a booking.`],
    language,
  );
}

export interface TillChange {
  readonly part: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface RuleChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What is different at the till after a change; null for a rule that tills know nothing of. */
export function changesAtTill(
  { name, before, after }: RuleChange,
  wording: CashierWording,
): readonly TillChange[] | null {
  const tell = tellers[name];
  if (tell === undefined) return null;
  const [was, will] = [tell(before, wording), tell(after, wording)];
  return [...new Set([...Object.keys(was), ...Object.keys(will)])]
    .map((part) => ({ part, before: was[part] ?? null, after: will[part] ?? null }))
    .filter((change) => change.before !== change.after);
}
