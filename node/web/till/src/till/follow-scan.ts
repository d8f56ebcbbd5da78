import type { Language } from "@cardweave/shared/ui/language";
import type { DeskApi } from "../api/desk-api.ts";
import type { NodeApi } from "../api/node-api.ts";
import type { FoundArticle } from "../api/read-article.ts";
import { type ArticleAsked, articleIn } from "../sale/article-text.ts";
import { addLine } from "../sale/sale-draft.ts";
import { followMeaning } from "./follow-meaning.ts";
import { Held } from "./held.ts";
import { type Meaning, meaningOf } from "./scan-meaning.ts";
import type { TillRoom } from "./till-room.ts";
import { cardOnOf, isBusy, troubleOf } from "./till-session.ts";

/** What became of an article's code. */
export type ArticleNote = "unknown" | "unpriced" | "away";

/** What is to be said about the last scan. */
export type ScanNote = ArticleNote | "too-early" | "no-code" | null;

export interface Scans {
  /** What was scanned while a booking was under way. */
  readonly waiting: Held<Meaning | null>;
  readonly note: Held<ScanNote>;
  /** A new object with each scan: what turns out late to be an older card is passed over. */
  readonly newest: Held<object>;
}

export function noScans(): Scans {
  return {
    waiting: new Held<Meaning | null>(null),
    note: new Held<ScanNote>(null),
    newest: new Held({}),
  };
}

type Hands = Pick<TillRoom, "till" | "errands" | "sale" | "payNext" | "asked" | "place" | "scans">;

export interface ScanParts {
  readonly room: Hands;
  readonly desk: Pick<DeskApi, "articles">;
  readonly api: Pick<NodeApi, "lookup">;
  /** As the page is read now, for the line's name. */
  readonly language: () => Language;
}

function isOccupied({ till, errands }: Hands): boolean {
  return errands.isBusy() || isBusy(till.session());
}

/** Nobody is served before it is known what became of the last one. */
function followOrWait(room: Hands, meaning: Meaning): void {
  if (isOccupied(room)) room.scans.waiting.change(() => meaning);
  else followMeaning(room, meaning);
}

/** Takes in what was scanned or typed at the desk; false when it means nothing here. */
export function followScan(parts: ScanParts, scanned: string): boolean {
  const { room } = parts;
  const article = articleIn(scanned);
  const meaning = meaningOf(scanned);
  if (article?.by !== "code" && meaning === null) return false;
  beginScan(room);
  if (article?.by === "code" && !isToPay(room)) void sortOut(parts, article, meaning);
  else if (meaning !== null) followOrWait(room, meaning);
  return true;
}

/** The same for what a reader of the node has seen. */
export function followSeen(parts: ScanParts, meaning: Meaning): void {
  const article = meaning.kind === "card" ? articleIn(meaning.card.number) : null;
  beginScan(parts.room);
  if (article?.by === "code" && !isToPay(parts.room)) void sortOut(parts, article, meaning);
  else followOrWait(parts.room, meaning);
}

function beginScan({ scans }: Hands): void {
  scans.newest.change(() => ({}));
  scans.note.change(() => null);
}

function isToPay({ payNext, place }: Hands): boolean {
  return payNext.value() && place.value() === "sale";
}

/** An EAN is an article's before it is a card's: a basket must not change its customer by it. */
async function sortOut(
  parts: ScanParts,
  asked: ArticleAsked,
  meaning: Meaning | null,
): Promise<void> {
  const { room, desk, language } = parts;
  const mine = room.scans.newest.value();
  const answer = await desk.articles(asked);
  const [article] = answer.kind === "done" ? answer.value : [];
  if (article !== undefined) {
    sell(room, article, { language: language(), quantity: asked.quantity });
    return;
  }
  const card = meaning !== null && (await isCardHere(parts, meaning)) ? meaning : null;
  if (mine !== room.scans.newest.value()) return;
  if (card !== null) followOrWait(room, card);
  else room.scans.note.change(() => (answer.kind === "done" ? "unknown" : "away"));
}

interface Sold {
  readonly language: Language;
  readonly quantity: number;
}

function sell(room: Hands, article: FoundArticle, { language, quantity }: Sold): void {
  const { id, name, unitPrice } = article;
  room.place.change(() => "sale");
  if (unitPrice === null) room.scans.note.change(() => "unpriced");
  else {
    const line = { kind: "goods", name: name[language], quantity, unitPrice, article: id } as const;
    room.sale.change((sale) => addLine(sale, line));
  }
}

/** At the counter a new number may become a card; a sale that has its customer keeps them. */
async function isCardHere({ room, api }: ScanParts, meaning: Meaning): Promise<boolean> {
  const isKept = room.place.value() === "sale" && cardOnOf(room.till.session()) !== null;
  if (!isKept || meaning.kind !== "card") return true;
  const answer = await api.lookup(meaning.card);
  return answer.kind === "done" && answer.value.known;
}

/** Follows what was scanned too early, where nothing else is left to be said. Source: SPEC R692. */
export function followWaiting(room: Hands): void {
  const go = (): void => {
    const meaning = room.scans.waiting.value();
    if (meaning === null || isOccupied(room)) return;
    room.scans.waiting.change(() => null);
    if (isToldAlone(room)) room.scans.note.change(() => "too-early");
    else followMeaning(room, meaning);
  };
  room.till.onChange(go);
  room.errands.onChange(go);
}

/** A refusal, or what became of a sale, must be read first; it is booked on that card no more. */
function isToldAlone({ till, errands }: Hands): boolean {
  const session = till.session();
  const state = errands.state();
  if (troubleOf(session) !== null || state.step === "refused") return true;
  if (state.done !== null) till.send({ kind: "clear" });
  return state.done !== null || session.last?.isLate === true;
}
