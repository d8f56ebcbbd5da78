import { httpWebhooks } from "@cardweave/shared/adapters/http-webhooks";
import { memoryFeedStore } from "@cardweave/shared/adapters/memory-store";
import { printFonts } from "@cardweave/shared/adapters/print-fonts";
import { scryptPins } from "@cardweave/shared/adapters/scrypt-pins";
import { openSqliteDesk } from "@cardweave/shared/adapters/sqlite-desk";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { zxingCodes } from "@cardweave/shared/adapters/zxing-codes";
import { ownNumber } from "@cardweave/shared/domain/card";
import { aSigner, aVerifier } from "@cardweave/shared/entries/entry-builders";
import { ask, type Running, startApp } from "@cardweave/shared/http/app-builders";
import { tokenHash } from "@cardweave/shared/http/people";
import type { PasswordMaker } from "@cardweave/shared/http/sign-in";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { EntryStore, Feed } from "@cardweave/shared/ports/entry-store";
import { admit } from "@cardweave/shared/replica/admit";
import { Replica } from "@cardweave/shared/replica/replica";
import { HandClock } from "@cardweave/shared/replica/replica-builders";
import { deskSteps } from "./desk/desk-database.ts";
import { assembleHub, type Hub } from "./hub-app.ts";
import { foundNetwork } from "./registry/found-network.ts";

/** A whole hub over memory, on a clock that is set by hand, with a server in front. */
export type HubApp = {
  readonly hub: Hub;
  readonly app: Running;
  readonly replica: Replica;
  readonly clock: HandClock;
  readonly desk: DeskDatabase;
  readonly faults: readonly unknown[];
  /** Another process on the same disk; the old one is gone. */
  readonly restart: (given?: { readonly desk?: DeskDatabase }) => Promise<HubApp>;
  readonly stop: () => Promise<void>;
};

export const admin = "admin-token";
const headquarters: ReturnType<typeof aSigner> = aSigner("headquarters");
const hubSigner: ReturnType<typeof aSigner> = aSigner("hub");
export const networkSecret: Uint8Array = new Uint8Array(32).fill(7);
const peopleKey = new Uint8Array(32).fill(9);
const decoy = "nobody's";

/** Hashes at once, where what is tested is not the hash. */
export const quickPasswords: PasswordMaker = {
  hash: async (password) => `quick ${tokenHash(password)}`,
  verify: async (hash, password) => hash === `quick ${tokenHash(password)}`,
};

export function aDesk(): DeskDatabase {
  return openSqliteDesk({ path: ":memory:", steps: deskSteps });
}

/** A network with two regions of one branch each. */
export async function aHubApp(): Promise<HubApp> {
  const { store, feed } = memoryFeedStore(systemRandom);
  const clock = new HandClock();
  const replica = await replicaOf(store, clock);
  await foundNetwork(replica, {
    name: "Test",
    currency: "EUR",
    zone: "Europe/Berlin",
    hub: hubSigner,
    epoch: feed.epoch,
    administrator: { login: "root", password: "nobody has it", token: admin },
    regions: ["north", "south"].map((id) => ({ id, name: id })),
    branches: [
      { id: "nord", name: "Nord", region: "north", tills: [] },
      { id: "sued", name: "Sued", region: "south", tills: [] },
    ],
    operators: [],
  });
  return serve({ store, feed, clock, desk: aDesk(), replica });
}

/** A hub that has these entries, as nodes bring them back, and somebody's desk. */
export async function aRestoredHub(
  entries: readonly Uint8Array[],
  desk: DeskDatabase,
): Promise<HubApp> {
  const { store, feed } = memoryFeedStore(systemRandom);
  const clock = new HandClock();
  const replica = await replicaOf(store, clock);
  await admit(replica, entries, { from: "a node" });
  return serve({ store, feed, clock, desk, replica });
}

function replicaOf(store: EntryStore, clock: HandClock): Promise<Replica> {
  const ports = { store, signer: headquarters, verifier: aVerifier, clock, timers: clock };
  return Replica.open({ ...ports, random: systemRandom }, headquarters.device);
}

type Held = {
  readonly store: EntryStore;
  readonly feed: Feed;
  readonly clock: HandClock;
  readonly desk: DeskDatabase;
  readonly replica: Replica;
};

async function serve({ store, feed, clock, desk, replica }: Held): Promise<HubApp> {
  const faults: unknown[] = [];
  const hub = await assembleHub({
    replica,
    feed,
    desk,
    signer: hubSigner,
    poolKeys: (shard) => aSigner(`pool ${feed.epoch} ${shard}`),
    secret: networkSecret,
    peopleKey,
    passwords: quickPasswords,
    pinHash: scryptPins,
    fonts: printFonts(),
    codes: zxingCodes(),
    webhookLine: httpWebhooks({ allowsPrivate: true }),
    decoy,
    cookie: "hub-test",
    tls: false,
    version: "test",
    fatal: (fault) => void faults.push(fault),
  });
  const options = { authenticate: hub.authenticate, cookie: "hub-test" };
  const app = await startApp({ routes: () => hub.routes, options });
  const stop = async () => {
    hub.stop();
    await app.stop();
  };
  const restart: HubApp["restart"] = async (given = {}) => {
    await stop();
    const next = await replicaOf(store, clock);
    return serve({ store, feed, clock, desk: given.desk ?? desk, replica: next });
  };
  return { hub, app, replica, clock, desk, faults, restart, stop };
}

type Asked = Parameters<typeof ask>[1];

export type Answer<T> = { readonly status: number; readonly etag: string; readonly body: T };

/** A call by the administrator, or by whose token is given. */
export async function call<T>(
  { app }: HubApp,
  path: string,
  given: Asked = {},
): Promise<Answer<T>> {
  const response = await ask(`${app.url}${path}`, { as: admin, ...given });
  const text = await response.text();
  const body = (text === "" ? null : JSON.parse(text)) as T;
  return { status: response.status, etag: response.headers.get("etag") ?? "", body };
}

export function aCard(): { readonly scheme: "own"; readonly number: string } {
  return { scheme: "own", number: ownNumber(systemRandom.bytes(10)) };
}
