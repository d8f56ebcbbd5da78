import { memoryStore } from "../../adapters/memory-store.ts";
import { scryptPins } from "../../adapters/scrypt-pins.ts";
import { balanceOf, emptyPurse } from "../../domain/account.ts";
import { assert } from "../../domain/assert.ts";
import type { Body } from "../../domain/bodies.ts";
import { campaignEvaluation } from "../../domain/campaigns/campaign-evaluation.ts";
import { ownNumber } from "../../domain/card.ts";
import type { PurseDefinition } from "../../domain/control-bodies.ts";
import type { DocId, PurseId } from "../../domain/ids.ts";
import type { Refusal } from "../../domain/result.ts";
import type { Evaluate } from "../../domain/sale/evaluation.ts";
import { makeWishes } from "../../domain/voucher/make-voucher.ts";
import { accountDocOf } from "../../entries/doc-ids.ts";
import type { EntryStore } from "../../ports/entry-store.ts";
import { act } from "../../replica/act.ts";
import { admit } from "../../replica/admit.ts";
import { type Asking, RightsGatherer } from "../../replica/gather-rights.ts";
import { RecentEntries } from "../../replica/recent.ts";
import type { Replica } from "../../replica/replica.ts";
import {
  aNetworkOf,
  aReplica,
  bytesIn,
  decree,
  HandClock,
  money,
  points,
} from "../../replica/replica-builders.ts";
import { AccountViews } from "../account-views.ts";
import { ask, type Running, startApp } from "../app-builders.ts";
import { cardRoom } from "../cards/card-room.ts";
import { People } from "../people.ts";
import { type ReceiptServices, receiptRoutes } from "../receipt-routes.ts";
import { ReplicaAccounts } from "../replica-accounts.ts";
import { replicaPurses } from "../replica-purses.ts";
import { ReplicaReceipts } from "../replica-receipts.ts";
import type { Route } from "../route.ts";
import { receiptLinks } from "./receipt-link.ts";
import type { ReplicaSales } from "./replica-sales.ts";
import type { SaleParts } from "./sale-parts.ts";
import { saleRoom } from "./sale-room.ts";
import { holdRoutes, saleRoutes } from "./sale-routes.ts";

/** A branch with real everything but a line: replica, evaluation, calls over HTTP. */
export type Shop = {
  readonly replica: Replica;
  readonly clock: HandClock;
  readonly sales: ReplicaSales;
  readonly parts: SaleParts;
  readonly docOf: (card: TestCard) => DocId;
  readonly app: Running;
};

const secret = new Uint8Array(32).fill(7);
const roles = ["till", "integration"] as const;

/** Bearer tokens: till `t1`, the training till `test`, and a program at no till. */
const shopTokens = {
  t1: { role: "till", till: "t1", branch: "nord" },
  t2: { role: "till", till: "t2", branch: "nord" },
  test: { role: "till", till: "test", branch: "nord" },
  program: { role: "integration", branch: "nord" },
} as const;

export type TestCard = { readonly scheme: string; readonly number: string };

function cardOf(byte: number, scheme = "own"): TestCard {
  return { scheme, number: ownNumber(new Uint8Array(10).fill(byte)) };
}

export const anna: TestCard = cardOf(1);
export const berta: TestCard = cardOf(2);
export const voucher: TestCard = cardOf(3, "voucher");

export type ShopWishes = {
  readonly evaluate?: Evaluate;
  /** What headquarters has said besides. */
  readonly decreed?: readonly Body[];
  readonly store?: EntryStore;
  readonly objection?: () => Refusal | null;
  readonly ask?: Asking["ask"];
  readonly routes?: (parts: SaleParts) => readonly Route[];
};

/** Points pay 5 cents each; `stamps:coffee` pay nothing. */
function pursesOf(): readonly Body[] {
  const purse = (id: string, unit: PurseDefinition["unit"], unitValue: number | null): Body => ({
    kind: "purse",
    id: id as PurseId,
    unit,
    currency: null,
    unitValue,
    slots: null,
    nameDe: id,
    nameEn: id,
    active: true,
  });
  const inactive = purse("inactive", "activation", null);
  return [purse("points", "points", 5), purse("stamps:coffee", "stamps", null), inactive];
}

function till(id: string, training = false): Body {
  return {
    kind: "till",
    id,
    branch: "nord",
    name: id,
    token: "0".repeat(64),
    training,
    active: true,
  };
}

/** `decree`: what headquarters says now; the branch has it at once and runs on. */
export type LedShop = Shop & { readonly decree: (...bodies: readonly Body[]) => Promise<void> };

export async function aShop(wishes: ShopWishes = {}): Promise<LedShop> {
  const clock = new HandClock();
  const network = await aNetworkOf(["nord"], { clock });
  await decree(network, ...pursesOf(), till("t1"), till("t2"), till("test", true));
  await decree(network, ...(wishes.decreed ?? []));
  const replica = await aReplica("nord", { clock, store: wishes.store ?? memoryStore() });
  await admit(replica, await bytesIn(network), { from: "test" });
  const decreed = async (...bodies: readonly Body[]) => {
    await decree(network, ...bodies);
    await admit(replica, await bytesIn(network), { from: "headquarters" });
  };
  return { clock, docOf: cardDoc, decree: decreed, ...(await openShop(replica, wishes)) };
}

