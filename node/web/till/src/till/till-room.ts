import type { PurseDef, SessionView } from "../api/shapes.ts";
import { NodeLine } from "../line/node-line.ts";
import type { PagePorts } from "../ports.ts";
import { attemptStore } from "./attempt-store.ts";
import { actionsOf, type Draft, type TillAction } from "./till-actions.ts";
import { type Till, TillRunner } from "./till-runner.ts";
import { cardOnOf } from "./till-session.ts";

/** One signed-in till: its session, its line to the node, and what it can book. */
export interface TillRoom {
  readonly till: Till;
  readonly line: NodeLine;
  readonly actions: readonly TillAction[];
  readonly purses: readonly PurseDef[];
  /** The next card starts with what was used last. */
  readonly useNext: (action: TillAction) => void;
  readonly close: () => void;
}

export interface RoomFacts {
  readonly who: SessionView;
  readonly purses: readonly PurseDef[];
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

export function openRoom(ports: PagePorts, facts: RoomFacts): TillRoom | null {
  const actions = actionsOf(facts.purses);
  const [first] = actions;
  if (first === undefined) return null;
  let draft: Draft = { action: first, typed: "" };
  const till = new TillRunner(
    {
      api: ports.api,
      attempts: attemptStore(ports.disk),
      now: ports.now,
      after: ports.after,
      freshDraft: () => draft,
      onSignedOut: facts.onSignedOut,
    },
    facts.who.till,
  );
  const line = new NodeLine({
    api: ports.api,
    listen: ports.listen,
    after: ports.after,
    onBack: () => {
      askWho(ports, facts.onSignedOut);
      till.wake();
    },
    onEvent: (event) => {
      if (event.kind === "silent") askWho(ports, facts.onSignedOut);
      if (event.kind === "account") till.refresh(event.account);
      if (event.kind === "card") {
        till.send({ kind: "identify", card: { scheme: event.scheme, number: event.number } });
      }
    },
  });
  refreshWhenSent(line, till);
  return {
    till,
    line,
    actions,
    purses: facts.purses,
    useNext: (action) => {
      draft = { action, typed: "" };
    },
    close: () => {
      till.stop();
      line.stop();
    },
  };
}
