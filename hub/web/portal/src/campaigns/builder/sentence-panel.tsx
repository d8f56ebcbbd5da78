import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { type ReactElement, useMemo, useRef } from "react";
import type { Problem } from "../campaign-shapes.ts";
import { useDraftRoom } from "../draft-room.tsx";
import { lifeTexts } from "../life-texts.ts";
import { type Spoken, spoken } from "../spoken-draft.ts";
import { useWording } from "../use-names.ts";
import { builderTexts } from "./builder-texts.ts";

/** The campaign in words while it is typed, what is missing, who else is here, and whether it is kept. */
export function SentencePanel({ told }: { readonly told: Spoken }): ReactElement {
  const texts = useTexts(lifeTexts);
  const { problems } = useDraftRoom();
  const { language } = useLanguage();
  const said = useSaid(told);
  const other = language === "de" ? "en" : "de";
  return (
    <section className="panel sheet said" aria-labelledby="said">
      <h2 id="said">{texts.saysItself}</h2>
      {told.campaign === null ? <StateChip tone="warn">{texts.incomplete}</StateChip> : null}
      <p className="said-text" lang={language} data-stale={told.campaign === null ? "" : undefined}>
        <Said text={said?.[language] ?? "…"} />
      </p>
      <details>
        <summary>{texts.otherLanguage}</summary>
        <p className="said-text" lang={other}>
          <Said text={said?.[other] ?? "…"} />
        </p>
      </details>
      <Missing problems={problems} />
      <Keeping />
    </section>
  );
}

/** How it mixes and who pays stands in brackets at the end: there for whoever asks. */
export function Said({ text }: { readonly text: string }): ReactElement {
  const at = text.lastIndexOf(". (");
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at + 1)} <small className="said-terms">{text.slice(at + 2)}</small>
    </>
  );
}

/** The last whole sentence stays while the next one is not whole yet. */
function useSaid({ campaign }: Spoken): { readonly de: string; readonly en: string } | null {
  const { currency } = usePage();
  const nameOf = useWording();
  const last = useRef<{ readonly de: string; readonly en: string } | null>(null);
  return useMemo(() => {
    if (campaign !== null) last.current = spoken(campaign, { currency, nameOf });
    return last.current;
  }, [campaign, currency, nameOf]);
}

const places: readonly (readonly [RegExp, string])[] = [
  [/^(effects|name|on$|select|birthday)/, "what"],
  [/^time/, "when"],
  [/^scope/, "where"],
  [/^(audience|trigger)/, "who"],
  [/^(conditions|caps|cost)/, "limits"],
  [/^(owner|funding)/, "paying"],
  [/^/, "mix"],
];

function Missing({ problems }: { readonly problems: readonly Problem[] }): ReactElement | null {
  const texts = useTexts(lifeTexts);
  const { sections } = useTexts(builderTexts);
  if (problems.length === 0) return null;
  const ids = problems.map(({ field }) => places.find(([form]) => form.test(field))?.[1] ?? "mix");
  return (
    <div className="note note-warn missing">
      <div>
        <p>{texts.missing}</p>
        <ul>
          {[...new Set(ids)].map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{sections[id]}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Keeping(): ReactElement {
  const { state, session } = useDraftRoom();
  const texts = useTexts(lifeTexts);
  const names = [...new Set(state.others.map(({ name }) => name))].join(", ");
  return (
    <div className="keeping">
      <div className="keeping-state" role="status">
        {state.isSaved ? (
          <StateChip tone="good">{texts.saved}</StateChip>
        ) : (
          <StateChip tone="warn">{state.isConnected ? texts.saving : texts.away}</StateChip>
        )}
        <span className="soft">{names === "" ? texts.alone : texts.with(names)}</span>
      </div>
      <div className="form-acts">
        <ActionButton icon="undo" isDisabled={!state.canUndo} onPress={() => session.undo()}>
          {texts.undo}
        </ActionButton>
        <ActionButton isDisabled={!state.canRedo} onPress={() => session.redo()}>
          {texts.redo}
        </ActionButton>
      </div>
    </div>
  );
}
