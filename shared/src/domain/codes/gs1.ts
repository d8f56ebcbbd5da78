import { ok, type Result, refused } from "../result.ts";

/** GS1 application identifiers with what they hold, as `{ "01": "09506000134352" }`. */
export type Elements = Readonly<Record<string, string>>;

/** What ends an element of variable length; scanners send it as the character 29. */
const separator = "\u001d";

/**
 * Elements of a length that everybody knows, which need no separator, by the first two digits.
 * Unit: characters, without the identifier. Source: GS1 General Specifications, 7.8.5.
 */
const fixed: Readonly<Record<string, number>> = {
  "00": 18,
  "01": 14,
  "02": 14,
  "03": 14,
  "04": 16,
  "11": 6,
  "12": 6,
  "13": 6,
  "14": 6,
  "15": 6,
  "16": 6,
  "17": 6,
  "18": 6,
  "19": 6,
  "20": 2,
  "31": 6,
  "32": 6,
  "33": 6,
  "34": 6,
  "35": 6,
  "36": 6,
  "41": 13,
};

const fourDigits = /^(3[1-69]|43|7[0-2]|8[0-2])/;
const threeDigits = /^(2[3-5]|4[0-2]|71)/;

function identifierLength(at: string): number {
  if (fourDigits.test(at)) return 4;
  return threeDigits.test(at) ? 3 : 2;
}

/** Refuses `invalid` for what is no element string. */
export function readElements(text: string): Result<Elements> {
  const found: Record<string, string> = {};
  let rest = text.startsWith(separator) ? text.slice(1) : text;
  while (rest !== "") {
    const element = firstElement(rest);
    if (element === undefined) return refused("invalid", { what: "gs1" });
    found[element.identifier] = element.value;
    rest = element.rest;
  }
  return Object.keys(found).length > 0 ? ok(found) : refused("invalid", { what: "gs1" });
}

type Element = { readonly identifier: string; readonly value: string; readonly rest: string };

function firstElement(text: string): Element | undefined {
  const identifier = text.slice(0, identifierLength(text));
  if (!/^\d{2,4}$/.test(identifier)) return undefined;
  const body = text.slice(identifier.length);
  const length = fixed[identifier.slice(0, 2)];
  const stop = body.indexOf(separator);
  const end = length ?? (stop < 0 ? body.length : stop);
  const value = body.slice(0, end);
  if (value.length !== end || value === "" || value.includes(separator)) return undefined;
  const after = body.slice(end);
  return { identifier, value, rest: after.startsWith(separator) ? after.slice(1) : after };
}

/**
 * The elements of a GS1 Digital Link, as `https://id.example/8018/950600013435200001?17=261231`.
 * Refuses `invalid` for other links.
 */
export function readDigitalLink(text: string): Result<Elements> {
  const [, path = "", query = ""] = /^https?:\/\/[^/?#]+\/([^?#]*)(?:\?([^#]*))?/i.exec(text) ?? [];
  const words = path.split("/").filter((word) => word !== "");
  const first = words.findIndex((word) => /^(00|01|253|255|401|402|414|417|8\d{3})$/.test(word));
  const parts = first < 0 ? [] : words.slice(first);
  if (parts.length === 0 || parts.length % 2 === 1) return refused("invalid", { what: "gs1-link" });
  const found: Record<string, string> = {};
  for (let at = 0; at < parts.length; at += 2) take(found, parts[at] ?? "", parts[at + 1] ?? "");
  for (const pair of query.split("&")) {
    const [key = "", value = ""] = pair.split("=", 2);
    take(found, key, value);
  }
  return Object.keys(found).length > 0 ? ok(found) : refused("invalid", { what: "gs1-link" });
}

function take(found: Record<string, string>, key: string, value: string): void {
  if (/^\d{2,4}$/.test(key) && value !== "") found[key] = decoded(value);
}

function decoded(value: string): string {
  return value.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The customer that a GS1 code names: a service relation number of recipient or provider. */
export function serviceNumberIn(elements: Elements): string | undefined {
  const number = elements["8018"] ?? elements["8017"];
  return number !== undefined && isGoodKey(number, 18) ? number : undefined;
}

/** Whether all of a GS1 key's digits are there and its check digit is right. */
export function isGoodKey(digits: string, length: number): boolean {
  if (digits.length !== length || !/^\d+$/.test(digits)) return false;
  return gs1Check(digits.slice(0, -1)) === digits.at(-1);
}

/** The last digit of EAN, GTIN, SSCC and GSRN over those before it. */
export function gs1Check(digits: string): string {
  const sum = [...digits].reduceRight(
    ({ total, weight }, digit) => ({ total: total + Number(digit) * weight, weight: 4 - weight }),
    { total: 0, weight: 3 },
  ).total;
  return String((10 - (sum % 10)) % 10);
}
