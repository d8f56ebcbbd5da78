import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { LanguageSwitch } from "@cardweave/shared/ui/components/language-switch";
import type { MouseEvent, ReactElement } from "react";
import type { Say } from "./say.ts";

export interface StatusBarProps {
  readonly say: Say;
  /** Empty until the node has told it. */
  readonly branch: string;
  readonly onPrint: () => void;
}

/** The till that opened this window is behind it, with its sale as it was. */
function backToTill(event: MouseEvent): void {
  if (window.opener === null) return;
  event.preventDefault();
  window.close();
}

export function StatusBar({ say: { texts }, branch, onPrint }: StatusBarProps): ReactElement {
  return (
    <header className="bar">
      <img src="/status/mark.svg" alt="" width="36" height="36" />
      <div className="bar-place">
        <strong>{branch === "" ? "Cardweave" : branch}</strong>
        <span>{texts.title}</span>
      </div>
      <nav className="bar-side">
        <a className="button button-quiet" href="/" aria-label={texts.toTill} onClick={backToTill}>
          <Icon name="basket" />
          <span className="bar-word">{texts.toTill}</span>
        </a>
        <ActionButton look="quiet" icon="print" onPress={onPrint} label={texts.print} />
        <LanguageSwitch />
      </nav>
    </header>
  );
}
