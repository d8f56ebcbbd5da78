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
  readonly credits: readonly { readonly name: string; readonly amount: string }[];
};

export type SlipLine = {
  readonly name: string;
  readonly quantity: string;
  readonly gross: number;
  readonly discount: number;
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
  },
} as const;

/** Characters on a line of an 80 mm printer. */
const width = 42;

/** A receipt for reading: plain text of 42 characters a line. Source: SPEC R421. */
export function slipText(slip: Slip, language: SlipLanguage): string {
  const say = words[language];
  const money = (amount: number) => moneyText(amount, language);
  const head = [slip.branch, `${say.till} ${slip.till}`, slip.at.replace("T", " ").slice(0, 16)];
  const lines = slip.lines.flatMap(({ name, quantity, gross, discount }) => [
    pair(quantity === "1" ? name : `${quantity} x ${name}`, money(gross)),
    ...(discount === 0 ? [] : [pair(`  ${say.discount}`, money(-discount))]),
  ]);
  const tenders = slip.tenders.map(({ name, units, amount, unsettled }) => {
    const how = name ?? (amount < 0 ? say.out : say.outside);
    const counted = units === null ? how : `${how} (${units})`;
    return pair(unsettled ? `${counted}, ${say.unsettled}` : counted, money(Math.abs(amount)));
  });
  const credits = slip.credits.map(({ name, amount }) => pair(name, amount));
  const rule = "-".repeat(width);
  return [
    ...head,
    ...(slip.number === null ? [] : [`${say.receipt} ${slip.number}`]),
    rule,
    ...lines,
    rule,
    pair(`${say.sum} ${slip.currency}`, money(slip.net)),
    ...tenders,
    ...(credits.length === 0 ? [] : [rule, say.credits, ...credits]),
    "",
  ].join("\n");
}

function pair(left: string, right: string): string {
  const room = width - right.length - 1;
  const text = left.length > room ? `${left.slice(0, Math.max(0, room - 1))}…` : left;
  return `${text}${" ".repeat(Math.max(1, width - text.length - right.length))}${right}`;
}

/** Two decimal places, as the currencies of our networks have. */
export function moneyText(amount: number, language: SlipLanguage): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  const point = language === "de" ? "," : ".";
  const text = `${digits.slice(0, -2)}${point}${digits.slice(-2)}`;
  return amount < 0 ? `-${text}` : text;
}
