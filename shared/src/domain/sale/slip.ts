/** What a slip says; amounts in minor units of the currency. */
export type Slip = {
  readonly branch: string;
  readonly till: string;
  readonly number: string | null;
  /** RFC 3339. */
  readonly at: string;
  readonly currency: string;
  readonly lines: readonly SlipLine[];
  readonly net: number;
  readonly tenders: readonly {
    readonly name: string | null;
    /** Null where the purse counts money. */
    readonly units: number | null;
    readonly amount: number;
    readonly unsettled: boolean;
  }[];
  /** What came onto the card, or was given back. */
  readonly credits: readonly SlipSum[];
  /** What the card holds now. */
  readonly balances: readonly SlipSum[];
  /** What is left on vouchers that paid. */
  readonly rests: readonly SlipSum[];
  /** Something went beyond what this branch was sure of. */
  readonly provisional: boolean;
};

/** `amount` as it is written. */
export type SlipSum = { readonly name: string; readonly amount: string };

export type SlipLine = {
  readonly name: string;
  readonly quantity: string;
  readonly gross: number;
  readonly discount: number;
  /** What of it has a name; the rest is a discount of the till's own. */
  readonly discounts: readonly { readonly name: string | null; readonly amount: number }[];
};

export type SlipLanguage = "de" | "en";

const words = {
  de: {
    till: "Kasse",
    receipt: "Beleg",
    sum: "Summe",
    discount: "Nachlass",
    outside: "Bar oder anders",
    out: "Ausgezahlt",
    unsettled: "noch zu klären",
    credits: "Gutgeschrieben",
    saved: "Gespart",
    balances: "Ihr Guthaben",
    rests: "Rest auf Gutschein",
    provisional: "Vorläufig, Abgleich steht noch aus",
  },
  en: {
    till: "Till",
    receipt: "Receipt",
    sum: "Total",
    discount: "Discount",
    outside: "Cash or other",
    out: "Paid out",
    unsettled: "to be settled",
    credits: "Credited",
    saved: "You saved",
    balances: "Your balance",
    rests: "Left on voucher",
    provisional: "Provisional until the branches agree",
  },
} as const;

/** A receipt before it has a form: lines, pairs with a sum on the right, and rules between them. */
export type SlipRow =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "pair"; readonly left: string; readonly right: string }
  | { readonly kind: "sum"; readonly left: string; readonly right: string }
  | { readonly kind: "rule" };

const rule: SlipRow = { kind: "rule" };

function pairRow(left: string, right: string): SlipRow {
  return { kind: "pair", left, right };
}

function lineRow(text: string): SlipRow {
  return { kind: "line", text };
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Day and minute as people write them; RFC 3339 has the branch's own clock in front. */
function moment(at: string, language: SlipLanguage): string {
  const [day = "", time = ""] = at.split("T");
  const [year, month, date] = day.split("-");
  const written =
    language === "de"
      ? `${date}.${month}.${year}`
      : `${Number(date)} ${months[Number(month) - 1]} ${year}`;
  return `${written} ${time.slice(0, 5)}`;
}

/** What a receipt says, in the order in which it says it. */
export function slipRows(slip: Slip, language: SlipLanguage): readonly SlipRow[] {
  const say = words[language];
  const { branch, till, at, number, currency, net, provisional } = slip;
  return [
    { kind: "title", text: branch },
    lineRow(`${say.till} ${till}`),
    lineRow(moment(at, language)),
    ...(number === null ? [] : [lineRow(`${say.receipt} ${number}`)]),
    rule,
    ...goodsRows(slip, language),
    rule,
    { kind: "sum", left: `${say.sum} ${currency}`, right: moneyText(net, language) },
    ...tenderRows(slip, language),
    ...savedRows(slip, language),
    ...sumRows(say.credits, slip.credits),
    ...sumRows(say.balances, slip.balances),
    ...sumRows(say.rests, slip.rests),
    ...(provisional ? [rule, lineRow(say.provisional)] : []),
  ];
}

function goodsRows({ lines }: Slip, language: SlipLanguage): readonly SlipRow[] {
  const money = (amount: number) => moneyText(amount, language);
  return lines.flatMap(({ name, quantity, gross, ...given }) => [
    pairRow(quantity === "1" ? name : `${quantity} x ${name}`, money(gross)),
    ...discountsOn(given, words[language].discount).map((one) =>
      pairRow(`  ${one.name}`, money(-one.amount)),
    ),
  ]);
}

/** Each campaign with what it took off, and what is left under the plain word. */
function discountsOn(
  { discount, discounts }: Pick<SlipLine, "discount" | "discounts">,
  plain: string,
): readonly { readonly name: string; readonly amount: number }[] {
  const named = discounts.flatMap(({ name, amount }) => (name === null ? [] : [{ name, amount }]));
  const rest = discount - named.reduce((sum, { amount }) => sum + amount, 0);
  return [...named, ...(rest === 0 ? [] : [{ name: plain, amount: rest }])];
}

function tenderRows({ tenders }: Slip, language: SlipLanguage): readonly SlipRow[] {
  const say = words[language];
  return tenders.map(({ name, units, amount, unsettled }) => {
    const how = name ?? (amount < 0 ? say.out : say.outside);
    const counted = units === null ? how : `${how} (${units})`;
    const left = unsettled ? `${counted}, ${say.unsettled}` : counted;
    return pairRow(left, moneyText(Math.abs(amount), language));
  });
}

function savedRows({ lines }: Slip, language: SlipLanguage): readonly SlipRow[] {
  const saved = lines.reduce((sum, { discount }) => sum + discount, 0);
  return saved <= 0 ? [] : [pairRow(words[language].saved, moneyText(saved, language))];
}

function sumRows(title: string, sums: readonly SlipSum[]): readonly SlipRow[] {
  if (sums.length === 0) return [];
  return [rule, lineRow(title), ...sums.map(({ name, amount }) => pairRow(name, amount))];
}

/** Characters on a line of an 80 mm printer. */
export const slipWidth = 42;

/** A receipt for reading: plain text of 42 characters a line. Source: SPEC R421. */
export function slipText(rows: readonly SlipRow[]): string {
  const lines = rows.map((row) => {
    if (row.kind === "rule") return "-".repeat(slipWidth);
    return row.kind === "title" || row.kind === "line" ? row.text : pair(row.left, row.right);
  });
  return [...lines, ""].join("\n");
}

function pair(left: string, right: string): string {
  const room = slipWidth - right.length - 1;
  const text = left.length > room ? `${left.slice(0, Math.max(0, room - 1))}…` : left;
  return `${text}${" ".repeat(Math.max(1, slipWidth - text.length - right.length))}${right}`;
}

/** Two decimal places, as the currencies of our networks have. */
export function moneyText(amount: number, language: SlipLanguage): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  const point = language === "de" ? "," : ".";
  const text = `${digits.slice(0, -2)}${point}${digits.slice(-2)}`;
  return amount < 0 ? `-${text}` : text;
}
