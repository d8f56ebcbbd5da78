import type { ReactElement } from "react";
import { chipText } from "../chip-texts.ts";
import type { Chip, ChipState } from "../line-chip.ts";
import { Icon, type IconName } from "./icon.tsx";
import { useLanguage } from "./language-context.tsx";

const icons: Record<ChipState, IconName> = {
  connected: "link",
  sending: "send",
  "branch-only": "branch",
  offline: "cloudOff",
  attention: "alert",
  away: "unplug",
  "checking-in": "clock",
};

export interface StatusChipProps {
  readonly chip: Chip;
  /** The id of the popover with the details. */
  readonly details: string;
}

/** Icon, words and colour say the same; pressing it opens what stands behind it. */
export function StatusChip({ chip, details }: StatusChipProps): ReactElement {
  const { language } = useLanguage();
  return (
    <button
      type="button"
      className="chip"
      data-state={chip.state}
      data-unsent={chip.unsent}
      popoverTarget={details}
    >
      <Icon name={icons[chip.state]} />
      <span>{chipText(chip, language)}</span>
    </button>
  );
}
