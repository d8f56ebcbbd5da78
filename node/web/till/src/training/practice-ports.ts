import type { NamedCall } from "../api/desk-api.ts";
import type { NamedWish } from "../api/node-api.ts";
import type { Json } from "../api/readers.ts";
import type { EvaluationView, PurseAmount, SaleRequest } from "../api/sale-shapes.ts";
import type {
  AccountView,
  Answer,
  BookingAnswer,
  BookingWish,
  Problem,
  PurseDef,
  SessionView,
} from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { draftIn } from "../sale/parked-sale.ts";
import { payForecast } from "../sale/paying.ts";
import { purseOrEmpty } from "../till/forecast.ts";
import { memoryDisk } from "./memory-disk.ts";
import { PracticeBook } from "./practice-book.ts";

export interface PracticeFacts {
  readonly who: SessionView;
  readonly purses: readonly PurseDef[];
  /** Stands where a receipt would. */
  readonly slip: string;
}

interface Parts extends PracticeFacts {
  readonly ports: PagePorts;
  readonly book: PracticeBook;
}

function done<T>(value: T): Answer<T> {
  return { kind: "done", value };
}

function no(
  code: string,
  more: Partial<Problem> = {},
): Extract<Answer<never>, { kind: "refused" }> {
  return { kind: "refused", problem: { code, status: 409, ...more } };
}

const notHere = no("training");

function mapped<T, R>(answer: Answer<T>, step: (value: T) => R): Answer<R> {
  return answer.kind === "done" ? done(step(answer.value)) : answer;
}

/** As the node refuses it, so that a shortage can be practised too. */
function shortage(account: AccountView, { type, purse, amount }: BookingWish): Problem | null {
  const { guaranteed, provisionalLimit } = purseOrEmpty(account.purses, purse);
  if (type === "credit" || amount <= guaranteed + provisionalLimit) return null;
  const numbers = { asked: amount, guaranteed, provisional: provisionalLimit };
  return { code: "too-little", status: 409, ...numbers };
}

async function bookOn(parts: Parts, wish: BookingWish): Promise<Answer<BookingAnswer>> {
  const { ports, book } = parts;
  const found = mapped(await ports.api.lookup(wish.card), (one) => book.over(one));
  if (found.kind !== "done") return found;
  const account = found.value;
  const problem = shortage(account, wish);
  if (problem !== null) return { kind: "refused", problem };
  const { purse, reason } = wish;
  const amount = wish.type === "debit" ? -wish.amount : wish.amount;
  const receipt = book.book(account.id, ports.now(), [{ purse, amount, reason }]);
  return done({ receipt, provisional: false, bonus: 0, account: book.over(account) });
}

async function undoOn(parts: Parts, receipt: string): Promise<Answer<BookingAnswer>> {
  const { ports, book } = parts;
  const id = book.undo(receipt, ports.now());
  if (id === null) return notHere;
  const found = await ports.api.account(id);
  const undone = { receipt: `undo-${receipt}`, provisional: false, bonus: 0 };
  return mapped(found, (account) => ({ ...undone, account: book.over(account) }));
}

/** What cards pay is worked out here: the node knows nothing of practised loads. */
async function evaluate({ ports }: Parts, request: SaleRequest): Promise<Answer<EvaluationView>> {
  const { pay: _, receiptNumber: __, returns: ___, ...asked } = request;
  return ports.desk.evaluate(asked);
}

interface Paid {
  readonly toPay: number;
  readonly spent: readonly PurseAmount[];
}

function paidIn(parts: Parts, request: SaleRequest, of: Sold): Paid {
  const draft = draftIn(request);
  const held = of.account?.purses ?? [];
  const facts = { ...parts, held, vouchers: {}, others: of.others };
  const splits = payForecast(draft, of.evaluation.payable, facts);
  const paid = splits.reduce((sum, { pays }) => sum + pays, 0);
  const spent = draft.pays.flatMap(({ voucher, card, purse }, at) => {
    const { unitValue = 1, kind } = parts.purses.find((one) => one.purse === purse) ?? {};
    const units = (splits[at]?.pays ?? 0) / (kind === "money" ? 1 : unitValue);
    return voucher === null && card === undefined && units > 0 ? [{ purse, amount: -units }] : [];
  });
  return { toPay: of.evaluation.net - paid, spent };
}

