import { attentionText } from "@cardweave/shared/ui/attention-texts";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { LanguageSwitch } from "@cardweave/shared/ui/components/language-switch";
import { StatusChip } from "@cardweave/shared/ui/components/status-chip";
import { chipOf } from "@cardweave/shared/ui/line-chip";
import type { ReactElement } from "react";
import type { HealthView, SessionView } from "../api/shapes.ts";
import { lineFacts } from "../line/line-facts.ts";
import { isEmptySale } from "../sale/sale-draft.ts";
import type { TillRoom } from "../till/till-room.ts";
import type { Training } from "../training/use-training.ts";
import { useHeld, useLine } from "./use-source.ts";
import { useWords } from "./words.tsx";

export interface TopBarProps {
  readonly who: SessionView;
  readonly room: TillRoom;
  readonly training: Training;
  readonly onLeave: () => void;
}

export function TopBar({ who, room, training, onLeave }: TopBarProps): ReactElement {
  const { texts } = useWords();
  const state = useLine(room.line);
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
          <StatusLink>{texts.status}</StatusLink>
          {training.isOn ? null : <StartTraining room={room} training={training} />}
        </div>
        {training.isOn ? null : <StartTraining room={room} training={training} isBare />}
        <StatusLink />
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

interface StartTrainingProps extends Pick<TopBarProps, "room" | "training"> {
  /** In the bar itself, where a phone has no room for it. */
  readonly isBare?: boolean;
}

/** Not in the middle of a sale, which would be gone. */
function StartTraining({ room, training, isBare = false }: StartTrainingProps): ReactElement {
  const { texts } = useWords();
  const sale = useHeld(room.sale);
  return (
    <ActionButton
      look="quiet"
      icon="book"
      className={isBare ? "to-training leave" : ""}
      label={texts.training.start}
      isDisabled={!isEmptySale(sale)}
      onPress={training.toggle}
    >
      {texts.training.start}
    </ActionButton>
  );
}

/** In a window of its own, so that a sale which is under way stays as it is. */
function StatusLink({ children }: { readonly children?: string }): ReactElement {
  const { texts } = useWords();
  return (
    <a
      className={`button button-quiet to-status ${children === undefined ? "to-status-bare" : ""}`}
      href="/status/"
      target="cardweave-status"
      aria-label={texts.status}
    >
      <Icon name="shield" />
      {children}
    </a>
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
