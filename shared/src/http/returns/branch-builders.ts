import { memoryStore } from "../../adapters/memory-store.ts";
import { scryptPins } from "../../adapters/scrypt-pins.ts";
import { assert } from "../../domain/assert.ts";
import type { Body } from "../../domain/bodies.ts";
import { ownNumber } from "../../domain/card.ts";
import type { PolicySetting } from "../../domain/control-bodies.ts";
import type { DocId, PurseId } from "../../domain/ids.ts";
import type { Evaluate } from "../../domain/sale/evaluation.ts";
import { evaluationOf } from "../../domain/sale/plain-evaluation.ts";
import { accountDocOf } from "../../entries/doc-ids.ts";
import { admit } from "../../replica/admit.ts";
import { RightsGatherer } from "../../replica/gather-rights.ts";
import { giveRights } from "../../replica/give-rights.ts";
import { RecentEntries } from "../../replica/recent.ts";
import type { Replica } from "../../replica/replica.ts";
import {
  aNetworkOf,
  aReplica,
  balance,
  bytesIn,
  decree,
  HandClock,
} from "../../replica/replica-builders.ts";
import { AccountViews } from "../account-views.ts";
import { ask, type Running, startApp } from "../app-builders.ts";
import { bookingRoutes } from "../booking-routes.ts";
import { cardRoom } from "../cards/card-room.ts";
import { dayRoutes } from "../day/day-routes.ts";
import { ReplicaDay } from "../day/replica-day.ts";
import { People } from "../people.ts";
import type { Principal, Role } from "../principal.ts";
import { ReplicaSales } from "../sale/replica-sales.ts";
import { saleRoutes } from "../sale/sale-routes.ts";
import { ReplicaReversals } from "./replica-reversals.ts";

/** Two branches of one network with real everything but a line, which can be cut. */
export type Branch = {
  readonly name: string;
  readonly replica: Replica;
  readonly app: Running;
};

export type Branches = {
  readonly nord: Branch;
  readonly hafen: Branch;
  readonly clock: HandClock;
  /** False: out of touch. */
  touch: boolean;
  readonly sync: () => Promise<void>;
  readonly decree: (...bodies: readonly Body[]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const secret = new Uint8Array(32).fill(7);
const roles: readonly Role[] = ["till", "manager", "integration"];

export const anna = { scheme: "own", number: ownNumber(new Uint8Array(10).fill(1)) };
export const annasDoc: DocId = accountDocOf(secret, anna.scheme, anna.number);

/** A point for each whole euro of the goods, and a reward for 10 points that takes all off. */
const evaluate: Evaluate = (given) => {
  const { basket, rewards } = given;
  const isFree = rewards.includes("free");
  const lines = basket.lines.map(({ id, amount: gross }) => {
    const discount = isFree ? gross : 0;
    return { id, gross, discount, net: gross - discount, discounts: [] };
  });
  const plain = evaluationOf(basket, lines);
  const goods = lines.filter((_, at) => basket.lines[at]?.kind === "goods");
  const amount = Math.floor(goods.reduce((sum, { net }) => sum + net, 0) / 100);
  const purse = "points" as PurseId;
  const campaign = "base";
  const gives = given.card !== null && amount > 0;
  return {
    ...plain,
    earns: gives ? [{ purse, amount, campaign }] : [],
    effects: gives ? [{ campaign, version: 1, parameters: "{}", purse, gave: amount }] : [],
    costs: isFree ? [{ campaign: "free", purse, amount: 10 }] : [],
  };
};

export async function branches(): Promise<Branches> {
  const clock = new HandClock();
  const office = await aNetworkOf(["nord", "hafen"], { clock });
  await decree(office, ...["nord", "hafen"].map(branchBody), ...tills());
  const made: Branch[] = [];
  const world = {
    clock,
    touch: true,
    sync: async () => {
      for (const one of made) {
        for (const from of [office, ...made.map(({ replica }) => replica)]) {
          if (from !== one.replica) await admit(one.replica, await bytesIn(from), { from: "test" });
        }
      }
    },
    decree: async (...bodies: readonly Body[]) => {
      await decree(office, ...bodies);
    },
    stop: async () => {
      for (const { app } of made) await app.stop();
    },
  };
  const asking = { ask: (want: Parameters<typeof giveRights>[1]) => lend(world, made, want) };
  for (const name of ["nord", "hafen"]) made.push(await aBranch(name, { clock, office, asking }));
  const [nord, hafen] = made;
  assert(nord && hafen, "two branches");
  return Object.assign(world, { nord, hafen });
}

/** The other branch answers at once, when it is in touch. */
async function lend(
  { touch }: { readonly touch: boolean },
  made: readonly Branch[],
  want: Parameters<typeof giveRights>[1],
): Promise<void> {
  if (!touch) return;
  const giver = made.find(({ replica }) => replica.device !== want.to);
  const taker = made.find(({ replica }) => replica.device === want.to);
  assert(giver && taker, "two branches");
  await giveRights(giver.replica, want);
  await admit(taker.replica, await bytesIn(giver.replica), { from: "test" });
}

type Around = {
  readonly clock: HandClock;
  readonly office: Replica;
  readonly asking: ConstructorParameters<typeof RightsGatherer>[1];
};

async function aBranch(name: string, { clock, office, asking }: Around): Promise<Branch> {
  const replica = await aReplica(name, { clock, store: memoryStore() });
  await admit(replica, await bytesIn(office), { from: "test" });
  const rights = new RightsGatherer(replica, asking);
  const room = cardRoom({ replica, secret, pinHash: scryptPins, taps: null, rights });
  const parts = {
    replica,
    cards: room.cards,
    gate: room.gate,
    views: new AccountViews(replica, new RecentEntries(replica)),
    people: new People(replica, name),
    rights,
    objection: () => null,
    evaluate,
  };
  const sales = new ReplicaSales(parts);
  const reversals = new ReplicaReversals(parts);
  const bookings = {
    book: () => Promise.reject(new Error("not in this test")),
    reverse: reversals.reverse.bind(reversals),
  };
  const app = await startApp({
    tokens: tokensOf(name),
    routes: () => [
      ...saleRoutes(sales, roles),
      ...bookingRoutes(bookings, roles),
      ...dayRoutes(new ReplicaDay(replica, name), roles),
    ],
  });
  return { name, replica, app };
}

function tokensOf(branch: string): Readonly<Record<string, Principal>> {
  const till = `t-${branch}`;
  return { till: { role: "till", till, branch }, manager: { role: "manager", till, branch } };
}

function branchBody(id: string): Body {
  return {
    kind: "branch",
    id,
    name: id.toUpperCase(),
    region: null,
    zone: "Europe/Berlin",
    active: true,
  };
}

function tills(): readonly Body[] {
  const rest = { token: "0".repeat(64), training: false, active: true };
  return ["nord", "hafen"].map((branch) => {
    const id = `t-${branch}`;
    return { kind: "till", id, branch, name: id, ...rest };
  });
}

export function aPolicy(name: string, value: unknown): PolicySetting {
  return { kind: "policy", name, value: JSON.stringify(value) };
}

let keys = 0;

export type Told = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A booking call under a key of its own, or under the given one. */
export async function call(
  { app }: Branch,
  path: string,
  { body, as = "till", key = `call ${keys++}` }: { body: object; as?: string; key?: string },
): Promise<Told> {
  const response = await ask(`${app.url}${path}`, { as, key, body });
  return { status: response.status, body: (await response.json()) as Told["body"] };
}

export function annas({ replica }: Branch, purse: string): Promise<number> {
  return balance(replica, annasDoc, purse as PurseId);
}
