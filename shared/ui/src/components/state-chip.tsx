import type { ReactElement } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "good" | "warn" | "bad" | "calm" | "accent";

const icons: Record<Tone, IconName> = {
  good: "check",
  warn: "clock",
  bad: "alert",
  calm: "minus",
  accent: "send",
};

/** A state in words, with an icon and a colour that say the same. */
export function StateChip(props: {
  readonly tone: Tone;
  readonly children: string;
  readonly icon?: IconName;
}): ReactElement {
  return (
    <span className="state" data-tone={props.tone}>
      <Icon name={props.icon ?? icons[props.tone]} />
      {props.children}
    </span>
  );
}
