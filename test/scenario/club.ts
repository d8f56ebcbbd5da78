import { ScriptedReader } from "@cardweave/hardware/scripted-reader";
import { admin, aHubApp, call, type HubApp, networkSecret } from "@cardweave/hub/hub-builders";
import { assembleNode } from "@cardweave/node/node-app";
import { ReaderBoard } from "@cardweave/node/readers/reader-board";
import { readSettings } from "@cardweave/node/readers/reader-settings";
import { memoryStore } from "@cardweave/shared/adapters/memory-store";
import { scryptPins } from "@cardweave/shared/adapters/scrypt-pins";
import { ask, type Running, startApp } from "@cardweave/shared/http/app-builders";
import { tokenHash } from "@cardweave/shared/http/people";
import type { AccountView } from "@cardweave/shared/protocol/http/account";
import { admit } from "@cardweave/shared/replica/admit";
import { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import type { Replica } from "@cardweave/shared/replica/replica";
import {
  aCertificate,
  aPurseBody,
  aReplica,
  bytesIn,
  decree,
  points,
} from "@cardweave/shared/replica/replica-builders";

import { EventEar } from "../device/event-ear.ts";

export type Told = { readonly status: number; readonly body: Record<string, unknown> };
type Call = { readonly body?: unknown; readonly as?: string; readonly key?: string };

/** A hub and the node of its branch, both whole and over HTTP, which meet when the test says so. */
export type Club = {
  readonly hub: HubApp;
  readonly node: Replica;
  /** At headquarters, as its administrator. */
  readonly office: (path: string, given?: Call & { method?: string }) => Promise<Told>;
  /** At the till. */
  readonly till: (path: string, given?: Call) => Promise<Told>;
  /** What the till looks up. */
  readonly seen: (path: string) => Promise<Told>;
  readonly text: (path: string) => Promise<{ type: string | null; text: string }>;
  readonly meet: () => Promise<void>;
  /** Shows something to the branch's reader; what the node tells its tills of it. */
  readonly scan: (shown: { medium: "qr"; data: string }) => Promise<Record<string, unknown>>;
  /** Another process of headquarters on the same disk. */
  readonly restart: () => Promise<void>;
  readonly lookup: (card: object) => Promise<AccountView>;
  readonly stop: () => Promise<void>;
};

const tillToken = "till-token";
const word = "nord";

/** Without a line: `meet` carries the entries. */
export async function aClub(): Promise<Club> {
  let hub = await aHubApp();
  await decree(hub.replica, aCertificate(word), aPurseBody(points), aTill(), ...someStaff());
  const node = await aReplica(word, { clock: hub.clock, store: memoryStore() });
  await admit(node, await bytesIn(hub.replica), { from: "enrolment" });
  const { app, reader, stop } = await served(node);
  const meet = async () => {
    for (let round = 0; round < 2; round++) {
      await admit(hub.replica, await bytesIn(node), { from: word });
      await hub.hub.members.idle();
      await admit(node, await bytesIn(hub.replica), { from: "hub" });
    }
  };
  let keys = 0;
  const keyed = (key = `club ${keys++}`) => ({ "idempotency-key": key });
  const till: Club["till"] = async (path, { as = tillToken, key, body } = {}) => {
    const response = await ask(`${app.url}${path}`, { as, headers: keyed(key), body });
    return { status: response.status, body: await response.json() };
  };
  return {
    get hub() {
      return hub;
    },
    node,
    office: (path, { key, ...given } = {}) => call(hub, path, { ...given, headers: keyed(key) }),
    till,
    seen: async (path) => {
      const response = await ask(`${app.url}${path}`, { as: tillToken });
      return { status: response.status, body: await response.json() };
    },
    text: async (path) => {
      const response = await ask(`${hub.app.url}${path}`, { as: admin });
      return { type: response.headers.get("content-type"), text: await response.text() };
    },
    meet,
    scan: (shown) => heard(app, () => reader.show(shown)),
    restart: async () => {
      hub = await hub.restart();
      await hub.hub.members.idle();
    },
    lookup: async (card) => {
      const { body } = await till("/v1/accounts/lookup", { body: { card } });
      return body as unknown as AccountView;
    },
    stop: async () => {
      await Promise.all([stop(), hub.stop()]);
    },
  };
}

/** Listens as a till does, and hears the first card after something was done. */
async function heard(app: Running, act: () => void): Promise<Record<string, unknown>> {
  const ear = await EventEar.at(app.url, tillToken);
  try {
    act();
    return (await ear.next("card")) as Record<string, unknown>;
  } finally {
    ear.close();
  }
}

type Served = {
  readonly app: Running;
  readonly reader: ScriptedReader;
  readonly stop: () => Promise<void>;
};

async function served(node: Replica): Promise<Served> {
  const reader = new ScriptedReader("counter", node.ports.clock);
  const settings = readSettings("kind=hid,name=counter");
  if (!settings.ok) throw new Error("good settings");
  const schemes = () => node.directory.policy.schemes;
  const readers = new ReaderBoard([{ settings: settings.value, reader }], schemes);
  const line = new LineRunner(node, { dial: () => Promise.reject(new Error("no line")) }, "test");
  const cookie = "club-node";
  const passwords = { verify: async () => false };
  const store = assembleNode({
    ...{ replica: node, line, branch: word, secret: networkSecret, passwords },
    ...{ readers, pinHash: scryptPins, decoy: "", cookie, version: "test" },
    fatal: (fault) => {
      throw fault;
    },
  });
  const options = { authenticate: store.authenticate, cookie };
  const app = await startApp({ routes: () => store.routes, options });
  const stop = async () => {
    store.stop();
    await app.stop();
  };
  return { app, reader, stop };
}

function aTill() {
  const token = tokenHash(tillToken);
  return {
    ...({ kind: "till", id: "t1", branch: word, name: "Till 1", token } as const),
    ...{ training: false, active: true },
  };
}

/** Tokens are the roles' names. */
function someStaff() {
  return (["cashier", "manager"] as const).map((role) => ({
    ...({ kind: "operator", id: role, login: role, role } as const),
    ...{ branches: [word], password: null, token: tokenHash(role), active: true },
  }));
}

/** Drafts, approves and activates a campaign everywhere from long ago. */
export async function campaign(club: Club, id: string, draft: object): Promise<void> {
  const steps: readonly [string, object][] = [
    ["", { id, draft: { name: id, ...draft } }],
    [`/${id}/approve`, {}],
    [`/${id}/activate`, { all: true, from: "2026-01-01T00:00" }],
  ];
  for (const [path, body] of steps) {
    const told = await club.office(`/v1/campaigns${path}`, { method: "POST", body });
    if (told.status > 201) throw new Error(`${path}: ${JSON.stringify(told.body)}`);
  }
  await club.meet();
}

/** Goods of so many minor units. */
export function aSale(card: object | null, amount: number, rest: object = {}): { body: object } {
  const line = { id: "1", article: "a", group: "bakery", quantity: "1", amount };
  const paid = card === null ? {} : { card };
  return { body: { ...paid, currency: "EUR", basket: { lines: [line] }, ...rest } };
}
