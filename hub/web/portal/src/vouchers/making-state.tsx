import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import type { ReactElement } from "react";
import type { Making } from "./voucher-shapes.ts";
import { voucherTexts } from "./voucher-texts.ts";

export function MakingState({ batch }: { readonly batch: Making }): ReactElement {
  const { states } = useTexts(voucherTexts);
  return (
    <StateChip tone={batch.state === "ready" ? "good" : "warn"}>
      {states[batch.state] ?? batch.state}
    </StateChip>
  );
}

/** How many of them are there by now. */
export function MakingProgress({ batch }: { readonly batch: Making }): ReactElement {
  const texts = useTexts(voucherTexts);
  const { made, count } = batch;
  return (
    <>
      <p className="chips">
        <MakingState batch={batch} />
        <span className="soft">{texts.madeOf(made, count)}</span>
      </p>
      <progress aria-label={texts.madeOf(made, count)} max={count} value={made} />
    </>
  );
}
