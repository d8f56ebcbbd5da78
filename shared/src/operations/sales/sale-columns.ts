/** Columns of a day's sales, with the names that tills give them; the first is ours. */
const names = {
  receipt: ["receipt", "receiptno", "receiptnumber", "bon", "bonnr", "bonnummer", "belegnummer"],
  date: ["date", "datum"],
  time: ["time", "datetime", "timestamp", "zeit", "uhrzeit", "zeitpunkt"],
  till: ["till", "register", "kasse", "kassennr"],
  card: ["card", "cardnumber", "karte", "kundenkarte", "kartennummer"],
  article: ["article", "articleno", "sku", "artikel", "artikelnr", "artikelnummer", "plu"],
  group: ["group", "productgroup", "warengruppe", "gruppe"],
  name: ["name", "articlename", "description", "bezeichnung", "artikelname", "text"],
  quantity: ["quantity", "qty", "menge", "anzahl"],
  unitPrice: ["unitprice", "price", "einzelpreis", "preis", "epreis"],
  amount: ["amount", "total", "betrag", "summe", "gesamt", "gesamtpreis"],
  taxCode: ["taxcode", "tax", "vat", "steuer", "steuersatz", "mwst", "ust"],
  discount: ["discount", "discountgiven", "rabatt", "nachlass"],
  tender: ["tender", "payment", "zahlart", "zahlungsart"],
  kind: ["kind", "art"],
  returnOf: ["returnof", "originalreceipt", "rückgabezu", "ursprungsbon", "stornozu"],
} as const;

export type SaleColumn = keyof typeof names;

export type SaleColumns = {
  readonly at: Readonly<Partial<Record<SaleColumn, number>>>;
  readonly count: number;
  /** Columns that say nothing to us. */
  readonly unknown: readonly string[];
};

const columns = Object.keys(names) as readonly SaleColumn[];

/** Which column a heading means; capitals, blanks, dots, dashes and underscores do not count. */
function columnNamed(heading: string): SaleColumn | undefined {
  const bare = heading.toLowerCase().replace(/[\s._\-/]/g, "");
  return columns.find((column) => (names[column] as readonly string[]).includes(bare));
}

/** What a header lacks, in words; else where everything stands. */
export function saleColumnsOf(
  header: readonly string[],
  { hasTill }: { readonly hasTill: boolean },
): SaleColumns | string {
  const found = header.map(columnNamed);
  const twice = columns.find((one) => found.filter((other) => other === one).length > 1);
  if (twice !== undefined) return `the column ${twice} is there twice`;
  const lacks = [
    ...(["receipt", "time"] as const).filter((one) => !found.includes(one)),
    ...(found.includes("till") || hasTill ? [] : ["till (or --till)"]),
    ...(found.includes("amount") || found.includes("unitPrice") ? [] : ["amount or unitPrice"]),
  ];
  if (lacks.length > 0) return `the first line does not name: ${lacks.join(", ")}`;
  const at = Object.fromEntries(
    found.flatMap((one, index) => (one === undefined ? [] : [[one, index] as const])),
  );
  return { at, count: header.length, unknown: header.filter((_, n) => found[n] === undefined) };
}
