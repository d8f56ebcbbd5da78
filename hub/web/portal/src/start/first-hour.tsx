import "../styles/start.css";
import type { SetupStep } from "@cardweave/shared/protocol/http/setup";
import { list, type Read, shape, text, yes } from "@cardweave/shared/ui/api/readers";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useEffect } from "react";
import { overseers } from "../frame/page-entry.ts";
import { useMay, usePortal } from "../frame/portal-room.tsx";
import { startTexts } from "./start-texts.ts";

interface Setup {
  readonly steps: readonly { readonly step: string; readonly done: boolean }[];
  readonly done: boolean;
}

const readSetup: Read<Setup> = shape({
  steps: list(shape({ step: text, done: yes })),
  done: yes,
});

/** Where each step is done. */
const places: Readonly<Record<SetupStep, string>> = {
  branch: "/network/branches?new",
  node: "/network/devices?enrol",
  till: "/network/tills?new",
  cashier: "/network/staff?new",
  purse: "/network/purses?new",
  campaign: "/campaigns/new",
  cards: "/cards/batches",
  sale: "/network/tills",
};

/** What happened elsewhere ticks off a step while somebody looks. */
const news = ["booking", "node", "campaign", "resync"] as const;

/** What is still to be done before the first sale; null once it is done, and for all others. */
export function useFirstHour(): { readonly setup: Setup | null; readonly isReading: boolean } {
  const may = useMay(overseers);
  const { line } = usePortal();
  const { value, reload, isLoading } = useItem(may ? "/v1/setup" : null, readSetup);
  const isDone = value?.done ?? true;
  useEffect(() => {
    if (isDone) return undefined;
    const stops = news.map((name) => line.hear(name, reload));
    addEventListener("focus", reload);
    return () => {
      for (const stop of stops) stop();
      removeEventListener("focus", reload);
    };
  }, [isDone, line, reload]);
  return { setup: isDone ? null : value, isReading: value === null && isLoading };
}

function isStep(name: string): name is SetupStep {
  return Object.hasOwn(places, name);
}

/** The way from an empty network to its first sale. */
export function FirstHour({ setup }: { readonly setup: Setup }): ReactElement {
  const texts = useTexts(startTexts);
  const steps = setup.steps.flatMap(({ step, done }) => (isStep(step) ? [{ step, done }] : []));
  const done = steps.filter((one) => one.done).length;
  const next = steps.find((one) => !one.done)?.step;
  return (
    <section className="sheet panel first-hour" aria-labelledby="first-hour">
      <h2 id="first-hour">{texts.setupTitle}</h2>
      <p className="soft">{texts.setupUnder}</p>
      <div className="progress">
        <progress aria-label={texts.setupTitle} max={steps.length} value={done} />
        <span>{texts.progress(done, steps.length)}</span>
      </div>
      <ol className="steps">
        {steps.map((one) => (
          <StepLine key={one.step} {...one} isNext={one.step === next} />
        ))}
      </ol>
    </section>
  );
}

interface StepLineProps {
  readonly step: SetupStep;
  readonly done: boolean;
  readonly isNext: boolean;
}

function StepLine({ step, done, isNext }: StepLineProps): ReactElement {
  const texts = useTexts(startTexts);
  const { title } = texts.steps[step];
  return (
    <li className="step" data-step={step} data-done={done ? "" : undefined}>
      <span className="step-mark" aria-hidden="true">
        {done ? <Icon name="check" /> : null}
      </span>
      {done ? (
        <>
          <h3>{title}</h3>
          <StateChip tone="good">{texts.done}</StateChip>
        </>
      ) : (
        <OpenStep step={step} isNext={isNext} />
      )}
    </li>
  );
}

/** What it is for, and the way to where it is done. */
function OpenStep({ step, isNext }: Omit<StepLineProps, "done">): ReactElement {
  const texts = useTexts(startTexts);
  const { title, why, act } = texts.steps[step];
  return (
    <>
      <div>
        <h3>{title}</h3>
        <p className="soft">{why}</p>
      </div>
      <StateChip tone={isNext ? "accent" : "calm"} icon="next">
        {isNext ? texts.next : texts.open}
      </StateChip>
      <a className={isNext ? "button button-main" : "button"} href={places[step]}>
        {act}
      </a>
    </>
  );
}
