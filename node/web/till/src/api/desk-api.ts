import type { CallNode } from "./call-node.ts";
import { type DayView, readDay } from "./day-shapes.ts";
import { type FoundArticle, readArticles } from "./read-article.ts";
import { type GiftView, readGifts } from "./read-gift.ts";
import {
  readEvaluation,
  readNewCard,
  readPeople,
  readReceipt,
  readReceipts,
  readReturn,
  readVoucher,
} from "./read-sale.ts";
import { type Json, record, text } from "./readers.ts";
import type {
  EvaluationView,
  FoundPerson,
  ReceiptView,
  ReturnAnswer,
  ReturnPart,
  SaleRequest,
  VoucherView,
} from "./sale-shapes.ts";
import type { Answer, CardRef } from "./shapes.ts";

/** A call that changes something, and the name under which it is asked, once or ten times. */
export interface NamedCall {
  readonly key: string;
  readonly path: string;
  readonly body: Json;
}

/** What the desk asks beside single bookings; but for `run`, nothing here books. */
export interface DeskApi {
  readonly run: (call: NamedCall) => Promise<Answer<Json>>;
  readonly evaluate: (request: SaleRequest) => Promise<Answer<EvaluationView>>;
  readonly voucher: (number: string) => Promise<Answer<VoucherView>>;
  readonly receipt: (id: string) => Promise<Answer<ReceiptView>>;
  readonly numbered: (till: string, number: string) => Promise<Answer<readonly ReceiptView[]>>;
  readonly slip: (id: string, language: string) => Promise<Answer<string>>;
  /** On the node's own printer; refused where it has none. */
  readonly printSlip: (id: string, language: string) => Promise<Answer<null>>;
  /** What a return would give back. */
  readonly tryReturn: (part: ReturnPart, key: string) => Promise<Answer<ReturnAnswer>>;
  readonly day: (date: string | null) => Promise<Answer<DayView>>;
  readonly dayCsv: (date: string) => Promise<Answer<string>>;
  readonly people: (named: string) => Promise<Answer<readonly FoundPerson[]>>;
  /** What is sold, by a scanned code or by words of a name. */
  readonly articles: (asked: ArticleAsked) => Promise<Answer<readonly FoundArticle[]>>;
  readonly newCard: () => Promise<Answer<CardRef>>;
  /** What this branch may give by hand now. */
  readonly gifts: () => Promise<Answer<readonly GiftView[]>>;
}

interface ArticleAsked {
  readonly by: "code" | "q";
  readonly text: string;
}

/** As many as there is room for. */
const sold = { active: "true", limit: "8" };

/** Looking somebody up at headquarters takes a round over the line. Unit: ms. */
const overTheLineMs = 8000;

function part(text: string): string {
  return encodeURIComponent(text);
}

export function deskApi(call: CallNode): DeskApi {
  const get = <T>(path: string, read: (body: unknown) => T) => call({ method: "GET", path }, read);
  const plain = (path: string, accept: string) => call({ method: "GET", path, accept }, text);
  return {
    run: (named) =>
      call({ method: "POST", path: named.path, key: named.key, body: named.body }, record),
    evaluate: (body) => call({ method: "POST", path: "/v1/evaluations", body }, readEvaluation),
    voucher: (number) => get(`/v1/vouchers/${part(number)}`, readVoucher),
    receipt: (id) => get(`/v1/receipts/${part(id)}`, readReceipt),
    numbered: (till, number) =>
      get(`/v1/receipts?${new URLSearchParams({ till, number })}`, readReceipts),
    slip: (id, lang) => plain(`/v1/receipts/${part(id)}?lang=${part(lang)}`, "text/plain"),
    printSlip: (id, lang) =>
      call(
        { method: "POST", path: `/v1/receipts/${part(id)}/print?lang=${part(lang)}` },
        () => null,
      ),
    tryReturn: (wished, key) => {
      const body = { ...wished, reason: "return", dryRun: true };
      return call({ method: "POST", path: "/v1/reversals", key, body }, readReturn);
    },
    day: (date) => get(date === null ? "/v1/day" : `/v1/day?date=${part(date)}`, readDay),
    dayCsv: (date) => plain(`/v1/day?date=${part(date)}`, "text/csv"),
    people: (named) =>
      call(
        { method: "GET", path: `/v1/cardholders?q=${part(named)}`, patienceMs: overTheLineMs },
        readPeople,
      ),
    articles: ({ by, text: wanted }) =>
      get(`/v1/articles?${new URLSearchParams({ [by]: wanted, ...sold })}`, readArticles),
    gifts: () => get("/v1/gifts?limit=100", readGifts),
    newCard: () => call({ method: "POST", path: "/v1/cards", body: { count: 1 } }, readNewCard),
  };
}

/** A voucher as a file to print; the browser asks for it with its session. */
export function voucherFilePath(number: string, language: string): string {
  return `/v1/vouchers/${part(number)}/file?format=pdf&language=${part(language)}`;
}
