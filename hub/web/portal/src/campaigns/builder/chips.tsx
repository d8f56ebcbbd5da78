import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement, ReactNode } from "react";
import { builderTexts } from "./builder-texts.ts";

export interface ChipsProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Things that were picked one by one. */
export function Chips({ label, children }: ChipsProps): ReactElement {
  return (
    <ul className="picked" aria-label={label}>
      {children}
    </ul>
  );
}

export function Chip(props: {
  readonly name: string;
  readonly onRemove: () => void;
}): ReactElement {
  const texts = useTexts(builderTexts);
  return (
    <li className="picked-one">
      <span>{props.name}</span>
      <ActionButton
        look="quiet"
        icon="close"
        className="button-icon"
        label={texts.takeAway(props.name)}
        onPress={props.onRemove}
      />
    </li>
  );
}
