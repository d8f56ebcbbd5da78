import type { DeviceId } from "@cardweave/shared/domain/ids";
import { AccountViews } from "@cardweave/shared/http/account-views";
import { authenticateWith } from "@cardweave/shared/http/authorise";
import { actorAtHub } from "@cardweave/shared/http/cards/card-actor";
import { cardDesk } from "@cardweave/shared/http/cards/card-desk";
import { cardRoom } from "@cardweave/shared/http/cards/card-room";
import { EventFeed } from "@cardweave/shared/http/events";
import type { Authenticate } from "@cardweave/shared/http/principal";
import { ReplicaAccounts } from "@cardweave/shared/http/replica-accounts";
import { replicaPurses } from "@cardweave/shared/http/replica-purses";
import { ReplicaReceipts } from "@cardweave/shared/http/replica-receipts";
import type { Route } from "@cardweave/shared/http/route";
import { receiptLinks } from "@cardweave/shared/http/sale/receipt-link";
import { SessionKeeper } from "@cardweave/shared/http/session-keeper";
import type { PasswordMaker } from "@cardweave/shared/http/sign-in";
import type { CodeReader } from "@cardweave/shared/ports/code-reader";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { Feed } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import type { PrintFonts } from "@cardweave/shared/ports/print-fonts";
import type { PinHash } from "@cardweave/shared/ports/proofs";
import { RecentEntries } from "@cardweave/shared/replica/recent";
import type { Replica } from "@cardweave/shared/replica/replica";
import { assemblePrinting } from "./cards/assemble-cards.ts";
import { cardPrintCalls } from "./http/card-batch-routes.ts";
import { refusingWhile, retireRoutes } from "./http/retire-routes.ts";
import { hubRoutes } from "./http/routes.ts";
import { voucherCalls } from "./http/voucher-batch-routes.ts";
import { HubHealth } from "./hub-health.ts";
import { hubLive } from "./hub-live.ts";
import { Office, officeRoutes } from "./hub-office.ts";
import { LineDesk } from "./line/line-desk.ts";
import type { PoolKeys } from "./pool/pool-desk.ts";
import { CheckIn } from "./registry/check-in.ts";
import { DeviceList } from "./registry/device-list.ts";
import { EnrolmentDesk } from "./registry/enrolment-desk.ts";
import { ReplicaRegistry } from "./registry/hub-registry.ts";
import { retireDevice } from "./registry/retire-device.ts";
import { UserSessions } from "./registry/user-sessions.ts";
import { assembleVouchers } from "./vouchers/assemble-vouchers.ts";

export type HubParts = {
  readonly replica: Replica;
  readonly feed: Feed;
  readonly desk: DeskDatabase;
  readonly signer: Signer;
  readonly poolKeys: PoolKeys;
  readonly secret: Uint8Array;
  /** Seals the keys of all people. */
  readonly peopleKey: Uint8Array;
  readonly passwords: PasswordMaker;
  readonly pinHash: PinHash;
  readonly fonts: PrintFonts;
  /** Reads what was drawn for cards. */
  readonly codes: CodeReader;
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
  /** Resolves when nothing is at work any more, after `stop`. */
  readonly idle: () => Promise<void>;
};

/** The hub out of its parts; whoever calls this has made the adapters. */
export async function assembleHub(parts: HubParts): Promise<Hub> {
  const { replica, feed, signer, version } = parts;
  const office = new Office(parts);
  const checkIn = await CheckIn.open(replica, feed.epoch);
  const lines = lineDesk(parts, office, checkIn);
  const views = new AccountViews(replica, new RecentEntries(replica));
  const sessions = new UserSessions(parts);
  await sessions.load();
  const { clock, random } = replica.ports;
  const keeper = new SessionKeeper({ clock, random, cookie: parts.cookie, tls: parts.tls });
  const live = hubLive(replica, lines, views);
  const events = new EventFeed(random);
  const following = events.follow(live.events$);
  const room = cardRoom({ ...parts, taps: null, rights: null });
  const accounts = new ReplicaAccounts(replica, room.gate, views);
  const usersChanged = async (ended: string | null) => {
    await sessions.load();
    for (const session of ended === null ? [] : keeper.sessionsOf(ended)) {
      events.endSession(session);
      keeper.close(session);
    }
  };
  const listed = officeRoutes({ ...parts, ...room, office, accounts, usersChanged, lines });
  const { pool } = lines;
  const { audit } = office;
  const vouching = assembleVouchers({ ...parts, ...room, audit, views, pool });
  const printing = assemblePrinting({ ...parts, audit });
  const routes = hubRoutes({
    keeper,
    feed: events,
    services: {
      accounts,
      cards: cardDesk({ replica, views, ...room, actorOf: actorAtHub, objection: () => null }),
      ...receiptsOf(parts, views),
      registry: registryOf(parts, lines),
      purses: replicaPurses(replica),
      health: new HubHealth({ replica, feed, lines, version, device: signer.device }),
      sessions,
      live,
    },
  });
  const authenticate = authenticateWith(sessions, keeper);
  const stop = () => {
    following.unsubscribe();
    office.stop();
    events.close();
    lines.close();
  };
  const idle = async () => {
    await lines.idle();
    await Promise.all([vouching.maker.stop(), printing.checker.stop()]);
  };
  const ending = retireRoutes((device, by) => retireDevice(replica, device, by.user ?? null));
  const printed = [...voucherCalls(vouching), ...cardPrintCalls(printing)];
  const all = [...routes, ...listed, ...printed, ...ending];
  const calls = refusingWhile(() => checkIn.objection, all);
  return { lines, routes: calls, authenticate, stop, idle };
}

function receiptsOf({ replica, secret }: HubParts, views: AccountViews) {
  const links = receiptLinks(secret, () => replica.directory.policy.domain);
  return { receipts: new ReplicaReceipts(replica, views), receiptLinks: links };
}

function lineDesk(parts: HubParts, { finds }: Office, checkIn: CheckIn): LineDesk {
  const { replica, feed, signer, poolKeys, version: software, fatal } = parts;
  const reported = (device: DeviceId) => checkIn.reported(device);
  return new LineDesk({ replica, feed, signer, poolKeys, software, finds, reported, fatal });
}

function registryOf({ replica, signer, secret }: HubParts, lines: LineDesk): ReplicaRegistry {
  const rootKey = replica.ports.signer.publicKey;
  return new ReplicaRegistry(replica, {
    enrolments: new EnrolmentDesk({ replica, hub: signer.device, rootKey, secret }),
    devices: new DeviceList(replica, (device) => lines.lines.get(device)),
  });
}
