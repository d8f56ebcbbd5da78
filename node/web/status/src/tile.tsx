import { Icon, type IconName } from "@cardweave/shared/ui/components/icon";
import type { ReactElement, ReactNode } from "react";
import type { Tone } from "./findings.ts";

export interface TileProps {
  readonly name: string;
  readonly icon: IconName;
  readonly title: string;
  readonly tone?: Tone;
  readonly children: ReactNode;
}

const marks: Readonly<Record<Tone, IconName>> = { good: "check", warn: "clock", bad: "alert" };

/** One matter: what it is about, how it stands, what else is known. */
export function Tile({ name, icon, title, tone = "good", children }: TileProps): ReactElement {
  return (
    <section className="tile-fact panel" data-fact={name} data-tone={tone}>
      <h2>
        <Icon name={icon} />
        {title}
        <span className="tile-mark">
          <Icon name={marks[tone]} />
        </span>
      </h2>
      {children}
    </section>
  );
}

/** The fact in large letters, and what stands under it. */
export function Fact({
  main,
  under = [],
}: {
  readonly main: string;
  readonly under?: readonly string[];
}): ReactElement {
  return (
    <>
      <p className="fact">{main}</p>
      {under
        .filter((line) => line !== "")
        .map((line) => (
          <p key={line} className="fact-under">
            {line}
          </p>
        ))}
    </>
  );
}

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly tone: Tone | "calm";
}

/** Several devices of a kind, each with its state in words. */
export function Rows({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  return (
    <ul className="rows">
      {rows.map(({ id, name, says, tone }) => (
        <li key={id}>
          <span>{name}</span>
          <span className="row-says" data-tone={tone}>
            {says}
          </span>
        </li>
      ))}
    </ul>
  );
}
