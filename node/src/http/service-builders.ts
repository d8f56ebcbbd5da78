import { noTotals } from "@cardweave/shared/domain/day/day-totals";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { quiet } from "@cardweave/shared/http/app-builders";
import type { Answered, Command } from "@cardweave/shared/http/services";
import type { AccountView } from "@cardweave/shared/protocol/http/account";
import type { ReceiptView } from "@cardweave/shared/protocol/http/receipt";
import type { TillSession } from "@cardweave/shared/protocol/http/session";
import type { VoucherView } from "@cardweave/shared/protocol/http/voucher";
import type { NodeServices } from "./routes.ts";

export const accountId = `01${"a".repeat(32)}`;
export const receipt = "b".repeat(32);
const at = "2026-11-22T14:02:11+01:00";

export const account: AccountView = {
  id: accountId,
  known: true,
  status: "active",
  customerGroup: null,
  asOf: at,
  purses: [
    {
      purse: "points",
      balance: 120,
      pending: 0,
      guaranteed: 80,
      provisionalLimit: 40,
      overdraft: 0,
      unitValue: null,
      lots: [{ lot: "l1", balance: 120, expires: "2029-12-31", paid: false }],
    },
  ],
  rewards: [],
  coupons: [],
  recent: [],
};

const entry = {
  entry: "e1",
  at,
  branch: "nord",
  kind: "credit",
  purse: "points",
  amount: 12,
  reason: "earned",
  state: "valid",
  sent: true,
  receipt,
};

export const session: TillSession = {
  till: "t1",
  branch: { id: "nord", name: "Nord" },
  operator: { id: "op1", login: "anna", role: "cashier" },
  currency: "EUR",
  zone: "Europe/Berlin",
  networkName: "Test",
};

const evaluation = {
  lines: [{ id: "1", gross: 500, discount: 0, net: 500, discounts: [] }],
  gross: 500,
  discount: 0,
  net: 500,
  byTax: [{ taxCode: "7", net: 500 }],
  priceGroup: null,
  repricing: false,
  earns: [],
  costs: [],
  campaigns: [],
  offers: [],
  campaignSet: null,
  warnings: [],
};

const voucher: VoucherView = {
  number: "AAAAAAAAAAAAAAAAA",
  qr: "https://cardweave.example/v/AAAAAAAAAAAAAAAAA",
  account: `04${"a".repeat(32)}`,
  state: "inactive",
  currency: "EUR",
  price: 1_000,
  value: 1_500,
  rest: 0,
  guaranteed: 0,
  provisional: 0,
  expires: "2029-12-31",
  sold: null,
};

const held = { evaluation, validUntil: at, entries: [], toPay: 500, account };

const sold: ReceiptView = {
  receipt,
  kind: "booking",
  number: null,
  till: "t1",
  branch: "nord",
  branchName: "Nord",
  currency: "EUR",
  at,
  happenedAt: null,
  hold: null,
  of: null,
  state: "booked",
  net: 0,
  lines: [],
  tenders: [],
  returned: [],
  entries: [{ ...entry, account: accountId }],
};

/** Keeps the first answer of a key, as the replica's journal does. */
function answers(): (command: Command<unknown>, body: object) => Result<Answered> {
  const first = new Map<string, { request: string; body: string }>();
  return ({ action }, body) => {
    const name = `${action.till} ${action.key}`;
    const before = first.get(name);
    if (before !== undefined && before.request !== action.request) return refused("key-reused");
    const text = before?.body ?? JSON.stringify(body);
    first.set(name, { request: action.request, body: text });
    return ok({ status: 201, body: text, replayed: before !== undefined });
  };
}

const booked = { receipt, entries: [{ entry: "e1", state: "guaranteed" }], account };
const answer = answers();

