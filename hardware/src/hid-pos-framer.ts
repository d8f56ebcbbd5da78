import { mediumOfScan } from "@cardweave/shared/domain/codes/aim";
import { asciiOf } from "./apdu.ts";
import type { Framer } from "./framed-link.ts";
import type { Shown } from "./read-gate.ts";

/** The report with a scanned code. Source: USB-IF, HID Point of Sale usage tables 1.02, page 8C. */
const scannedData = 2;
const reportBytes = 64;
const identifierBytes = 3;
const dataFrom = 2;
/** In the last byte: the code goes on in the next report. */
const goesOn = 1;
const longest = 512;

/** The reports of a scanner in HID-POS mode; each push is one whole report. */
export class HidPosFramer implements Framer {
  #begun = "";

  push(report: Uint8Array): readonly Shown[] {
    const part = partIn(report);
    if (part === undefined) {
      this.#begun = "";
      return [];
    }
    // The identifier stands in every report; of a code in several the first one's counts.
    this.#begun += this.#begun === "" ? part.text : withoutIdentifier(part.text);
    if (part.goesOn && this.#begun.length < longest) return [];
    const data = this.#begun;
    this.#begun = "";
    return isText(data) ? [{ medium: mediumOfScan(data), data }] : [];
  }
}

type Part = { readonly text: string; readonly goesOn: boolean };

/** The length counts the code without its identifier. */
function partIn(report: Uint8Array): Part | undefined {
  if (report[0] !== scannedData || report.length !== reportBytes) return undefined;
  const length = report[1] ?? 0;
  const hasIdentifier = report[dataFrom] === "]".charCodeAt(0);
  const end = dataFrom + (hasIdentifier ? identifierBytes : 0) + length;
  if (length === 0 || end >= reportBytes) return undefined;
  const text = asciiOf(report.subarray(dataFrom, end));
  return { text, goesOn: ((report.at(-1) ?? 0) & goesOn) !== 0 };
}

function withoutIdentifier(text: string): string {
  return text.startsWith("]") ? text.slice(identifierBytes) : text;
}

const groupSeparator = "\u001d";

function isText(data: string): boolean {
  const plain = data.replaceAll(groupSeparator, " ");
  return data.length < longest && /^[ -~]+$/.test(plain);
}
