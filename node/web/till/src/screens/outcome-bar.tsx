import { Icon, type IconName } from "@cardweave/shared/ui/components/icon";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import type { ReactElement } from "react";
import type { ErrandDone, ErrandState } from "../till/errand.ts";
import { isErrandProvisional } from "../till/errand-answers.ts";
import {
  type Attempt,
  type Booked,
  isBusy,
  type TillSession,
  troubleOf,
} from "../till/till-session.ts";
import type { DeskActs } from "./desk-acts.ts";
import { FreshUndo } from "./fresh-undo.tsx";
import type { Clocks } from "./use-fresh.ts";
import { useFresh } from "./use-fresh.ts";
import { useWords } from "./words.tsx";

export interface OutcomeBarProps {
  readonly session: TillSession;
  readonly errand: ErrandState;
  readonly acts: DeskActs;
  readonly clocks: Clocks;
}

/** At the foot of the page: what became of what was booked last, and the way back. */
export function OutcomeBar(props: OutcomeBarProps): ReactElement {
  const { session, errand } = props;
  return (
    <div className="outcome" role="status">
      {session.step === "unsure" ? <UnsureBooking attempt={session.attempt} /> : null}
      {errand.step === "unsure" ? <UnsureErrand {...errand} /> : null}
      <LastLine {...props} />
    </div>
  );
}

function LastLine({ session, errand, acts, clocks }: OutcomeBarProps): ReactElement | null {
  if (isBusy(session) || troubleOf(session) !== null || errand.step !== "rest") return null;
  const { last } = session;
  const { done } = errand;
  if (done !== null && done.at >= (last?.at ?? 0)) {
    return <ErrandLine key={done.at} done={done} acts={acts} clocks={clocks} />;
  }
  return last === null ? null : (
    <BookedLine key={last.at} last={last} acts={acts} clocks={clocks} />
  );
}

interface UnsureProps {
  readonly what: string;
  readonly masked: string;
}

function UnsureLine({ what, masked }: UnsureProps): ReactElement {
  const { texts } = useWords();
  return (
    <div className="outcome-line outcome-unsure">
      <span className="spinner" aria-hidden="true" />
      <p>
        <strong>{texts.unsureTitle(what, masked)}</strong>
        <span>{texts.unsureHow}</span>
      </p>
    </div>
  );
}

function UnsureBooking({ attempt }: { readonly attempt: Attempt }): ReactElement {
  const { texts, amount } = useWords();
  const what = `${texts.actions[attempt.action.code]} ${amount(attempt.amount, attempt.action.purse)}`;
  const masked = maskedNumber(attempt.card.number);
  return <UnsureLine what={attempt.isUndo ? texts.undoOf(what) : what} masked={masked} />;
}

function UnsureErrand({ errand }: Pick<ErrandDone, "errand">): ReactElement {
  const { texts } = useWords();
  const masked = errand.card === null ? "\u2013" : maskedNumber(errand.card.number);
  return <UnsureLine what={texts.errands[errand.kind]} masked={masked} />;
}

function look(provisional: boolean, isUndo: boolean): { icon: IconName; tone: string } {
  const icon = isUndo ? "undo" : provisional ? "clock" : "check";
  return { icon, tone: provisional ? "outcome-warn" : "outcome-good" };
}

interface BookedLineProps {
  readonly last: Booked;
  readonly acts: DeskActs;
  readonly clocks: Clocks;
}

function BookedLine({ last, acts, clocks }: BookedLineProps): ReactElement {
  const { texts, amount, when } = useWords();
  const isFresh = useFresh(last.at, clocks);
  const { attempt, provisional } = last;
  const { purse } = attempt.action;
  const say = attempt.isUndo ? texts.undone : texts.booked[attempt.action.code];
  const { icon, tone } = look(provisional, attempt.isUndo);
  const isSpent = attempt.action.type === "debit" && !attempt.isUndo;
  const surety = provisional
    ? texts.beyondNow(amount(last.beyond, purse), amount(last.limitLeft, purse))
    : texts.guaranteed;
  return (
    <div data-fresh={isFresh} className={`outcome-line ${tone}`}>
      <Icon name={icon} />
      <p>
        <strong>{say(amount(attempt.amount, purse), when(last.at))}</strong>
        <span>
          {isSpent || provisional ? `${surety} · ` : ""}
          {last.isLate ? `${texts.arrived} · ` : ""}
          {last.bonus > 0 ? `${texts.bonus(amount(last.bonus, purse))} · ` : ""}
          {maskedNumber(attempt.card.number)}
        </span>
      </p>
      {isFresh && !attempt.isUndo ? <FreshUndo acts={acts} /> : null}
    </div>
  );
}

interface ErrandLineProps {
  readonly done: ErrandDone;
  readonly acts: DeskActs;
  readonly clocks: Clocks;
}

function ErrandLine({ done, acts, clocks }: ErrandLineProps): ReactElement {
  const { texts, when } = useWords();
  const isFresh = useFresh(done.at, clocks);
  const { kind, card } = done.errand;
  const provisional = isErrandProvisional(done);
  const { icon, tone } = look(provisional, kind === "undo" || kind === "status-undo");
  return (
    <div data-fresh={isFresh} data-errand={kind} className={`outcome-line ${tone}`}>
      <Icon name={icon} />
      <p>
        <strong>{texts.errandsDone[kind](when(done.at))}</strong>
        <span>
          {done.isLate ? `${texts.arrived} · ` : ""}
          {provisional ? `${texts.provisional} · ` : ""}
          {card === null ? "" : maskedNumber(card.number)}
        </span>
      </p>
      {isFresh && acts.canUndo(done) ? <FreshUndo acts={acts} /> : null}
    </div>
  );
}