export const services: NodeServices = {
  accounts: {
    lookup: ({ number }) =>
      Promise.resolve(number === "blocked" ? refused("blocked") : ok(account)),
    byId: (id) => Promise.resolve(id === accountId ? ok(account) : refused("not-found")),
    entries: (_id, { limit, cursor }) =>
      Promise.resolve(ok({ items: [entry], next: cursor === undefined ? `${limit}` : null })),
    document: () => Promise.resolve(ok(new Uint8Array([1, 2, 3]))),
  },
  bookings: {
    book: (command) =>
      Promise.resolve(
        command.request.amount > 1_000
          ? refused("too-little", { asked: command.request.amount, guaranteed: 80 })
          : answer(command, booked),
      ),
    reverse: (command) =>
      Promise.resolve(answer(command, { ...booked, refund: { purses: [], outside: 0 } })),
  },
  cards: {
    status: (command) => Promise.resolve(answer(command, booked)),
    link: (command) => Promise.resolve(answer(command, { ...booked, opening: [] })),
    pin: (command) => Promise.resolve(answer(command, booked)),
    issue: () =>
      Promise.resolve(
        ok({ cards: [{ scheme: "own", number: "K7Q2M4X9R1T5W8ZC0", account: accountId }] }),
      ),
  },
  sales: {
    evaluate: () => Promise.resolve(ok({ ...evaluation, payable: 500, toPay: 500 })),
    sell: (command) =>
      Promise.resolve(
        answer(command, { ...booked, evaluation, toPay: command.request.basket.lines[0]?.amount }),
      ),
    topUp: (command) =>
      Promise.resolve(answer(command, { ...booked, paid: command.request.amount, bonus: 0 })),
  },
  holds: {
    hold: (command) => Promise.resolve(answer(command, { hold: receipt, ...held })),
    commit: (_hold, command) => Promise.resolve(answer(command, { ...booked, hold: receipt })),
    void: (_hold, command) =>
      Promise.resolve(answer(command, { hold: receipt, state: "void", entries: [] })),
  },
  vouchers: {
    show: () => Promise.resolve(ok(voucher)),
    file: () =>
      Promise.resolve(
        ok({ media: "application/pdf", bytes: new Uint8Array([1]), name: "voucher.pdf" }),
      ),
  },
  voucherSales: {
    make: (command) => Promise.resolve(answer(command, { vouchers: [] })),
    activate: (_number, command) => Promise.resolve(answer(command, { ...booked, voucher })),
    void: (_number, command) => Promise.resolve(answer(command, { ...booked, voucher })),
  },
  printer: null,
  receiptLinks: { linkOf: (id) => `https://cards.example/r/${id}`, receiptIn: () => undefined },
  receipts: {
    receipt: () => Promise.resolve(ok(sold)),
    numbered: () => Promise.resolve(ok({ items: [sold], next: null })),
  },
  days: {
    day: () =>
      Promise.resolve(
        ok({
          date: "2026-11-22",
          branch: "nord",
          zone: "Europe/Berlin",
          currency: "EUR",
          from: "2026-11-22T00:00:00+01:00",
          until: "2026-11-23T00:00:00+01:00",
          asOf: at,
          rows: [{ till: "t1", operator: "op1", login: "anna", ...noTotals }],
          total: noTotals,
        }),
      ),
  },
  sessions: {
    signIn: ({ password }) =>
      Promise.resolve(
        password === "right"
          ? ok({ principal: { role: "cashier", till: "t1", operator: "op1" }, view: session })
          : refused("unauthenticated"),
      ),
    byToken: () => Promise.resolve(undefined),
    stands: () => Promise.resolve(true),
    current: () => Promise.resolve(session),
  },
  purses: {
    purses: () =>
      Promise.resolve([
        { purse: "points", kind: "points", name: { de: "Punkte", en: "Points" }, active: true },
      ]),
  },
  health: {
    read: () =>
      Promise.resolve({
        status: "ok",
        api: "1",
        version: "0.1.0",
        device: "d1",
        branch: { id: "nord", name: "Nord" },
        line: { state: "offline", since: at },
        unsent: 3,
        oldestUnsentAt: at,
        printer: { state: "ready", since: at },
        entries: 5,
        pending: 0,
        invalid: 0,
        aside: 0,
        digest: "00",
        campaignSet: null,
        leftOut: [],
        clockOffsetMs: null,
        readers: [],
        attention: [],
      }),
  },
  live: quiet,
};
