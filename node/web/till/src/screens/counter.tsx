import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import type { ReactElement } from "react";
import { CustomerPanel } from "./customer-panel.tsx";
import { IdleHints } from "./idle-hints.tsx";
import type { PlaceProps } from "./place-props.ts";
import { useHeld } from "./use-source.ts";
import { useTexts } from "./words.tsx";

export interface CounterProps extends PlaceProps {
  readonly syncedAt: number | null;
  readonly onNewCard: () => void;
}

export function IdleTitle(): ReactElement {
  const texts = useTexts();
  return (
    <h1 className="idle-title">
      <Icon name="scan" />
      {texts.idleTitle}
    </h1>
  );
}

/** The first part of the till: one card, its purses, its history. */
export function Counter(props: CounterProps): ReactElement | null {
  const { on, ports, onNewCard, ...rest } = props;
  const texts = useTexts();
  const asked = useHeld(props.room.asked);
  if (on !== null) return <CustomerPanel on={on} api={ports.api} desk={ports.desk} {...rest} />;
  if (asked !== null) return null;
  return (
    <>
      <IdleHints />
      <ActionButton
        icon="card"
        hotkey="F3"
        onPress={onNewCard}
        isDisabled={!rest.facts.reached}
        className="new-card"
      >
        {texts.keyWords.newCard}
      </ActionButton>
    </>
  );
}
