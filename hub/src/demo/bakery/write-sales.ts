import type { BakeryReceipt } from "./bakery-day.ts";
import type { BakeryLine } from "./basket.ts";

/** How one maker's till writes its day. */
export type SalesForm = {
  readonly header: readonly string[];
  readonly delimiter: ";" | "," | "\t";
  readonly newline: "\n" | "\r\n";
  readonly mark: "" | "\ufeff";
  readonly row: (cells: SalesCells) => readonly string[];
};

export type SalesCells = {
  readonly day: string;
  readonly receipt: BakeryReceipt;
  readonly line: BakeryLine;
  /** Of what comes back: the receipt that it was on; then all counts below zero. */
  readonly returnOf: string | null;
};

const major = (amount: number) => (amount / 100).toFixed(2);
const comma = (amount: number) => major(amount).replace(".", ",");

/** By the names of the columns that Cardweave gives them. */
const english: SalesForm = {
  header:
    "receipt,time,till,card,article,group,name,quantity,unitPrice,amount,taxCode,discount,tender,returnOf".split(
      ",",
    ),
  delimiter: ",",
  newline: "\n",
  mark: "",
  row: ({ day, receipt, line, returnOf }) => {
    const { article, quantity, amount, discount } = signed(line, returnOf);
    return [
      receipt.number,
      `${day} ${receipt.clock}`,
      receipt.till,
      receipt.card ?? "",
      article.id,
      article.group,
      article.en,
      String(quantity),
      major(article.price),
      major(amount),
      article.taxCode,
      discount === 0 ? "" : major(discount),
      receipt.tender,
      returnOf ?? "",
    ];
  },
};

const tenders = { cash: "bar", bank: "EC", prepaid: "Guthaben" } as const;

/** As many German tills write: commas, semicolons, day and time apart, a column that is ours not. */
const german: SalesForm = {
  header:
    "Bon-Nr;Datum;Uhrzeit;Kasse;Kundenkarte;Artikel-Nr;Bezeichnung;Warengruppe;Menge;Einzelpreis;Betrag;Rabatt;MwSt;Zahlart;Ursprungsbon;Bediener".split(
      ";",
    ),
  delimiter: ";",
  newline: "\r\n",
  mark: "\ufeff",
  row: ({ day, receipt, line, returnOf }) => {
    const { article, quantity, amount, discount } = signed(line, returnOf);
    return [
      receipt.number,
      day.split("-").reverse().join("."),
      receipt.clock,
      receipt.till,
      receipt.card ?? "",
      article.id,
      article.de,
      article.group,
      String(quantity),
      comma(article.price),
      comma(amount),
      discount === 0 ? "" : comma(discount),
      article.taxCode,
      tenders[receipt.tender],
      returnOf ?? "",
      "1",
    ];
  },
};

const tabbed: SalesForm = { ...english, delimiter: "\t", newline: "\r\n" };

export const salesForms: Readonly<Record<"english" | "german" | "tabbed", SalesForm>> = {
  english,
  german,
  tabbed,
};

function signed(line: BakeryLine, returnOf: string | null): BakeryLine {
  const { quantity, amount, discount } = line;
  return returnOf === null ? line : { ...line, quantity: -quantity, amount: -amount, discount };
}

/** A day's sales as a file. */
export function writeSales(
  day: string,
  receipts: readonly BakeryReceipt[],
  form: SalesForm,
): string {
  const byNumber = new Map(receipts.map((receipt) => [receipt.number, receipt]));
  const rows = receipts.flatMap((receipt) => {
    const [first] = byNumber.get(receipt.back ?? "")?.lines ?? [];
    const back = first === undefined ? [] : [{ day, receipt, line: first, returnOf: receipt.back }];
    const sold = receipt.lines.map((line) => ({ day, receipt, line, returnOf: null }));
    return [...sold, ...back].map(form.row);
  });
  const quoted = (cell: string) => (cell.includes(form.delimiter) ? `"${cell}"` : cell);
  const lines = [form.header, ...rows].map((cells) => cells.map(quoted).join(form.delimiter));
  return `${form.mark}${lines.join(form.newline)}${form.newline}`;
}
