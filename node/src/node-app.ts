import { campaignEvaluation } from "@cardweave/shared/domain/campaigns/campaign-evaluation";
import type { Evaluate } from "@cardweave/shared/domain/sale/evaluation";
import { AccountViews } from "@cardweave/shared/http/account-views";
import { authenticateWith } from "@cardweave/shared/http/authorise";
import { actorAtNode } from "@cardweave/shared/http/cards/card-actor";
import { cardDesk } from "@cardweave/shared/http/cards/card-desk";
import { cardRoom } from "@cardweave/shared/http/cards/card-room";
import { SunTaps } from "@cardweave/shared/http/cards/sun-taps";
import { ReplicaDay } from "@cardweave/shared/http/day/replica-day";
import { EventFeed } from "@cardweave/shared/http/events";
import { People } from "@cardweave/shared/http/people";
import { PolicyBook } from "@cardweave/shared/http/policy-book";
import type { Authenticate } from "@cardweave/shared/http/principal";
import { ReplicaAccounts } from "@cardweave/shared/http/replica-accounts";
import { ReplicaBookings } from "@cardweave/shared/http/replica-bookings";
import { replicaPurses } from "@cardweave/shared/http/replica-purses";
import { ReplicaReceipts } from "@cardweave/shared/http/replica-receipts";
import type { Route } from "@cardweave/shared/http/route";
import { receiptLinks } from "@cardweave/shared/http/sale/receipt-link";
import { saleRoom } from "@cardweave/shared/http/sale/sale-room";
import { SessionKeeper } from "@cardweave/shared/http/session-keeper";
import type { Passwords } from "@cardweave/shared/http/sign-in";
import { ReplicaVoucherSales } from "@cardweave/shared/http/voucher/replica-voucher-sales";
import { ReplicaVouchers } from "@cardweave/shared/http/voucher/replica-vouchers";
import type { PinHash } from "@cardweave/shared/ports/proofs";
import type { ReceiptPrinter } from "@cardweave/shared/ports/receipt-printer";
import { DebtKeeper } from "@cardweave/shared/replica/debt-keeper";
import { RightsGatherer } from "@cardweave/shared/replica/gather-rights";
import { IdleRights } from "@cardweave/shared/replica/idle-rights";
import type { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import { RecentEntries } from "@cardweave/shared/replica/recent";
import type { Replica } from "@cardweave/shared/replica/replica";
import { CardholderSearch } from "./cardholder-search.ts";
import { hubListRoutes } from "./http/hub-list-routes.ts";
import { nodeRoutes } from "./http/routes.ts";
import { bookingObjection, NodeHealth } from "./node-health.ts";
import { nodeLive } from "./node-live.ts";
import { noReaders, type ReaderBoard } from "./readers/reader-board.ts";
import { TillSessions } from "./till-sessions.ts";

export type NodeParts = {
  readonly replica: Replica;
  readonly line: LineRunner;
  readonly branch: string;
  readonly secret: Uint8Array;
  readonly passwords: Passwords;
  readonly pinHash: PinHash;
  readonly decoy: string;
  readonly cookie: string;
  readonly version: string;
  readonly fatal: (fault: unknown) => void;
  /** Card readers of this branch; none unless said. */
  readonly readers?: ReaderBoard;
  /** For receipts; none unless said. */
  readonly printer?: ReceiptPrinter;
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
  const people = new People(replica, parts.branch);
  const sessions = new TillSessions({ ...parts, people });
  const keeper = new SessionKeeper({ clock, random, cookie: parts.cookie, tls: false });
  const { readers = noReaders, printer = null } = parts;
  const health = new NodeHealth({ ...parts, readers, printer });
  const live = nodeLive({ replica, line, health, readers });
  const feed = new EventFeed(random);
  const following = feed.follow(live.events$);
  const rights = new RightsGatherer(replica, line);
  const { cards, gate, pins } = cardRoom({ ...parts, taps: new SunTaps(parts), rights });
  const debts = new DebtKeeper(replica, parts.fatal);
  const idle = new IdleRights(replica, parts.fatal);
  const inTouch = line.status$.subscribe(({ state }) => {
    if (state === "connected") idle.inTouch();
  });
  const objection = () => bookingObjection(line);
  const booking = { replica, cards, gate, views, people, rights, objection };
  const selling = saleRoom({ ...booking, evaluate: evaluationBy(replica) }, parts.fatal);
  const actorOf = actorAtNode(people);
  const vouchers = new ReplicaVouchers(replica, cards);
  const services = {
    vouchers,
    voucherSales: new ReplicaVoucherSales({ ...booking, vouchers }),
    accounts: new ReplicaAccounts(replica, gate, views),
    bookings: new ReplicaBookings(booking),
    cards: cardDesk({ replica, cards, gate, pins, views, actorOf, objection }),
    sales: selling.sales,
    holds: selling.holds,
    receipts: new ReplicaReceipts(replica, views),
    receiptLinks: receiptLinks(parts.secret, () => replica.directory.policy.domain),
    printer,
    days: new ReplicaDay(replica, parts.branch),
    purses: replicaPurses(replica),
    sessions,
    health,
    live,
  };
  const authenticate = authenticateWith(sessions, keeper);
  const stop = () => {
    following.unsubscribe();
    debts.stop();
    selling.stop();
    idle.stop();
    inTouch.unsubscribe();
    feed.close();
  };
  const search = new CardholderSearch({ replica, line });
  const listed = hubListRoutes(new PolicyBook(replica), search);
  const routes = [...nodeRoutes({ services, keeper, feed }), ...listed];
  return { routes, authenticate, stop };
}

function evaluationBy({ campaigns }: Replica): Evaluate {
  return campaignEvaluation(() => campaigns.current.set, process.versions["tz"] ?? "");
}
