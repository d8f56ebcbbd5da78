import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip, type Tone } from "@cardweave/shared/ui/components/state-chip";
import type { ReactElement } from "react";
import type { Batch } from "./batch-shapes.ts";
import { batchTexts } from "./batch-texts.ts";

const tones: Readonly<Record<string, Tone>> = {
  making: "warn",
  unreadable: "bad",
  made: "accent",
  printed: "good",
  released: "calm",
};

export function BatchState({ batch }: { readonly batch: Batch }): ReactElement {
  const texts = useTexts(batchTexts);
  return (
    <StateChip tone={tones[batch.state] ?? "calm"}>
      {texts.states[batch.state] ?? batch.state}
    </StateChip>
  );
}
