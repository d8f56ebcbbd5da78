import { memoryStore } from "../../adapters/memory-store.ts";
import { scryptPins } from "../../adapters/scrypt-pins.ts";
import type { Body } from "../../domain/bodies.ts";
import { ownNumber } from "../../domain/card.ts";
import type { DocId } from "../../domain/ids.ts";
import { accountDocOf } from "../../entries/doc-ids.ts";
import type { EntryStore } from "../../ports/entry-store.ts";
import type { AccountView } from "../../protocol/http/account.ts";
import { admit } from "../../replica/admit.ts";
import { RightsGatherer } from "../../replica/gather-rights.ts";
import { RecentEntries } from "../../replica/recent.ts";
import type { Replica } from "../../replica/replica.ts";
import {
  aNetworkOf,
  aReplica,
  bytesIn,
  decree,
  HandClock,
} from "../../replica/replica-builders.ts";
import { accountRoutes } from "../account-routes.ts";
import { AccountViews } from "../account-views.ts";
import { ask, type Running, startApp } from "../app-builders.ts";
import { bookingRoutes } from "../booking-routes.ts";
import { People, tokenHash } from "../people.ts";
import { ReplicaAccounts } from "../replica-accounts.ts";
import { ReplicaBookings } from "../replica-bookings.ts";
import { actorAtNode } from "./card-actor.ts";
import { cardDesk } from "./card-desk.ts";
import { cardRoom } from "./card-room.ts";
import { cardRoutes } from "./card-routes.ts";

/** Tests only: the calls of a store node that cards need, over a real replica without a line. */
export type CardShop = {
  readonly replica: Replica;
  readonly app: Running;
};

export type TestNetwork = { readonly clock: HandClock; readonly network: Replica };

export const secret: Uint8Array = new Uint8Array(32).fill(7);
const roles = ["till", "cashier", "manager", "integration"] as const;

export const callers = {
  till: { role: "till", till: "t1", branch: "nord" },
  cashier: { role: "cashier", till: "t1", branch: "nord", operator: "op1" },
  manager: { role: "manager", till: "t1", branch: "nord", operator: "op2" },
} as const;

export type Caller = keyof typeof callers;

export type TestCard = {
  readonly scheme: string;
  readonly number: string;
  readonly pin?: string;
  readonly proof?: { readonly rotating?: string };
};

export function aCard(byte: number): TestCard {
  return { scheme: "own", number: ownNumber(new Uint8Array(10).fill(byte)) };
}

/** An old chip's number, copied off any reader. */
export const chip: TestCard = { scheme: "uid", number: "04A2B3C4D5E6F7" };

export function docOf({ scheme, number }: TestCard): DocId {
  return accountDocOf(secret, scheme, number);
}

function operator(id: string, role: "cashier" | "manager"): Body {
  const token = tokenHash(`token of ${id}`);
  const rest = { login: id, branches: [], password: null, active: true };
  return { kind: "operator", id, role, token, ...rest };
}

const staff: Body = {
  kind: "customerGroup",
  id: "staff",
  nameDe: "Personal",
  nameEn: "Staff",
  active: true,
};

export async function aTestNetwork(branches: readonly string[] = ["nord"]): Promise<TestNetwork> {
  const clock = new HandClock();
  const network = await aNetworkOf(branches, { clock });
  await decree(network, operator("op1", "cashier"), operator("op2", "manager"), staff);
  return { clock, network };
}

/** A branch that has what headquarters says and is out of touch from then on. */
export async function aCardShop(
  { clock, network }: TestNetwork,
  { word = "nord", store = memoryStore() }: { word?: string; store?: EntryStore } = {},
): Promise<CardShop> {
  const replica = await aReplica(word, { clock, store });
  await admit(replica, await bytesIn(network), { from: "test" });
  return openCardShop(replica);
}

/** What a node does with a replica when it starts. */
export async function openCardShop(replica: Replica): Promise<CardShop> {
  const rights = new RightsGatherer(replica, { ask: async () => undefined });
  const { cards, gate, pins } = cardRoom({
    replica,
    secret,
    pinHash: scryptPins,
    taps: null,
    rights,
  });
  const views = new AccountViews(replica, new RecentEntries(replica));
  const people = new People(replica, "nord");
  const objection = () => null;
  const desk = cardDesk({
    replica,
    cards,
    gate,
    pins,
    views,
    actorOf: actorAtNode(people),
    objection,
  });
  const bookings = new ReplicaBookings({ replica, gate, views, people, rights, objection });
  const app = await startApp({
    tokens: callers,
    routes: () => [
      ...cardRoutes(desk, roles),
      ...bookingRoutes(bookings, roles),
      ...accountRoutes(new ReplicaAccounts(replica, gate, views), roles),
    ],
  });
  return { replica, app };
}

/** Both have what either had. */
export async function meet(...shops: readonly CardShop[]): Promise<void> {
  for (const one of shops) {
    for (const other of shops) {
      await admit(one.replica, await bytesIn(other.replica), { from: "test" });
    }
  }
}

/** What calls answer, as far as tests look into it. */
export type Told = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> &
    Partial<Pick<AccountView, "id" | "purses" | "linked" | "recent">> & {
      readonly account?: AccountView;
      readonly receipt?: string;
    };
};

let keys = 0;

export async function call(
  { app }: CardShop,
  path: string,
  given: { readonly as?: Caller; readonly key?: string; readonly body: unknown },
): Promise<Told> {
  const { as = "till", key = `call ${keys++}`, body } = given;
  const response = await ask(`${app.url}${path}`, { as, key, body });
  return { status: response.status, body: (await response.json()) as Told["body"] };
}

const money = { purse: "money", currency: "EUR" };

export function give(shop: CardShop, card: TestCard, amount: number): Promise<Told> {
  const body = { ...money, card, type: "credit", amount, reason: "top-up" };
  return call(shop, "/v1/bookings", { body });
}

/** Under a key of its own. */
export function spend(shop: CardShop, card: TestCard, amount: number): Promise<Told> {
  return spendAs(shop, `spend ${keys++}`, { card, amount });
}

export function spendAs(
  shop: CardShop,
  key: string,
  wish: { readonly card: TestCard; readonly amount: number },
): Promise<Told> {
  const body = { ...money, ...wish, type: "debit", reason: "spend" };
  return call(shop, "/v1/bookings", { key, body });
}

export function lookup(shop: CardShop, card: TestCard): Promise<Told> {
  return call(shop, "/v1/accounts/lookup", { body: { card } });
}

/** As a lookup of the card tells it. */
export async function moneyOn(shop: CardShop, card: TestCard): Promise<number> {
  const { body } = await lookup(shop, card);
  return body.purses?.find((one) => one.purse === "money")?.balance ?? 0;
}
