import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import { type ReactElement, useEffect, useState } from "react";
import type { PagePorts } from "../ports.ts";
import {
  type Attempt,
  type Booked,
  isBusy,
  type TillSession,
  troubleOf,
} from "../till/till-session.ts";
import type { DeskActs } from "./desk-acts.ts";
import { useWords } from "./words.tsx";

type Clocks = Pick<PagePorts, "now" | "after">;

export interface OutcomeBarProps {
  readonly session: TillSession;
  readonly acts: DeskActs;
  readonly clocks: Clocks;
}

/** At the foot of the page: what became of the last booking, and the way back. */
export function OutcomeBar({ session, acts, clocks }: OutcomeBarProps): ReactElement {
  const last = isBusy(session) || troubleOf(session) !== null ? null : session.last;
  return (
    <div className="outcome" role="status">
      {session.step === "unsure" ? <UnsureLine attempt={session.attempt} /> : null}
      {last === null ? null : <BookedLine key={last.at} last={last} acts={acts} clocks={clocks} />}
    </div>
  );
}

function UnsureLine({ attempt }: { readonly attempt: Attempt }): ReactElement {
  const { texts, amount } = useWords();
  const what = `${texts.actions[attempt.action.code]} ${amount(attempt.amount, attempt.action.purse)}`;
  const masked = maskedNumber(attempt.card.number);
  return (
    <div className="outcome-line outcome-unsure">
      <span className="spinner" aria-hidden="true" />
      <p>
        <strong>{texts.unsureTitle(attempt.isUndo ? texts.undoOf(what) : what, masked)}</strong>
        <span>{texts.unsureHow}</span>
      </p>
    </div>
  );
}

const undoMs = 10_000;

/** True for ten seconds after the booking: long enough to see a slip, short enough to be calm. */
function useFresh(at: number, { now, after }: Clocks): boolean {
  const [isFresh, setFresh] = useState(now() - at < undoMs);
  useEffect(
    () => after(Math.max(0, undoMs - (now() - at)), () => setFresh(false)),
    [at, now, after],
  );
  return isFresh;
}

interface BookedLineProps {
  readonly last: Booked;
  readonly acts: DeskActs;
  readonly clocks: Clocks;
}

function BookedLine({ last, acts, clocks }: BookedLineProps): ReactElement {
  const { texts, amount, when } = useWords();
  const isFresh = useFresh(last.at, clocks);
  const { attempt } = last;
  const sum = amount(attempt.amount, attempt.action.purse);
  const say = attempt.isUndo ? texts.undone : texts.booked[attempt.action.code];
  return (
    <div
      data-fresh={isFresh}
      className={`outcome-line ${last.provisional ? "outcome-warn" : "outcome-good"}`}
    >
      <Icon name={attempt.isUndo ? "undo" : last.provisional ? "clock" : "check"} />
      <p>
        <strong>{say(sum, when(last.at))}</strong>
        <span>
          {last.provisional ? `${texts.provisional} · ` : ""}
          {maskedNumber(attempt.card.number)}
        </span>
      </p>
      {isFresh && !attempt.isUndo ? (
        <ActionButton
          icon="undo"
          hotkey="Ctrl Z"
          onPress={acts.undoLast}
          isDisabled={!acts.canBook}
        >
          {texts.undo}
        </ActionButton>
      ) : null}
    </div>
  );
}
