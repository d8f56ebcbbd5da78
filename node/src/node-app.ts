import { AccountViews } from "@cardweave/shared/http/account-views";
import { EventFeed } from "@cardweave/shared/http/events";
import { People } from "@cardweave/shared/http/people";
import type { Authenticate } from "@cardweave/shared/http/principal";
import { CardBook, ReplicaAccounts } from "@cardweave/shared/http/replica-accounts";
import { ReplicaBookings } from "@cardweave/shared/http/replica-bookings";
import { replicaPurses } from "@cardweave/shared/http/replica-purses";
import { ReplicaReceipts } from "@cardweave/shared/http/replica-receipts";
import type { Route } from "@cardweave/shared/http/route";
import type { LiveEvent } from "@cardweave/shared/http/services";
import { SessionKeeper } from "@cardweave/shared/http/session-keeper";
import type { Passwords } from "@cardweave/shared/http/sign-in";
import { DebtKeeper } from "@cardweave/shared/replica/debt-keeper";
import { RightsGatherer } from "@cardweave/shared/replica/gather-rights";
import type { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import { RecentEntries } from "@cardweave/shared/replica/recent";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { Observable } from "rxjs";
import { nodeRoutes } from "./http/routes.ts";
import { bookingObjection, NodeHealth } from "./node-health.ts";
import { nodeLive } from "./node-live.ts";
import { TillSessions } from "./till-sessions.ts";

export type NodeParts = {
  readonly replica: Replica;
  readonly line: LineRunner;
  readonly branch: string;
  readonly secret: Uint8Array;
  readonly passwords: Passwords;
  readonly decoy: string;
  readonly cookie: string;
  readonly version: string;
  readonly fatal: (fault: unknown) => void;
  readonly cards$: Observable<LiveEvent>;
};

export type StoreNode = {
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  readonly stop: () => void;
};

/** The store node out of its parts; whoever calls this has made the adapters. */
export function assembleNode(parts: NodeParts): StoreNode {
  const { replica, line } = parts;
  const { clock, random } = replica.ports;
  const views = new AccountViews(replica, new RecentEntries(replica));
  const cards = new CardBook(replica, parts.secret);
  const people = new People(replica, parts.branch);
  const sessions = new TillSessions({ ...parts, people });
  const keeper = new SessionKeeper({ clock, random, cookie: parts.cookie, tls: false });
  const health = new NodeHealth(parts);
  const live = nodeLive({ replica, line, health, cards$: parts.cards$ });
  const feed = new EventFeed(random);
  const following = feed.follow(live.events$);
  const rights = new RightsGatherer(replica, line);
  const debts = new DebtKeeper(replica, parts.fatal);
  const objection = () => bookingObjection(line);
  const services = {
    accounts: new ReplicaAccounts(replica, cards, views),
    bookings: new ReplicaBookings({ replica, cards, views, people, rights, objection }),
    receipts: new ReplicaReceipts(replica, views),
    purses: replicaPurses(replica),
    sessions,
    health,
    live,
  };
  const authenticate: Authenticate = async ({ kind, token }) => {
    if (kind === "cookie") return keeper.find(token);
    const principal = await sessions.byToken(token);
    return principal === undefined ? undefined : { principal };
  };
  const stop = () => {
    following.unsubscribe();
    debts.stop();
    feed.close();
  };
  return { routes: nodeRoutes({ services, keeper, feed }), authenticate, stop };
}
