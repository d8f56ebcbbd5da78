import { AccountViews } from "@cardweave/shared/http/account-views";
import { EventFeed } from "@cardweave/shared/http/events";
import type { Authenticate } from "@cardweave/shared/http/principal";
import { CardBook, ReplicaAccounts } from "@cardweave/shared/http/replica-accounts";
import { replicaPurses } from "@cardweave/shared/http/replica-purses";
import { ReplicaReceipts } from "@cardweave/shared/http/replica-receipts";
import type { Route } from "@cardweave/shared/http/route";
import { SessionKeeper } from "@cardweave/shared/http/session-keeper";
import type { Passwords } from "@cardweave/shared/http/sign-in";
import type { Feed } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import { RecentEntries } from "@cardweave/shared/replica/recent";
import type { Replica } from "@cardweave/shared/replica/replica";
import { hubRoutes } from "./http/routes.ts";
import { HubHealth } from "./hub-health.ts";
import { hubLive } from "./hub-live.ts";
import { LineDesk } from "./line/line-desk.ts";
import type { PoolKeys } from "./pool/pool-desk.ts";
import { DeviceList } from "./registry/device-list.ts";
import { EnrolmentDesk } from "./registry/enrolment-desk.ts";
import { ReplicaRegistry } from "./registry/hub-registry.ts";
import { UserSessions } from "./registry/user-sessions.ts";

export type HubParts = {
  readonly replica: Replica;
  readonly feed: Feed;
  readonly signer: Signer;
  readonly poolKeys: PoolKeys;
  readonly secret: Uint8Array;
  readonly passwords: Passwords;
  readonly decoy: string;
  readonly cookie: string;
  readonly tls: boolean;
  readonly version: string;
  readonly fatal: (fault: unknown) => void;
};

export type Hub = {
  readonly lines: LineDesk;
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  readonly stop: () => void;
};

/** The hub out of its parts; whoever calls this has made the adapters. */
export async function assembleHub(parts: HubParts): Promise<Hub> {
  const { replica, feed, signer, poolKeys, version, fatal } = parts;
  const lines = new LineDesk({ replica, feed, signer, poolKeys, software: version, fatal });
  const views = new AccountViews(replica, new RecentEntries(replica));
  const sessions = new UserSessions(parts);
  await sessions.load();
  const { clock, random } = replica.ports;
  const keeper = new SessionKeeper({ clock, random, cookie: parts.cookie, tls: parts.tls });
  const live = hubLive(replica, lines, views);
  const events = new EventFeed(random);
  const following = events.follow(live.events$);
  const routes = hubRoutes({
    keeper,
    feed: events,
    services: {
      accounts: new ReplicaAccounts(replica, new CardBook(replica, parts.secret), views),
      receipts: new ReplicaReceipts(replica, views),
      registry: registryOf(parts, lines),
      purses: replicaPurses(replica),
      health: new HubHealth({ replica, feed, lines, version, device: signer.device }),
      sessions,
      live,
    },
  });
  const authenticate: Authenticate = async ({ kind, token }) => {
    if (kind === "cookie") return keeper.find(token);
    const principal = await sessions.byToken(token);
    return principal === undefined ? undefined : { principal };
  };
  const stop = () => {
    following.unsubscribe();
    events.close();
    lines.close();
  };
  return { lines, routes, authenticate, stop };
}

function registryOf({ replica, signer, secret }: HubParts, lines: LineDesk): ReplicaRegistry {
  const rootKey = replica.ports.signer.publicKey;
  return new ReplicaRegistry(replica, {
    enrolments: new EnrolmentDesk({ replica, hub: signer.device, rootKey, secret }),
    devices: new DeviceList(replica, (device) => lines.lines.get(device)),
  });
}
