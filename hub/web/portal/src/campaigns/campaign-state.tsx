import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip, type Tone } from "@cardweave/shared/ui/components/state-chip";
import type { ReactElement } from "react";
import type { CampaignRow } from "./campaign-shapes.ts";
import { campaignTexts } from "./campaign-texts.ts";

const tones: Readonly<Record<string, Tone>> = {
  active: "good",
  paused: "warn",
  approved: "accent",
};

/** Where it is in its life, and whether the draft is ahead of what was approved. */
export function CampaignState(props: {
  readonly row: Pick<CampaignRow, "state" | "approved" | "isChanged">;
}): ReactElement {
  const { state, approved, isChanged } = props.row;
  const texts = useTexts(campaignTexts);
  const word = texts.states[state] ?? state;
  const isAhead = isChanged && approved > 0;
  return (
    <StateChip tone={tones[state] ?? "calm"}>
      {isAhead ? `${word} · ${texts.changed}` : word}
    </StateChip>
  );
}
