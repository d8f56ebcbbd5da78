import {
  list,
  moment,
  orNull,
  type Read,
  record,
  shape,
  text,
  whole,
} from "@cardweave/shared/ui/api/readers";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import { Fragment, type ReactElement } from "react";
import type { CampaignRow } from "./campaign-shapes.ts";
import { textAt, textsAt } from "./draft-paths.ts";
import { type HistoryTexts, historyTexts } from "./history-texts.ts";
import { useNames } from "./use-names.ts";
import { wordChanges } from "./word-changes.ts";

const readStep = shape({
  at: moment,
  who: orNull(text),
  role: text,
  act: text,
  version: orNull(whole),
  detail: record,
});
type Step = ReturnType<typeof readStep>;

const readVersion = shape({
  version: whole,
  sentence: orNull(shape({ de: text, en: text })),
});
type Version = ReturnType<typeof readVersion>;

interface History {
  readonly steps: readonly Step[];
  readonly versions: readonly Version[];
}

const readHistory: Read<History> = shape({ steps: list(readStep), versions: list(readVersion) });

/** Who did what to a campaign when, and how its versions differ. */
export function HistoryPanels({ row }: { readonly row: CampaignRow }): ReactElement {
  // Another version of the row is another history.
  const told = useItem(`/v1/campaigns/${row.id}/history?of=${row.version}`, readHistory);
  if (told.value === null && told.problem !== null) {
    return <TroubleState problem={told.problem} onAgain={told.reload} />;
  }
  if (told.value === null) return <Skeleton lines={4} />;
  return (
    <>
      <Steps steps={told.value.steps} />
      <Versions versions={told.value.versions} />
    </>
  );
}

function Steps({ steps }: Pick<History, "steps">): ReactElement {
  const texts = useTexts(historyTexts);
  const { when, day } = useFormats();
  const { nameOf } = useNames();
  return (
    <section className="panel sheet" aria-labelledby="steps">
      <h2 id="steps">{texts.steps}</h2>
      {steps.length === 0 ? <p className="soft">{texts.noSteps}</p> : null}
      <ol className="course">
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name, and are only added
          <li key={`${step.at} ${at}`} data-act={step.act}>
            <span>
              <strong>{step.who ?? texts.nobody}</strong> {texts.acts[step.act] ?? step.act}
              {about(step, { texts, nameOf, day })}
            </span>
            <time className="soft" dateTime={new Date(step.at).toISOString()}>
              {when(step.at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Wording {
  readonly texts: HistoryTexts;
  readonly nameOf: (id: string) => string;
  readonly day: (day: string) => string;
}

/** Which version, where, and from when. */
function about({ version, detail }: Step, { texts, nameOf, day }: Wording): string {
  const from = textAt(detail, "from");
  const places = textsAt(detail, "branches").map(nameOf);
  const parts = [
    ...(version === null ? [] : [texts.ofVersion(version)]),
    ...(places.length === 0 ? [] : [places.join(", ")]),
    ...(from === "" ? [] : [texts.from(`${day(from.slice(0, 10))} ${from.slice(11)}`)]),
  ];
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}

function Versions({ versions }: Pick<History, "versions">): ReactElement {
  const texts = useTexts(historyTexts);
  return (
    <section className="panel sheet" aria-labelledby="versions">
      <h2 id="versions">{texts.versions}</h2>
      <p className="soft">{versions.length === 0 ? texts.noVersions : texts.versionsUnder}</p>
      <ol className="versions">
        {versions.map((one, at) => (
          <li key={one.version} data-version={one.version}>
            <VersionText version={one} before={versions[at + 1] ?? null} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface VersionTextProps {
  readonly version: Version;
  readonly before: Version | null;
}

function VersionText({ version, before }: VersionTextProps): ReactElement {
  const texts = useTexts(historyTexts);
  const { language } = useLanguage();
  const name = version.version === 0 ? texts.draft : texts.version(version.version);
  const beside = before === null ? texts.first : texts.against(before.version);
  const said = version.sentence?.[language];
  const earlier = before?.sentence?.[language] ?? said;
  return (
    <>
      <h3>
        {name} <span className="soft">{beside}</span>
      </h3>
      {said === undefined || earlier === undefined ? (
        <p className="soft">{texts.unreadable}</p>
      ) : (
        <Changes before={earlier} after={said} />
      )}
    </>
  );
}

/** One sentence with what went and what came; said in words too, not by colour alone. */
function Changes(props: { readonly before: string; readonly after: string }): ReactElement {
  const texts = useTexts(historyTexts);
  return (
    <p className="changes">
      {wordChanges(props.before, props.after).map(({ text: words, kind }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a run is named by its place
        if (kind === "same") return <span key={at}>{words} </span>;
        const Mark = kind === "gone" ? "del" : "ins";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a run is named by its place
          <Fragment key={at}>
            <Mark>
              <span className="unseen">{kind === "gone" ? texts.gone : texts.fresh}: </span>
              {words}
            </Mark>{" "}
          </Fragment>
        );
      })}
    </p>
  );
}
