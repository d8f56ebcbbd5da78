import { campaignEvaluation } from "@cardweave/shared/domain/campaigns/campaign-evaluation";
import type { Evaluate } from "@cardweave/shared/domain/sale/evaluation";
import { AccountViews } from "@cardweave/shared/http/account-views";
import { articleRoutes } from "@cardweave/shared/http/articles/article-routes";
import { authenticateWith } from "@cardweave/shared/http/authorise";
import { actorAtNode } from "@cardweave/shared/http/cards/card-actor";
import { cardDesk } from "@cardweave/shared/http/cards/card-desk";
import { cardRoom } from "@cardweave/shared/http/cards/card-room";
import { SunTaps } from "@cardweave/shared/http/cards/sun-taps";
import { ReplicaDay } from "@cardweave/shared/http/day/replica-day";
import { EventFeed } from "@cardweave/shared/http/events";
import { giftRoutes } from "@cardweave/shared/http/gift/gift-routes";
import { ReplicaGifts } from "@cardweave/shared/http/gift/replica-gifts";
import { GoodwillBook } from "@cardweave/shared/http/goodwill-book";
import { People } from "@cardweave/shared/http/people";
import { PolicyBook } from "@cardweave/shared/http/policy-book";
import type { Authenticate } from "@cardweave/shared/http/principal";
import { ReplicaAccounts } from "@cardweave/shared/http/replica-accounts";
import { type BookingParts, ReplicaBookings } from "@cardweave/shared/http/replica-bookings";
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
import { CapKeeper } from "@cardweave/shared/replica/cap-keeper";
import { DebtKeeper } from "@cardweave/shared/replica/debt-keeper";
import { RightsGatherer } from "@cardweave/shared/replica/gather-rights";
import { IdleRights } from "@cardweave/shared/replica/idle-rights";
import type { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import { RecentEntries } from "@cardweave/shared/replica/recent";
import type { Replica } from "@cardweave/shared/replica/replica";
import { filter, type Subscription } from "rxjs";
import { CardholderSearch } from "./cardholder-search.ts";
import { hubListRoutes } from "./http/hub-list-routes.ts";
import { atTheTill, nodeRoutes } from "./http/routes.ts";
import { statusRoute } from "./http/status-routes.ts";
import { bookingObjection, NodeHealth } from "./node-health.ts";
import { nodeLive } from "./node-live.ts";
import { noReaders, type ReaderBoard } from "./readers/reader-board.ts";
import { type NodeDisk, noDisk } from "./status/node-disk.ts";
import { type Care, NodeStatus, noCare } from "./status/node-status.ts";
import { TillWatch } from "./status/till-watch.ts";
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
  /** Where the data lies; not watched unless said. */
  readonly disk?: NodeDisk;
  /** When the data was last looked after; never, unless said. */
  readonly care?: () => Care;
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
  const { readers = noReaders, printer = null, disk = noDisk, care = () => noCare } = parts;
  const health = new NodeHealth({ ...parts, readers, printer });
  const live = nodeLive({ replica, line, health, readers });
  const feed = new EventFeed(random);
  const following = feed.follow(live.events$);
  const rights = new RightsGatherer(replica, line);
  const { cards, gate, pins } = cardRoom({ ...parts, taps: new SunTaps(parts), rights });
  const debts = new DebtKeeper(replica, parts.fatal);
  const caps = new CapKeeper(replica, parts.fatal);
  const idle = new IdleRights(replica, parts.fatal);
  const inTouch = whenInTouch(line, () => idle.inTouch());
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
  const tills = new TillWatch(clock);
  const authenticate = tills.watching(authenticateWith(sessions, keeper));
  const stop = () => {
    for (const flow of [following, inTouch]) flow.unsubscribe();
    for (const part of [debts, caps, selling, idle]) part.stop();
    feed.close();
  };
  const status = statusRoute(new NodeStatus({ ...parts, health, tills, disk, care }));
  const more = [...listedBy(parts), ...givenBy(booking), status];
  return { routes: [...nodeRoutes({ services, keeper, feed }), ...more], authenticate, stop };
}

/** What a cashier gives by hand. */
function givenBy(booking: BookingParts): readonly Route[] {
  const gifts = new ReplicaGifts({ ...booking, goodwill: new GoodwillBook(booking.replica) });
  return giftRoutes(gifts, atTheTill);
}

/** What headquarters keeps and the branch may look at. */
function listedBy({ replica, line }: NodeParts): readonly Route[] {
  const listed = hubListRoutes(new PolicyBook(replica), new CardholderSearch({ replica, line }));
  return [...listed, ...articleRoutes(replica, atTheTill)];
}

function whenInTouch({ status$ }: LineRunner, act: () => void): Subscription {
  return status$.pipe(filter(({ state }) => state === "connected")).subscribe(act);
}

function evaluationBy({ campaigns }: Replica): Evaluate {
  return campaignEvaluation(() => campaigns.current.set, process.versions["tz"] ?? "");
}
