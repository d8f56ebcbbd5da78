import { CsvError, parse } from "csv-parse/sync";
import { type CardNumber, canonicalCard, eanCheck, ownNumber } from "../../domain/card.ts";
import type { PrintedCard } from "../../domain/card-design/card-code.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import type { Random } from "../../ports/clock.ts";
import { mostCardsInBatch } from "../../protocol/http/card-batch.ts";
import type { PrintScheme } from "../../protocol/http/card-design.ts";

/** Two digits that GS1 leaves to each shop for numbers of its own. */
const inHouse = "29";

/** A new number of the scheme; `isTaken` says which cannot be it. */
export function newCardNumber(
  scheme: PrintScheme,
  random: Random,
  isTaken: (card: CardNumber) => boolean,
): string {
  for (;;) {
    const bytes = random.bytes(10);
    const number = scheme === "own" ? ownNumber(bytes) : eanOf(bytes);
    if (!isTaken({ scheme, number })) return number;
  }
}

/** Ten digits out of 80 random bits: the remainder favours no number by more than 1 in 10^13. */
function eanOf(random: Uint8Array): string {
  const bits = BigInt(`0x${Buffer.from(random).toString("hex")}`);
  const digits = inHouse + String(bits % 10n ** 10n).padStart(10, "0");
  return digits + eanCheck(digits);
}

type Row = Readonly<Record<string, string>>;

/** The cards of a CSV file; every row that cannot be printed is named by its line. */
export function cardsInCsv(text: string, scheme: PrintScheme): Result<readonly PrintedCard[]> {
  const rows = rowsOf(text);
  if (!rows.ok) return rows;
  const seen = new Set<string>();
  const faults: { field: string; reason: string }[] = [];
  const cards: PrintedCard[] = [];
  for (const [at, row] of rows.value.entries()) {
    // The first line holds the names of the columns.
    const field = `csv.${at + 2}`;
    const card = canonicalCard({ scheme, number: row["number"] ?? "" }, [scheme]);
    if (!card.ok) faults.push({ field, reason: "not-a-card-number" });
    else if (seen.has(card.value.number)) faults.push({ field, reason: "twice" });
    else {
      seen.add(card.value.number);
      cards.push({ ...card.value, holder: holderIn(row) });
    }
  }
  const fields = faults.slice(0, mostFaults);
  return fields.length > 0 ? refused("invalid", { fields }) : ok(cards);
}

function holderIn(row: Row): string | null {
  const holder = row["holder"]?.trim().slice(0, mostLetters) ?? "";
  return holder === "" ? null : holder;
}

const mostLetters = 120;
const mostFaults = 20;

function rowsOf(text: string): Result<readonly Row[]> {
  const wrong = (reason: string) => refused("invalid", { fields: [{ field: "csv", reason }] });
  try {
    const rows: readonly Row[] = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: [";", ",", "\t"],
      skip_empty_lines: true,
    });
    const [first] = rows;
    if (first === undefined || rows.length > mostCardsInBatch) return wrong("wrong-count");
    return Object.hasOwn(first, "number") ? ok(rows) : wrong("column-number-missing");
  } catch (fault) {
    if (fault instanceof CsvError) return wrong("not-csv");
    throw fault;
  }
}
