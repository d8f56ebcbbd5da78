import { ordinaryCodes } from "@cardweave/shared/domain/codes/card-of-read";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";

export const readerKinds = ["serial", "em4100", "stripe", "hid", "evdev", "pcsc"] as const;
export type ReaderKind = (typeof readerKinds)[number];

/** One reader of a node, as its operator wrote it. */
export type ReaderSettings = {
  readonly kind: ReaderKind;
  readonly name: string;
  /** The till that it stands at; null for all tills of the branch. */
  readonly till: string | null;
  /** The device; required but for `hid` and `pcsc`. */
  readonly path: string | null;
  readonly baud: number;
  /** For `evdev`: leaves the codes to other programs too. */
  readonly shared: boolean;
  /** For `pcsc`: nothing counts but the chips' numbers. */
  readonly numbersOnly: boolean;
  /** EAN numbers that are cards, and those that are priced articles, by their first digits. */
  readonly cardPrefixes: readonly string[];
  readonly pricePrefixes: readonly string[];
};

const ordinaryBaud = 9_600;
const withoutPath: readonly ReaderKind[] = ["hid", "pcsc"];
const words = ["kind", "name", "till", "path", "baud", "shared", "numbers-only", "cards", "prices"];

/**
 * Reads `kind=serial,path=/dev/serial/by-id/…,name=counter,till=3`; refuses `invalid` with the word
 * that is wrong.
 */
export function readSettings(text: string): Result<ReaderSettings> {
  const given = new Map(text.split(",").map(wordAndValue));
  const unknown = [...given.keys()].find((word) => !words.includes(word));
  if (unknown !== undefined) return refused("invalid", { what: unknown });
  const kind = readerKinds.find((one) => one === given.get("kind"));
  if (kind === undefined) return refused("invalid", { what: "kind" });
  const settings = settingsOf(kind, given);
  if (settings.path === null && !withoutPath.includes(kind)) {
    return refused("invalid", { what: "path" });
  }
  const isBaud = Number.isInteger(settings.baud) && settings.baud > 0;
  return isBaud ? ok(settings) : refused("invalid", { what: "baud" });
}

function settingsOf(kind: ReaderKind, given: ReadonlyMap<string, string>): ReaderSettings {
  const {
    name = kind,
    till = null,
    path = null,
    baud = ordinaryBaud,
    cards,
    prices,
  } = Object.fromEntries<string | undefined>(given);
  return {
    kind,
    name,
    till,
    path,
    baud: Number(baud),
    shared: given.has("shared"),
    numbersOnly: given.has("numbers-only"),
    cardPrefixes: prefixes(cards) ?? ordinaryCodes.cardPrefixes,
    pricePrefixes: prefixes(prices) ?? ordinaryCodes.pricePrefixes,
  };
}

function wordAndValue(pair: string): readonly [string, string] {
  const [word = "", ...value] = pair.split("=");
  return [word.trim(), value.join("=").trim()];
}

/** Several prefixes are parted by a plus sign. */
function prefixes(value: string | undefined): readonly string[] | undefined {
  return value?.split("+").filter((prefix) => /^\d+$/.test(prefix));
}
