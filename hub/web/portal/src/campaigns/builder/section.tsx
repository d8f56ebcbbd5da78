import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { valueAt } from "../draft-paths.ts";
import { useDraftRoom } from "../draft-room.tsx";
import { type BuilderTexts, builderTexts } from "./builder-texts.ts";

export function Section(props: {
  readonly id: string;
  readonly children: ReactNode;
}): ReactElement {
  const texts = useTexts(builderTexts);
  const heading = `section-${props.id}`;
  return (
    <section className="panel sheet" aria-labelledby={heading} id={props.id}>
      <h2 id={heading}>{texts.sections[props.id]}</h2>
      {props.children}
    </section>
  );
}

interface Labelled {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

/** The label and hint of a field, from the texts. */
export function named(
  texts: BuilderTexts,
  path: string,
  name: string = path.split(".").at(-1) ?? path,
): Labelled {
  const hint = texts.hints[name];
  const label = texts.fields[name] ?? name;
  return { path, label, ...(hint === undefined ? {} : { hint }) };
}

export interface NamedChoice {
  readonly id: string;
  readonly label: string;
}

export function choicesOf(
  words: Readonly<Record<string, string>> | undefined,
): readonly NamedChoice[] {
  return Object.entries(words ?? {}).map(([id, label]) => ({ id, label }));
}

export interface FurtherProps {
  readonly label: string;
  /** What stands in it, as the summary names it while it is folded. */
  readonly paths: readonly string[];
  /** Names where the last part of the path is not the name of the field. */
  readonly words?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** What few campaigns need, out of the way of the many; it opens itself where something is wrong. */
export function Further({ label, paths, words = {}, children }: FurtherProps): ReactElement {
  const { state, problems } = useDraftRoom();
  const texts = useTexts(builderTexts);
  const set = paths.filter((path) => valueAt(state.draft, path) !== undefined);
  const names = set.map((path) => nameOf(texts, path, words[path]));
  const isWrong = problems.some(({ field }) =>
    paths.some((path) => field === path || field.startsWith(`${path}.`)),
  );
  const [isOpen, setOpen] = useState(isWrong);
  useEffect(() => {
    if (isWrong) setOpen(true);
  }, [isWrong]);
  return (
    <details
      className="further"
      open={isOpen}
      onToggle={({ currentTarget, target }) => {
        if (target === currentTarget) setOpen(currentTarget.open);
      }}
    >
      <summary>
        <span>{label}</span>
        {names.length === 0 ? null : (
          <span className="further-set">{texts.isSet([...new Set(names)].join(", "))}</span>
        )}
      </summary>
      <div className="further-body">{children}</div>
    </details>
  );
}

function nameOf(texts: BuilderTexts, path: string, words: string | undefined): string {
  const last = path.split(".").at(-1) ?? path;
  const own: Readonly<Record<string, string>> = {
    articles: texts.onlyArticles,
    exceptGroups: texts.exceptGroups,
    exceptArticles: texts.exceptArticles,
    exceptBranches: texts.exceptBranches,
    franchisees: texts.franchisees,
    exceptDates: texts.fields["exceptDate"] ?? "",
    funding: texts.addShare,
    days: texts.windowDays,
    cost: texts.fields["costPurse"] ?? "",
  };
  return texts.fields[words ?? last] ?? own[last] ?? last;
}
