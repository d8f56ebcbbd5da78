import { Icon } from "@cardweave/shared/ui/components/icon";
import { formatAmount } from "@cardweave/shared/ui/format-amount";
import type { ReactElement } from "react";
import type { TierProgress } from "../api/shapes.ts";
import { tierTexts } from "./tier-texts.ts";
import { useWords } from "./words.tsx";

export interface TierLineProps {
  readonly progress: TierProgress;
  readonly currency: string;
}

/** Which tier the customer has, and what is missing to the next one. */
export function TierLine({ progress, currency }: TierLineProps): ReactElement | null {
  const { language, dayText } = useWords();
  const texts = tierTexts(language);
  const { measure, tier, next } = progress;
  if (tier === null && next === null) return null;
  const unit =
    measure === "turnover" ? ({ kind: "money", currency } as const) : ({ kind: "points" } as const);
  return (
    <p className="tier-line" data-tier={tier === null ? "none" : "held"}>
      <Icon name="points" />
      {tier === null ? null : (
        <span>
          <span className="unseen">{texts.label}: </span>
          <strong>{tier.name[language]}</strong> {texts.until(dayText(tier.until))}
        </span>
      )}
      <span className="tier-next">
        {next === null
          ? texts.highest
          : texts.next(
              formatAmount(next.missing, unit, language),
              next.name[language],
              dayText(next.by),
            )}
      </span>
    </p>
  );
}
