import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { type ReactElement, useEffect, useState, useSyncExternalStore } from "react";
import { findingsOf } from "./findings.ts";
import type { Status } from "./read-status.ts";
import { type Say, sayWith } from "./say.ts";
import { StatusBar } from "./status-bar.tsx";
import type { StatusWatch, Watched } from "./status-watch.ts";
import { Tiles } from "./tiles.tsx";
import { UnsentList } from "./unsent-list.tsx";
import { Verdict } from "./verdict.tsx";

export interface Ports {
  readonly watch: StatusWatch;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly print: () => void;
}

const tickMs = 5_000;

/** The time of day, moved on often enough for "10 s ago". */
function useNow({ now, after }: Ports): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    let callOff = (): void => undefined;
    const tick = (): void => {
      setAt(now());
      callOff = after(tickMs, tick);
    };
    callOff = after(tickMs, tick);
    return () => callOff();
  }, [now, after]);
  return at;
}

export function StatusApp({ ports }: { readonly ports: Ports }): ReactElement {
  const { watch } = ports;
  const watched = useSyncExternalStore(watch.onChange, watch.state);
  useEffect(() => watch.start(), [watch]);
  const here = useNow(ports);
  const { language } = useLanguage();
  const { status } = watched;
  const now = nodeNow(watched, here);
  const zone = status?.branch.zone ?? "UTC";
  const say = sayWith({ language, zone, currency: status?.currency ?? "EUR", now });
  return (
    <>
      <StatusBar say={say} branch={status?.branch.name ?? ""} onPrint={ports.print} />
      <main className="status" data-reached={watched.reached ?? "unknown"}>
        {isNobody(watched) ? (
          <SignInFirst say={say} />
        ) : (
          <Shown watched={watched} status={status} say={say} />
        )}
      </main>
    </>
  );
}

/** By the node's own clock, whatever this machine's shows. */
function nodeNow({ status, at }: Watched, here: number): number {
  if (status === null || at === null) return here;
  return status.at + Math.max(0, here - at);
}

function isNobody({ problem }: Watched): boolean {
  return problem?.status === 401 || problem?.status === 403;
}

function SignInFirst({ say: { texts } }: { readonly say: Say }): ReactElement {
  return (
    <section className="door panel">
      <h1>{texts.signInTitle}</h1>
      <p>{texts.signInText}</p>
      <a className="button button-main" href="/">
        {texts.toTill}
      </a>
    </section>
  );
}

interface ShownProps {
  readonly watched: Watched;
  readonly status: Status | null;
  readonly say: Say;
}

function Shown({ watched, status, say }: ShownProps): ReactElement {
  const { reached } = watched;
  if (status === null && reached !== false) {
    return <p className="waiting">{say.texts.waiting}</p>;
  }
  const isLive = reached === true;
  return (
    <>
      <Verdict
        findings={findingsOf(status, reached)}
        say={say}
        isLive={isLive}
        age={status === null ? "" : ageOf(status.at, isLive, say)}
      />
      {status === null ? null : (
        <div className="told" data-old={isLive ? undefined : ""}>
          <UnsentList status={status} say={say} />
          <Tiles status={status} say={say} />
        </div>
      )}
    </>
  );
}

function ageOf(at: number, isLive: boolean, { texts, when, age }: Say): string {
  const asOf = `${texts.asOf(when(at))} · ${age(at)}`;
  return isLive ? `${texts.live} · ${asOf}` : asOf;
}
