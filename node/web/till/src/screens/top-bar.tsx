import { attentionText } from "@cardweave/shared/ui/attention-texts";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { LanguageSwitch } from "@cardweave/shared/ui/components/language-switch";
import { StatusChip } from "@cardweave/shared/ui/components/status-chip";
import { chipOf } from "@cardweave/shared/ui/line-chip";
import type { ReactElement } from "react";
import type { HealthView, SessionView } from "../api/shapes.ts";
import { lineFacts } from "../line/line-facts.ts";
import type { NodeLine } from "../line/node-line.ts";
import { useLine } from "./use-source.ts";
import { useWords } from "./words.tsx";

export interface TopBarProps {
  readonly who: SessionView;
  readonly line: NodeLine;
  readonly onLeave: () => void;
}

export function TopBar({ who, line, onLeave }: TopBarProps): ReactElement {
  const { texts } = useWords();
  const state = useLine(line);
  return (
    <header className="top">
      <img src="./mark.svg" alt="" width="36" height="36" />
      <div className="top-place">
        <strong>{who.branch.name}</strong>
        <span>
          {texts.tillName(who.till)} · {who.operator.login}
        </span>
      </div>
      <div className="top-side">
        {state.reached === null ? null : (
          <StatusChip chip={chipOf(lineFacts(state))} details="line-details" />
        )}
        <div id="line-details" popover="auto" className="details panel">
          {state.health === null ? null : <LineDetails health={state.health} />}
        </div>
        <LanguageSwitch />
        <ActionButton
          look="quiet"
          icon="signOut"
          onPress={onLeave}
          className="leave"
          label={texts.signOut}
        >
          {texts.signOut}
        </ActionButton>
      </div>
    </header>
  );
}

function LineDetails({ health }: { readonly health: HealthView }): ReactElement {
  const { texts, when, language } = useWords();
  const since = health.since === null ? "" : `, ${texts.lineSince(when(health.since))}`;
  const oldest =
    health.oldestUnsentAt === null ? "" : `, ${texts.oldestUnsent(when(health.oldestUnsentAt))}`;
  return (
    <>
      <p>
        {texts.lineWords[health.line]}
        {since}.
      </p>
      <p>
        {health.unsent === 0 ? texts.safe : texts.unsent(health.unsent)}
        {oldest}.
      </p>
      {health.attention.map((item) => (
        <p key={item.code} className="trouble">
          {attentionText(item, language)}
        </p>
      ))}
    </>
  );
}
