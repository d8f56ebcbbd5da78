import {
  type ReactElement,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { SessionView } from "../api/shapes.ts";
import { lastInTouch, lineFacts } from "../line/line-facts.ts";
import type { PagePorts } from "../ports.ts";
import { isOnErrand } from "../till/errand.ts";
import { Held } from "../till/held.ts";
import type { TillRoom } from "../till/till-room.ts";
import { cardOnOf, isBusy } from "../till/till-session.ts";
import { AmountPad } from "./amount-pad.tsx";
import { Counter, IdleTitle } from "./counter.tsx";
import { type DeskActs, deskActs } from "./desk-acts.ts";
import { AwayNote, DeskNotes, type NewCardFacts } from "./desk-notes.tsx";
import { IdentifyField } from "./identify-field.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { OutcomeBar } from "./outcome-bar.tsx";
import { PlaceTabs } from "./place-tabs.tsx";
import { fetchPlaces, OpenPlace } from "./places.tsx";
import { takeCursor } from "./take-cursor.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useErrands, useHeld, useLine, useSession } from "./use-source.ts";
import { useWords } from "./words.tsx";

export interface DeskProps {
  readonly room: TillRoom;
  readonly who: SessionView;
  readonly ports: PagePorts;
}

interface NewCard extends NewCardFacts {
  readonly make: () => void;
}

const noNewCard = { made: null, problem: null } as const;

function useNewCard(ports: PagePorts, acts: DeskActs): NewCard {
  const [state, setState] = useState<NewCardFacts>(noNewCard);
  const make = useCallback(() => {
    void ports.desk.newCard().then((answer) => {
      if (answer.kind === "done") {
        setState({ made: answer.value, problem: null });
        acts.identify(answer.value.number);
      } else {
        const away = { code: "unreachable", status: 0 };
        setState({ made: null, problem: answer.kind === "lost" ? away : answer.problem });
      }
    });
  }, [ports, acts]);
  return { ...state, make };
}

const soonMs = 1500;

interface DeskHands {
  readonly acts: DeskActs;
  readonly identify: (scanned: string) => void;
  readonly newCard: NewCard;
  readonly typed: Held<string>;
  readonly findRef: RefObject<HTMLInputElement | null>;
}

function useHands({ room, who, ports }: DeskProps, reached: boolean): DeskHands {
  const { language } = useWords();
  const findRef = useRef<HTMLInputElement>(null);
  const [typed] = useState(() => new Held(""));
  const { till } = who;
  const { role } = who.operator;
  const acts = useMemo(
    () => deskActs({ room, ports, language, till, role, reached }),
    [room, ports, language, till, role, reached],
  );
  const newCard = useNewCard(ports, acts);
  const identify = useCallback(
    (scanned: string) => {
      typed.change(() => "");
      if (!acts.identify(scanned)) room.scans.note.change(() => "no-code");
    },
    [acts, typed, room],
  );
  useDeskKeys({ room, acts, identify, newCard: newCard.make, findRef });
  useEffect(() => ports.after(soonMs, fetchPlaces), [ports]);
  return { acts, identify, newCard, typed, findRef };
}

/** The till itself: who is it, what do they have, what is booked. */
export function Desk(props: DeskProps): ReactElement {
  const { room, ports } = props;
  const session = useSession(room.till);
  const errand = useErrands(room.errands);
  const lineState = useLine(room.line);
  const place = useHeld(room.place);
  const basket = useHeld(room.sale);
  const facts = lineFacts(lineState);
  const { acts, findRef, ...hands } = useHands(props, facts.reached);
  const on = cardOnOf(session);
  const isFree = on === null && place === "counter";
  useEffect(() => {
    if (isFree) takeCursor(findRef.current);
  }, [isFree, findRef]);
  const parts = { ...props, acts, facts, on };
  return (
    <main
      className="desk"
      data-step={session.step}
      data-card={isFree ? "off" : "on"}
      data-place={place}
    >
      <PlaceTabs place={place} waiting={basket.lines.length} onOpen={acts.open} />
      <KeysHelp room={room} />
      <AwayNote facts={facts} isOpen={isBusy(session) || isOnErrand(errand)} />
      <div className="desk-left">
        {isFree ? <IdleTitle /> : null}
        <IdentifyField
          ref={findRef}
          typed={hands.typed}
          onFind={hands.identify}
          isLooking={session.step === "looking-up"}
        />
        <DeskNotes {...parts} {...hands} session={session} findRef={findRef} />
        {place === "counter" ? (
          <Counter {...parts} syncedAt={lastInTouch(lineState)} onNewCard={hands.newCard.make} />
        ) : (
          <OpenPlace place={place} {...parts} />
        )}
      </div>
      <div className="desk-right">
        {on === null || place !== "counter" ? null : (
          <AmountPad key={on.card.number} on={on} acts={acts} session={session} facts={facts} />
        )}
        <OutcomeBar session={session} errand={errand} acts={acts} clocks={ports} />
      </div>
    </main>
  );
}
