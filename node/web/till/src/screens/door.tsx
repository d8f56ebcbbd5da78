import { LanguageSwitch } from "@cardweave/shared/ui/components/language-switch";
import type { ReactElement, ReactNode } from "react";
import { Mark } from "./mark.tsx";

export interface DoorProps {
  readonly title: string;
  readonly under?: string;
  readonly children: ReactNode;
}

/** The frame of everything that comes before the till: one card in the middle. */
export function Door({ title, under, children }: DoorProps): ReactElement {
  return (
    <main className="door">
      <div className="door-top">
        <Mark />
        <LanguageSwitch />
      </div>
      <section className="panel door-panel">
        <h1>{title}</h1>
        {under === undefined ? null : <p className="door-under">{under}</p>}
        {children}
      </section>
    </main>
  );
}
