import type { Language } from "@cardweave/shared/ui/language";
import type { VoucherView } from "../api/sale-shapes.ts";
import type { AccountView, PurseDef, SessionView } from "../api/shapes.ts";
import type { Asked, PlaceName } from "../desk-places.ts";
import { NodeLine } from "../line/node-line.ts";
import type { PagePorts } from "../ports.ts";
import { followParking } from "../sale/follow-parking.ts";
import { followSale } from "../sale/follow-sale.ts";
import { keepSale } from "../sale/kept-sale.ts";
import { type ParkedSales, parkedSales } from "../sale/parked-store.ts";
import { emptySale, type SaleDraft } from "../sale/sale-draft.ts";
import { attemptStore } from "./attempt-store.ts";
import { ErrandRunner } from "./errand-runner.ts";
import { followSeen, followWaiting, noScans, type ScanParts, type Scans } from "./follow-scan.ts";
import { Held } from "./held.ts";
import { meaningOfCard } from "./scan-meaning.ts";
import { actionsOf, type Draft, freshDraft, type TillAction } from "./till-actions.ts";
import { type Till, TillRunner } from "./till-runner.ts";
import { cardOnOf } from "./till-session.ts";

/** One signed-in till: its session, its line to the node, and what it can book. */
export interface TillRoom {
  readonly till: Till;
  readonly line: NodeLine;
  readonly errands: ErrandRunner;
  readonly sale: Held<SaleDraft>;
  readonly parked: ParkedSales;
  /** Vouchers that were looked up here, by number. */
  readonly vouchers: Held<Readonly<Record<string, VoucherView>>>;
  /** Cards that pay beside the sale's own, as they were looked up here, by number. */
  readonly others: Held<Readonly<Record<string, AccountView>>>;
  /** The next card pays, and is not the next customer's. */
  readonly payNext: Held<boolean>;
  readonly place: Held<PlaceName>;
  readonly scans: Scans;
  /** What was scanned for another part of the page than a card. */
  readonly asked: Held<Asked | null>;
  readonly actions: readonly TillAction[];
  readonly purses: readonly PurseDef[];
  /** The next card starts with what was used last. */
  readonly startWith: (action: TillAction) => void;
  readonly close: () => void;
}

export interface RoomFacts {
  readonly who: SessionView;
  readonly purses: readonly PurseDef[];
  /** As the page is read now. */
  readonly language: () => Language;
  readonly onSignedOut: () => void;
}

/**
 * Bookings that were sent meanwhile are marked as sent. The node may tell of none unsent before
 * and after: what was sent within one breath is seen by the marks on the screen alone.
 */
function refreshWhenSent(line: NodeLine, till: Till): void {
  let before = 0;
  line.onChange(() => {
    const unsent = line.state().health?.unsent ?? before;
    if (unsent < before || (unsent === 0 && showsUnsent(till))) till.refresh(null);
    before = unsent;
  });
}

function showsUnsent(till: Till): boolean {
  const recent = cardOnOf(till.session())?.account.recent ?? [];
  return recent.some((entry) => !entry.sent);
}

/** A node that broke off may have ended the session: better told now than at a booking. */
function askWho({ api }: PagePorts, onSignedOut: () => void): void {
  void api.session().then((answer) => {
    if (answer.kind === "refused" && answer.problem.status === 401) onSignedOut();
  });
}

type Hands = Pick<
  TillRoom,
  "till" | "errands" | "sale" | "parked" | "payNext" | "asked" | "place" | "scans"
>;

function handsOf(ports: PagePorts, facts: RoomFacts, freshest: () => Draft): Hands {
  const { disk, now, after } = ports;
  const { onSignedOut } = facts;
  const common = { now, after, onSignedOut };
  const attempts = attemptStore(disk);
  const { till: name } = facts.who;
  const till = new TillRunner({ ...common, api: ports.api, attempts, freshDraft: freshest }, name);
  const errands = new ErrandRunner({ ...common, api: ports.desk, disk, onEnd: till.adopt }, name);
  const hands = {
    till,
    errands,
    sale: new Held(emptySale),
    parked: parkedSales(disk, name),
    payNext: new Held(false),
    asked: new Held<Asked | null>(null),
    place: new Held<PlaceName>("counter"),
    scans: noScans(),
  };
  followSale(hands, keepSale(hands, ports.windowDisk, name));
  followParking(hands);
  followWaiting(hands);
  return hands;
}

function lineOf(ports: PagePorts, { onSignedOut, language }: RoomFacts, hands: Hands): NodeLine {
  const { till, errands } = hands;
  const parts: ScanParts = { room: hands, desk: ports.desk, api: ports.api, language };
  return new NodeLine({
    api: ports.api,
    listen: ports.listen,
    after: ports.after,
    onBack: () => {
      askWho(ports, onSignedOut);
      till.wake();
      errands.wake();
    },
    onEvent: (event) => {
      if (event.kind === "silent") askWho(ports, onSignedOut);
      if (event.kind === "card") followSeen(parts, meaningOfCard(event.card));
      // While an errand is out, its own entries would look like news.
      if (event.kind === "account" && !errands.isBusy()) till.refresh(event.account);
    },
  });
}

export function openRoom(ports: PagePorts, facts: RoomFacts): TillRoom | null {
  const actions = actionsOf(facts.purses);
  const [first] = actions;
  if (first === undefined) return null;
  let draft: Draft = freshDraft(first);
  const hands = handsOf(ports, facts, () => draft);
  const { till, errands } = hands;
  const line = lineOf(ports, facts, hands);
  refreshWhenSent(line, till);
  return {
    ...hands,
    line,
    vouchers: new Held({}),
    others: new Held({}),
    actions,
    purses: facts.purses,
    startWith: (action) => {
      draft = freshDraft(action);
    },
    close: () => {
      till.stop();
      errands.stop();
      line.stop();
    },
  };
}
