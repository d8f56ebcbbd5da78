import { type ReactElement, useCallback, useEffect, useReducer } from "react";
import { type Access, type AccessEvent, stepAccess } from "./access/access-session.ts";
import { dropPairing, type Pairing } from "./access/pairing.ts";
import type { Answer, Problem, SessionView } from "./api/shapes.ts";
import type { PagePorts } from "./ports.ts";
import { PairingScreen } from "./screens/pairing-screen.tsx";
import { SignInScreen } from "./screens/sign-in-screen.tsx";
import { TillScreen } from "./screens/till-screen.tsx";

export interface AppProps {
  readonly ports: PagePorts;
  readonly pairing: Pairing | null;
}

const againMs = 1500;
const sessionOver: Problem = { code: "session-over", status: 401 };

/** Asks who is signed in until the node says something. */
function checkSession(ports: PagePorts, send: (event: AccessEvent) => void): () => void {
  let callOff = (): void => undefined;
  const hear = (answer: Answer<SessionView>): void => {
    if (answer.kind === "done") send({ kind: "welcome", who: answer.value });
    else if (answer.kind === "refused") send({ kind: "turned-away", problem: null });
    else callOff = ports.after(againMs, ask);
  };
  const ask = (): void => void ports.api.session().then(hear);
  ask();
  return () => callOff();
}

export function App({ ports, pairing }: AppProps): ReactElement {
  const start: Access = pairing === null ? { step: "unpaired" } : { step: "checking", pairing };
  const [access, send] = useReducer(stepAccess, start);
  useEffect(
    () => (access.step === "checking" ? checkSession(ports, send) : undefined),
    [access.step, ports],
  );
  const leave = useCallback(() => send({ kind: "turned-away", problem: null }), []);
  const lapse = useCallback(() => send({ kind: "turned-away", problem: sessionOver }), []);
  if (access.step === "unpaired") return <PairingScreen />;
  if (access.step === "signed-in") {
    return <TillScreen ports={ports} who={access.who} onLeave={leave} onSignedOut={lapse} />;
  }
  const unpair = (): void => {
    dropPairing(ports.disk);
    send({ kind: "unpair" });
  };
  return <SignInScreen api={ports.api} access={access} send={send} onUnpair={unpair} />;
}