export function cardDoc({ scheme, number }: TestCard): DocId {
  return accountDocOf(secret, scheme, number);
}

/** What a node makes of a replica, so that it can sell. */
export function salePartsOf(replica: Replica, wishes: ShopWishes = {}): SaleParts {
  const rights = new RightsGatherer(replica, { ask: wishes.ask ?? (async () => undefined) });
  const { cards, gate } = cardRoom({ replica, secret, pinHash: scryptPins, taps: null, rights });
  return {
    replica,
    cards,
    gate,
    views: new AccountViews(replica, new RecentEntries(replica)),
    people: new People(replica, "nord"),
    rights,
    objection: wishes.objection ?? (() => null),
    evaluate: wishes.evaluate ?? campaignEvaluation(() => replica.campaigns.current.set, "test"),
  };
}

/** What a node does with a replica when it starts. */
export async function openShop(
  replica: Replica,
  wishes: ShopWishes = {},
): Promise<Omit<Shop, "clock" | "docOf">> {
  const parts = salePartsOf(replica, wishes);
  const room = saleRoom(parts, (fault) => assert(false, String(fault)));
  const { sales, holds } = room;
  const app = await startApp({
    tokens: shopTokens,
    routes: () => [
      ...saleRoutes(sales, roles),
      ...holdRoutes(holds, roles),
      ...receiptRoutes(receiptServices(replica, parts), roles),
      ...(wishes.routes?.(parts) ?? []),
    ],
  });
  const stop = async () => {
    room.stop();
    await app.stop();
  };
  return { replica, sales, parts, app: { ...app, stop } };
}

/** What a node shows and prints receipts with. */
function receiptServices(replica: Replica, parts: SaleParts): ReceiptServices {
  return {
    receipts: new ReplicaReceipts(replica, parts.views),
    purses: replicaPurses(replica),
    accounts: new ReplicaAccounts(replica, parts.gate, parts.views),
    receiptLinks: receiptLinks(secret, () => replica.directory.policy.domain),
  };
}

let keys = 0;

/** Puts value onto a card as a top-up or goodwill does. */
export async function give(
  { replica, docOf }: Shop,
  card: TestCard,
  value: Partial<Record<"points" | "money", number>>,
): Promise<void> {
  const wishes = (["points", "money"] as const).flatMap((purse) => {
    const amount = value[purse] ?? 0;
    const reason = purse === "money" ? "top-up" : "goodwill";
    const command = { type: "credit", purse: purse as PurseId, amount, reason } as const;
    return amount === 0 ? [] : [{ doc: docOf(card), command }];
  });
  const outcome = await act(replica, {
    key: { till: "t1", id: `give ${keys++}` },
    by: null,
    request: "0".repeat(64),
    wishes,
    answer: async () => ({ status: 201, body: "{}" }),
  });
  assert(outcome.ok, "what is given is booked");
}

/** An inactive voucher of 15.00 that costs 10.00. */
export async function makeVoucher({ replica, docOf }: Shop): Promise<void> {
  const doc = docOf(voucher);
  const made = makeWishes({ price: 1000, value: 1500 }, "2026-06-01");
  assert(made.ok, "good terms");
  await act(replica, {
    key: { till: "t1", id: "make" },
    by: null,
    request: "0".repeat(64),
    wishes: made.value.map((command) => ({ doc, command })),
    answer: async () => ({ status: 201, body: "{}" }),
  });
}

/** What is on a card. */
export async function has(
  { replica, docOf }: Shop,
  card: TestCard,
): Promise<{ points: number; money: number }> {
  const state = await replica.ports.store.account(docOf(card));
  const of = (purse: PurseId) => balanceOf(state?.purses[purse] ?? emptyPurse);
  return { points: of(points), money: of(money) };
}

export type Told = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly replayed: boolean;
};

export type Calling = {
  readonly as?: string;
  readonly key?: string;
  readonly body?: unknown;
  readonly method?: string;
};

/** A call under a key of its own, or under the given one. */
export async function call(
  { app }: Shop,
  path: string,
  { as = "t1", key = `call ${keys++}`, ...rest }: Calling,
): Promise<Told> {
  const response = await ask(`${app.url}${path}`, { as, key, ...rest });
  const told = (await response.json()) as Record<string, unknown>;
  const replayed = response.headers.get("idempotent-replayed") === "true";
  return { status: response.status, body: told, replayed };
}

export const voucherLine = { id: "v", kind: "voucher", voucher: voucher.number, amount: 1000 };

/** Bread for 5.00. */
export const bread = { id: "1", article: "4711", group: "bakery", quantity: "2", amount: 500 };

export function aSale(rest: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { card: anna, currency: "EUR", till: "t1", basket: { lines: [bread] }, ...rest };
}
