import { Icon } from "@cardweave/shared/ui/components/icon";
import type { LineFacts } from "@cardweave/shared/ui/line-chip";
import { lazy, type ReactElement, type RefObject, Suspense } from "react";
import type { CardRef, Problem } from "../api/shapes.ts";
import type { Scans } from "../till/follow-scan.ts";
import { type TillSession, troubleOf } from "../till/till-session.ts";
import { PeopleList } from "./people-list.tsx";
import type { PlaceProps } from "./place-props.ts";
import { PlaceRescue } from "./place-rescue.tsx";
import { ProblemLine } from "./problem-line.tsx";
import { TroubleLine } from "./trouble-line.tsx";
import { useHeld } from "./use-source.ts";
import { useTexts } from "./words.tsx";

const NewCardNote = lazy(async () => ({
  default: (await import("./new-card-note.tsx")).NewCardNote,
}));

/** A number for a card that is to be, or why there is none. */
export interface NewCardFacts {
  readonly made: CardRef | null;
  readonly problem: Problem | null;
}

export interface AwayNoteProps {
  readonly facts: LineFacts;
  /** Something was sent, and nobody knows yet whether it was booked. */
  readonly isOpen: boolean;
}

/** Over the whole desk while the page itself cannot reach its node. */
export function AwayNote({ facts, isOpen }: AwayNoteProps): ReactElement | null {
  const texts = useTexts();
  if (facts.reached) return null;
  return (
    <div className="away" role="alert" data-open={isOpen}>
      <Icon name="unplug" />
      <p>
        <strong>{isOpen ? texts.awayOpenTitle : texts.awayTitle}</strong>{" "}
        {isOpen ? texts.awayOpenHow : texts.awayHow}
      </p>
    </div>
  );
}

/** A scan that came too early is not lost in silence. */
function ScanNoteLine({ scans }: { readonly scans: Scans }): ReactElement | null {
  const texts = useTexts();
  const isWaiting = useHeld(scans.waiting) !== null;
  const note = useHeld(scans.note);
  if (!isWaiting && note !== "too-early") return null;
  return (
    <p className="note-warn" data-scan={isWaiting ? "waiting" : note}>
      <Icon name="clock" />
      <span>{isWaiting ? texts.scanWaits : texts.scanTooEarly}</span>
    </p>
  );
}

export interface DeskNotesProps extends PlaceProps {
  readonly session: TillSession;
  readonly newCard: NewCardFacts;
  readonly findRef: RefObject<HTMLInputElement | null>;
}

/** What is to be said about the field above: what it found, and what it did not. */
export function DeskNotes(props: DeskNotesProps): ReactElement {
  const { on, session, newCard, acts, facts, room, ports } = props;
  const texts = useTexts();
  const trouble = troubleOf(session);
  const asked = useHeld(room.asked);
  const note = useHeld(room.scans.note);
  return (
    <>
      <div role="alert">
        {note === "no-code" ? <p className="trouble">{texts.notACard}</p> : null}
        <ScanNoteLine scans={room.scans} />
        {newCard.problem === null ? null : (
          <ProblemLine problem={newCard.problem} purse={null} isAway={false} />
        )}
        {on === null && trouble !== null && note !== "no-code" ? (
          <TroubleLine trouble={trouble} acts={acts} isAway={false} />
        ) : null}
      </div>
      {facts.checkingIn === true && facts.reached ? (
        <p className="note-warn" role="status">
          <Icon name="clock" />
          <span>
            <strong>{texts.checkingIn}.</strong> {texts.checkingInHow}
          </span>
        </p>
      ) : null}
      {newCard.made !== null && on?.card.number === newCard.made.number ? (
        <PlaceRescue say={texts.placeLost} again={texts.again}>
          <Suspense fallback={null}>
            <NewCardNote number={newCard.made.number} />
          </Suspense>
        </PlaceRescue>
      ) : null}
      {asked?.kind === "name" ? (
        <PeopleList named={asked.text} purses={room.purses} ports={ports} field={props.findRef} />
      ) : null}
    </>
  );
}
