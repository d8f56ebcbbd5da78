import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine, Skeleton } from "@cardweave/shared/ui/components/states";
import { useItem, useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useEffect, useState } from "react";
import {
  type CampaignRow,
  type Job,
  readJob,
  readJobName,
  readOverlap,
} from "./campaign-shapes.ts";
import { lifeTexts } from "./life-texts.ts";

/** How often a job is asked how far it is. Unit: ms. */
const lookMs = 400;

/** What it would have cost, and which other campaigns it meets. */
export function EffectTab({ row }: { readonly row: CampaignRow }): ReactElement {
  return (
    <div className="columns">
      <Replay row={row} />
      <Overlaps row={row} />
    </div>
  );
}

function Replay({ row }: { readonly row: CampaignRow }): ReactElement {
  const texts = useTexts(lifeTexts);
  const { api, after } = usePage();
  const [job, setJob] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const told = useItem(job === null ? null : `/v1/jobs/${encodeURIComponent(job)}`, readJob);
  const { reload, value, at } = told;
  const isRunning = job !== null && (value === null || isUnderWay(value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after each answer
  useEffect(() => (isRunning ? after(lookMs, reload) : undefined), [isRunning, after, reload, at]);
  const start = async (): Promise<void> => {
    const path = `/v1/campaigns/${row.id}/replay`;
    const answer = await api({ method: "POST", path, body: {} }, readJobName);
    setProblem(problemIn(answer));
    if (answer.kind === "done") setJob(answer.value.job);
  };
  return (
    <section className="panel sheet" aria-labelledby="replay">
      <h2 id="replay">{texts.replay}</h2>
      <p className="soft">{texts.replayUnder}</p>
      <ProblemLine problem={problem} />
      <div className="form-acts">
        <ActionButton
          look="main"
          icon="history"
          isDisabled={isRunning}
          onPress={() => void start()}
        >
          {texts.replay}
        </ActionButton>
      </div>
      {value === null ? null : <ReplayResult job={value} />}
    </section>
  );
}

function isUnderWay({ state }: Job): boolean {
  return state === "waiting" || state === "running";
}

function ReplayResult({ job }: { readonly job: Job }): ReactElement {
  const texts = useTexts(lifeTexts);
  const { language } = useLanguage();
  const { money, number } = useFormats();
  const { result } = job;
  if (result === null) {
    const of = job.of === null ? "?" : number(job.of);
    return <p role="status">{texts.replaying(number(job.done), of)}</p>;
  }
  return (
    <div className="replay" role="status">
      <p className="replay-sum">{result.sentence[language]}</p>
      <dl className="facts">
        <dt>{texts.cost}</dt>
        <dd>{money(result.cost)}</dd>
        <dt>{texts.receipts}</dt>
        <dd>{number(result.receipts)}</dd>
        <dt>{texts.applied}</dt>
        <dd>{number(result.applied)}</dd>
      </dl>
      <details>
        <summary>{texts.assumed}</summary>
        <ul className="assumed">
          {result.assumptions.map((one) => (
            <li key={one.en}>{one[language]}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Overlaps({ row }: { readonly row: CampaignRow }): ReactElement {
  const texts = useTexts(lifeTexts);
  const { language } = useLanguage();
  const rows = useRows(`/v1/campaigns/${row.id}/overlaps`, readOverlap);
  return (
    <section className="panel sheet" aria-labelledby="overlaps">
      <h2 id="overlaps">{texts.overlaps}</h2>
      <p className="soft">{texts.overlapsUnder}</p>
      {rows.value === null && rows.problem === null ? <Skeleton lines={3} /> : null}
      {rows.problem === null ? null : <ProblemLine problem={rows.problem} />}
      {rows.value?.length === 0 ? <p>{texts.noOverlaps}</p> : null}
      <ul className="overlaps">
        {(rows.value ?? []).map((one) => (
          <li key={one.campaign}>
            <a href={`/campaigns/${one.campaign}`}>{one.name}</a>
            <p>{one.sentence[language]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
