import { type CardNumber, canonicalCard } from "../card.ts";
import { ok, type Result, refused } from "../result.ts";
import { cardInQr } from "../voucher/voucher-code.ts";
import { readAim, type Scan } from "./aim.ts";
import type { CardRead } from "./card-read.ts";
import { type EanRules, readEan } from "./ean.ts";
import { readDigitalLink, readElements, serviceNumberIn } from "./gs1.ts";
import { sunIn } from "./sun-link.ts";
import { readStripe } from "./tracks.ts";

/** A card's number with what was shown beside it, as bookings take it. */
export type ShownCard = CardNumber & {
  readonly proof?: { readonly rotating?: string; readonly sun?: string };
};

export type CodeRules = EanRules & {
  /** Number schemes that the network's policy accepts. */
  readonly schemes: readonly string[];
  /** The scheme of numbers on stripes that are no EAN, and of GS1 service relations. */
  readonly stripeScheme: string;
  readonly gs1Scheme: string;
};

export const ordinaryCodes: Omit<CodeRules, "schemes"> = {
  cardPrefixes: [],
  pricePrefixes: [],
  stripeScheme: "stripe",
  gs1Scheme: "gsrn",
};

/** What a reader read, as a card; refuses `invalid` with what it is instead. Source: SPEC R860. */
export function cardOfRead(read: CardRead, rules: CodeRules): Result<ShownCard> {
  const shown = shownOf(read, rules);
  if (!shown.ok) return shown;
  const { proof, ...named } = shown.value;
  const number = canonicalCard(named, rules.schemes);
  if (!number.ok) return isOpenCoupon(named, rules) ? ok(named) : number;
  return ok(proof === undefined ? number.value : { ...number.value, proof });
}

/** A coupon's text that anybody may name is no number; whether it is good says the sale. */
function isOpenCoupon({ scheme }: CardNumber, { schemes }: CodeRules): boolean {
  return scheme === "coupon" && schemes.includes(scheme);
}

function shownOf({ medium, data }: CardRead, rules: CodeRules): Result<ShownCard> {
  if (medium === "rfid") return chipNumber(data);
  if (medium === "stripe") return cardOnStripe(data, rules);
  return cardInCode(data.trim(), rules);
}

/** Phones show another number at every tap: four bytes, the first 08. Source: ISO/IEC 14443-3. */
function chipNumber(data: string): Result<ShownCard> {
  return /^08.{6}$/.test(data) ? notACard("random-uid") : ok({ scheme: "uid", number: data });
}

function cardOnStripe(swiped: string, rules: CodeRules): Result<ShownCard> {
  const stripe = readStripe(swiped);
  if (stripe.kind !== "card") return refused("invalid", { what: stripe.kind });
  const own = bareNumber(stripe.number, rules);
  return own.ok ? own : ok({ scheme: rules.stripeScheme, number: stripe.number });
}

/** A link, the app's changing code, a GS1 code or a bare number. */
function cardInCode(scanned: string, rules: CodeRules): Result<ShownCard> {
  const scan = readAim(scanned);
  const changing = changingCode(scan.text);
  if (changing !== undefined) return ok(changing);
  if (/^https?:\/\//i.test(scan.text)) return cardInLink(scan.text, rules);
  return scan.isGs1 ? cardInElements(scan, rules) : bareNumber(scan.text, rules);
}

function changingCode(text: string): ShownCard | undefined {
  const number = /^L1\.([0-9A-Za-z]+)\.\d+\.[0-9A-Za-z]{8}$/.exec(text)?.[1];
  if (number === undefined) return undefined;
  return { scheme: /^\d{13}$/.test(number) ? "ean13" : "own", number, proof: { rotating: text } };
}

function cardInLink(link: string, { gs1Scheme }: CodeRules): Result<ShownCard> {
  const [plain = ""] = link.split(/[?#]/, 1);
  const ours = cardInQr(plain);
  const sun = sunIn(link);
  if (ours !== undefined) return ok(sun === undefined ? ours : { ...ours, proof: { sun } });
  const elements = readDigitalLink(link);
  const number = elements.ok ? serviceNumberIn(elements.value) : undefined;
  return number === undefined ? notACard("link") : ok({ scheme: gs1Scheme, number });
}

function cardInElements({ text }: Scan, { gs1Scheme }: CodeRules): Result<ShownCard> {
  const elements = readElements(text);
  if (!elements.ok) return elements;
  const number = serviceNumberIn(elements.value);
  return number === undefined ? notACard("article") : ok({ scheme: gs1Scheme, number });
}

function bareNumber(text: string, rules: CodeRules): Result<ShownCard> {
  const plain = text.replace(/[\s-]/g, "").toUpperCase();
  const ean = readEan(plain, rules);
  if (ean?.kind === "card") return ok({ scheme: "ean13", number: ean.number });
  if (ean !== undefined) return notACard(ean.kind);
  return canonicalCard({ scheme: "own", number: plain }, ["own"]);
}

function notACard(what: string): Result<ShownCard> {
  return refused("invalid", { what });
}
