import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import type { Language } from "@cardweave/shared/ui/language";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { PurseDef, SessionView } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { openRoom, type TillRoom } from "../till/till-room.ts";
import { TrainingBand } from "../training/training-band.tsx";
import { useDeskPorts, useTraining } from "../training/use-training.ts";
import { Desk } from "./desk.tsx";
import { TopBar } from "./top-bar.tsx";
import { PlaceRoom, useTexts } from "./words.tsx";

export interface TillScreenProps {
  readonly ports: PagePorts;
  readonly who: SessionView;
  readonly onLeave: () => void;
  /** The node no longer knows who is signed in. */
  readonly onSignedOut: () => void;
}

const againMs = 1500;

/** What can be booked here changes with the policy, not with the customer: asked once. */
function usePurses({ ports, onSignedOut }: TillScreenProps): readonly PurseDef[] | null {
  const [purses, setPurses] = useState<readonly PurseDef[] | null>(null);
  useEffect(() => {
    let callOff = (): void => undefined;
    const ask = async (): Promise<void> => {
      const answer = await ports.api.purses();
      if (answer.kind === "done") setPurses(answer.value);
      else if (answer.kind === "refused" && answer.problem.status === 401) onSignedOut();
      else callOff = ports.after(againMs, () => void ask());
    };
    void ask();
    return () => callOff();
  }, [ports, onSignedOut]);
  return purses;
}

function useRoom(props: TillScreenProps, purses: readonly PurseDef[] | null): TillRoom | null {
  const { ports, who, onSignedOut } = props;
  const [room, setRoom] = useState<TillRoom | null>(null);
  const { language: now } = useLanguage();
  const spoken = useRef<Language>(now);
  spoken.current = now;
  useEffect(() => {
    if (purses === null) return undefined;
    const language = (): Language => spoken.current;
    const opened = openRoom(ports, { who, purses, language, onSignedOut });
    setRoom(opened);
    return () => opened?.close();
  }, [ports, who, purses, onSignedOut]);
  return room;
}

export function TillScreen(props: TillScreenProps): ReactElement {
  const { ports, who, onLeave } = props;
  const texts = useTexts();
  useEffect(() => {
    document.title = `${who.branch.name} · Cardweave`;
  }, [who]);
  const purses = usePurses(props);
  const training = useTraining(ports, who);
  const desk = useDeskPorts({ ports, who, purses, isTraining: training.isOn });
  const room = useRoom({ ...props, ports: desk }, purses);
  const leave = (): void => {
    void ports.api.signOut().then(onLeave);
  };
  return (
    <PlaceRoom zone={who.zone} clocks={ports}>
      {room === null ? (
        <main className="door">
          <p>{texts.checking}</p>
        </main>
      ) : (
        <div data-training={training.isOn}>
          {training.isOn ? <TrainingBand onEnd={training.toggle} /> : null}
          <TopBar who={who} room={room} training={training} onLeave={leave} />
          <Desk room={room} who={who} ports={desk} />
        </div>
      )}
    </PlaceRoom>
  );
}
