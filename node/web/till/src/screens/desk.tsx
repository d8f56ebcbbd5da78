import { Icon } from "@cardweave/shared/ui/components/icon";
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { SessionView } from "../api/shapes.ts";
import { lineFacts } from "../line/line-facts.ts";
import type { PagePorts } from "../ports.ts";
import type { TillRoom } from "../till/till-room.ts";
import { cardOnOf, troubleOf } from "../till/till-session.ts";
import { AmountPad } from "./amount-pad.tsx";
import { CustomerPanel } from "./customer-panel.tsx";
import { deskActs } from "./desk-acts.ts";
import { IdentifyField } from "./identify-field.tsx";
import { IdleHints } from "./idle-hints.tsx";
import { OutcomeBar } from "./outcome-bar.tsx";
import { TroubleLine } from "./trouble-line.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useLine, useSession } from "./use-source.ts";
import { useWords } from "./words.tsx";

export interface DeskProps {
  readonly room: TillRoom;
  readonly who: SessionView;
  readonly ports: PagePorts;
}

/** The till itself: who is it, what do they have, what is booked. */
export function Desk({ room, who, ports }: DeskProps): ReactElement {
  const { texts, language } = useWords();
  const session = useSession(room.till);
  const facts = lineFacts(useLine(room.line));
  const findRef = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [notACard, setNotACard] = useState(false);
  const { reached } = facts;
  const acts = useMemo(
    () => deskActs({ room, ports, language, till: who.till, reached }),
    [room, ports, language, who.till, reached],
  );
  const identify = useCallback(
    (scanned: string) => {
      setTyped("");
      setNotACard(!acts.identify(scanned));
    },
    [acts],
  );
  useDeskKeys({ room, acts, identify, findRef });
  const on = cardOnOf(session);
  const isFree = on === null;
  useEffect(() => {
    if (isFree) findRef.current?.focus();
  }, [isFree]);
  const trouble = troubleOf(session);
  return (
    <main className="desk" data-step={session.step} data-card={on === null ? "off" : "on"}>
      {facts.reached ? null : (
        <div className="away" role="alert">
          <Icon name="unplug" />
          <p>
            <strong>{texts.awayTitle}</strong> {texts.awayHow}
          </p>
        </div>
      )}
      <div className="desk-left">
        {on === null ? (
          <h1 className="idle-title">
            <Icon name="scan" />
            {texts.idleTitle}
          </h1>
        ) : null}
        <IdentifyField
          ref={findRef}
          typed={typed}
          onType={setTyped}
          onFind={identify}
          isLooking={session.step === "looking-up"}
        />
        <div role="alert">
          {notACard ? <p className="trouble">{texts.notACard}</p> : null}
          {on === null && trouble !== null ? <TroubleLine trouble={trouble} /> : null}
        </div>
        {on === null ? <IdleHints /> : null}
        {on === null ? null : (
          <CustomerPanel on={on} room={room} who={who} acts={acts} facts={facts} api={ports.api} />
        )}
      </div>
      <div className="desk-right">
        {on === null ? null : (
          <AmountPad key={on.card.number} on={on} acts={acts} session={session} facts={facts} />
        )}
        <OutcomeBar session={session} acts={acts} clocks={ports} />
      </div>
    </main>
  );
}
