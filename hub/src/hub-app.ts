import type { IncomingMessage } from "node:http";
import type { DeviceId } from "@cardweave/shared/domain/ids";
import type { Refusal } from "@cardweave/shared/domain/result";
import { AccountViews } from "@cardweave/shared/http/account-views";
import { authenticateWith } from "@cardweave/shared/http/authorise";
import { actorAtHub } from "@cardweave/shared/http/cards/card-actor";
import { cardDesk } from "@cardweave/shared/http/cards/card-desk";
import { type CardRoom, cardRoom } from "@cardweave/shared/http/cards/card-room";
import { EventFeed } from "@cardweave/shared/http/events";
import type { Authenticate, Principal } from "@cardweave/shared/http/principal";
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
import type { Connection } from "@cardweave/shared/ports/line";
import type { PrintFonts } from "@cardweave/shared/ports/print-fonts";
import type { PinHash } from "@cardweave/shared/ports/proofs";
import type { WebhookLine } from "@cardweave/shared/ports/webhook-line";
import { RecentEntries } from "@cardweave/shared/replica/recent";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { Editor } from "./campaigns/live/editor.ts";
import type { LiveDesk } from "./campaigns/live/live-desk.ts";
import { assemblePrinting } from "./cards/assemble-cards.ts";
import { CardReach } from "./cards/card-reach.ts";
import { admitEditor } from "./http/admit-editor.ts";
import { cardPrintCalls } from "./http/card-batch-routes.ts";
import { cardReachRoute } from "./http/card-reach-route.ts";
import { goodwillRoute } from "./http/goodwill-routes.ts";
import { refusingWhile, retireRoutes } from "./http/retire-routes.ts";
import { hubRoutes } from "./http/routes.ts";
import { voucherCalls } from "./http/voucher-batch-routes.ts";
import { assembleBackground } from "./hub-background.ts";
import { HubHealth } from "./hub-health.ts";
import { hubLive } from "./hub-live.ts";
import { Office, officeRoutes } from "./hub-office.ts";
import { LineDesk } from "./line/line-desk.ts";
import { assembleDashboard } from "./live/assemble-live.ts";
import { Members } from "./members/assemble-members.ts";
import { GoodwillDesk } from "./members/goodwill-desk.ts";
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
  readonly webhookLine: WebhookLine;
  readonly decoy: string;
  readonly cookie: string;
  readonly tls: boolean;
  readonly version: string;
  readonly fatal: (fault: unknown) => void;
};

export type Hub = {
  readonly lines: LineDesk;
  readonly members: Pick<Members, "idle">;
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  /** Pages that edit drafts together. */
  readonly editors: {
    readonly admit: (request: IncomingMessage) => Promise<Editor | 401 | 403>;
    readonly accept: (connection: Connection, editor: Editor) => void;
  };
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
  const dashboard = assembleDashboard({ replica, lines, views, fatal: parts.fatal });
  const live = hubLive({ replica, lines, views, dashboard });
  const events = new EventFeed(random);
  const following = events.follow(live.events$);
  const room = cardRoom({ ...parts, taps: null, rights: null, takesAccounts: true });
  const accounts = new ReplicaAccounts(replica, room.gate, views);
  const usersChanged = endingSessions({ sessions, keeper, events });
  const objection = () => checkIn.objection;
  const desk = { office, lines, views, room, accounts, usersChanged, objection };
  const desks = assembleDesks(parts, desk);
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
  const drafting = office.liveDesk(replica, parts.fatal);
  const editors = editorsOf(drafting, { authenticate, cookie: parts.cookie, sessions });
  const stop = () => {
    following.unsubscribe();
    for (const part of [office, events, lines, drafting, desks, dashboard]) part.close();
  };
  const idle = async () => {
    await lines.idle();
    await Promise.all([drafting, desks, dashboard].map((part) => part.idle()));
  };
  const calls = refusingWhile(objection, [...dashboard.routes, ...routes, ...desks.routes]);
  return { lines, members: desks.members, routes: calls, authenticate, editors, stop, idle };
}

type DeskParts = {
  readonly office: Office;
  readonly lines: LineDesk;
  readonly views: AccountViews;
  readonly room: CardRoom;
  readonly accounts: ReplicaAccounts;
  readonly usersChanged: (ended: string | null) => Promise<void>;
  readonly objection: () => Refusal | null;
};

type Desks = {
  readonly routes: readonly Route[];
  readonly members: Members;
  readonly close: () => void;
  readonly idle: () => Promise<void>;
};

/** What people at headquarters work with, and what works by itself for them. */
function assembleDesks(parts: HubParts, desk: DeskParts): Desks {
  const { replica } = parts;
  const { office, lines, views, room, objection } = desk;
  const { audit, register } = office;
  const { pool } = lines;
  const background = assembleBackground({ ...parts, audit });
  const listed = officeRoutes({ ...parts, ...room, ...desk, jobs: background.jobs });
  const members = new Members({ ...parts, register, pool, objection });
  const vouching = assembleVouchers({ ...parts, ...room, audit, views, pool });
  const printing = assemblePrinting({ ...parts, audit });
  const goodwill = new GoodwillDesk({ replica, views, pool, audit });
  const ending = retireRoutes((device, by) => retireDevice(replica, device, by.user ?? null));
  const printed = [...voucherCalls(vouching), ...cardPrintCalls(printing)];
  return {
    members,
    routes: [
      ...[...listed, ...printed, ...ending, ...background.routes],
      goodwillRoute(goodwill),
      cardReachRoute(new CardReach({ ...parts, lines }), desk.accounts),
    ],
    close: () => {
      for (const part of [members, background]) part.close();
    },
    idle: async () => {
      const ended = [vouching.maker.stop(), printing.checker.stop()];
      await Promise.all([members.idle(), background.idle(), ...ended]);
    },
  };
}

type Signing = {
  readonly sessions: UserSessions;
  readonly keeper: SessionKeeper;
  readonly events: EventFeed;
};

/** Whoever was changed is signed out everywhere. */
function endingSessions({ sessions, keeper, events }: Signing) {
  return async (ended: string | null): Promise<void> => {
    await sessions.load();
    if (ended !== null) sessions.forgive(ended);
    for (const session of ended === null ? [] : keeper.sessionsOf(ended)) {
      events.endSession(session);
      keeper.close(session);
    }
  };
}

type Admission = {
  readonly authenticate: Authenticate;
  readonly cookie: string;
  readonly sessions: UserSessions;
};

function editorsOf(desk: LiveDesk, { sessions, ...parts }: Admission): Hub["editors"] {
  const nameOf = async (by: Principal) => (await sessions.current(by))?.user.login;
  return {
    admit: (request) => admitEditor(request, { ...parts, nameOf }),
    accept: (connection, editor) => void desk.accept(connection, editor),
  };
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