interface Sold {
  readonly evaluation: EvaluationView;
  readonly account: AccountView | null;
  /** Of cards that pay beside the sale's own, by number; the lesson leaves them as they are. */
  readonly others: Readonly<Record<string, AccountView>>;
}

async function othersOf({ ports, book }: Parts, request: SaleRequest): Promise<Sold["others"]> {
  const looked = draftIn(request).others.map(async (card) => {
    const answer = await ports.api.lookup(card);
    return answer.kind === "done" ? [[card.number, book.over(answer.value)] as const] : [];
  });
  return Object.fromEntries((await Promise.all(looked)).flat());
}

async function accountOf(
  { ports, book }: Parts,
  request: SaleRequest,
): Promise<AccountView | null> {
  if (request.card === null) return null;
  const answer = await ports.api.lookup(request.card);
  return answer.kind === "done" ? book.over(answer.value) : null;
}

async function sell(parts: Parts, request: SaleRequest): Promise<Answer<Json>> {
  const answer = await evaluate(parts, request);
  if (answer.kind !== "done") return answer;
  const account = await accountOf(parts, request);
  const others = await othersOf(parts, request);
  const { toPay, spent } = paidIn(parts, request, { evaluation: answer.value, account, others });
  const { earns, costs } = answer.value;
  const changes = [
    ...earns.map((one) => ({ ...one, reason: "earned" })),
    ...costs.map(({ purse, amount }) => ({ purse, amount: -amount, reason: "redeemed" })),
    ...spent.map((one) => ({ ...one, reason: "spend" })),
  ];
  const { book, ports } = parts;
  const receipt = book.book(account?.id ?? "", ports.now(), changes);
  return done({ receipt, evaluation: answer.value, entries: [], toPay });
}

async function run(parts: Parts, { path, body }: NamedCall): Promise<Answer<Json>> {
  if (path === "/v1/sales") return sell(parts, body as unknown as SaleRequest);
  if (path !== "/v1/reversals" || typeof body["receipt"] !== "string") return notHere;
  const undone = await undoOn(parts, body["receipt"]);
  return mapped(undone, ({ receipt }) => ({ receipt }));
}

/**
 * The node's answers without its bookings: it is asked what things come to, and told nothing.
 * Promise: nothing that books leaves the page. Source: SPEC R845.
 */
export function practicePorts(ports: PagePorts, facts: PracticeFacts): PagePorts {
  const book = new PracticeBook(facts.who);
  const parts: Parts = { ...facts, ports, book };
  const seen = (answer: Answer<AccountView>): Answer<AccountView> =>
    mapped(answer, (account) => book.over(account));
  const bookWish = ({ wish }: NamedWish): Promise<Answer<BookingAnswer>> =>
    wish.call === "booking" ? bookOn(parts, wish) : undoOn(parts, wish.receipt);
  return {
    ...ports,
    disk: memoryDisk(),
    windowDisk: memoryDisk(),
    api: {
      ...ports.api,
      lookup: async (card) => seen(await ports.api.lookup(card)),
      account: async (id) => seen(await ports.api.account(id)),
      book: bookWish,
    },
    desk: {
      ...ports.desk,
      run: (call) => run(parts, call),
      evaluate: async (request) => {
        const answer = await evaluate(parts, request);
        if (answer.kind !== "done") return answer;
        const account = await accountOf(parts, request);
        const others = await othersOf(parts, request);
        const sold = { evaluation: answer.value, account, others };
        const { toPay } = paidIn(parts, request, sold);
        return done({ ...answer.value, toPay });
      },
      slip: async () => done(facts.slip),
      printSlip: async () => notHere,
      tryReturn: async () => notHere,
    },
  };
}
