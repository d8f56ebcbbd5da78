import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { type ReactElement, useState } from "react";
import { useErrands } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { isOnErrand } from "../till/errand.ts";
import type { CareProps } from "./card-place.tsx";
import { type BlockReason, blockReasons, cardTexts } from "./card-texts.ts";

/** Two presses: at the till it is quickly done, and undone only by a manager. */
export function BlockCard({ on, room, who, acts, facts }: CareProps): ReactElement {
  const { language } = useWords();
  const texts = cardTexts(language);
  const isBusy = isOnErrand(useErrands(room.errands)) || !facts.reached;
  const [sure, setSure] = useState<BlockReason | null>(null);
  const isBlocked = on.account.status === "blocked";
  const say = (status: "blocked" | "active", reason: BlockReason | "found"): void => {
    const { card } = on;
    const body = { card, status, reason, till: who.till };
    const kind = status === "blocked" ? "block" : "unblock";
    acts.run({ kind, path: "/v1/cards/status", body, card });
  };
  const press = (reason: BlockReason): void => {
    if (sure === reason) say("blocked", reason);
    setSure(sure === reason ? null : reason);
  };
  return (
    <section className="panel care" data-status={on.account.status}>
      <h2>
        <Icon name="lock" />
        {texts.blockTitle}
      </h2>
      <p>{isBlocked ? texts.isBlocked : texts.blockHow}</p>
      <div className="hands">
        {isBlocked ? (
          <ActionButton onPress={() => say("active", "found")} isDisabled={isBusy}>
            {texts.unblock}
          </ActionButton>
        ) : (
          blockReasons.map((reason) => (
            <ActionButton
              key={reason}
              look={sure === reason ? "danger" : "plain"}
              onPress={() => press(reason)}
              isDisabled={isBusy}
              className={`block-${reason}`}
            >
              {sure === reason ? texts.blockSure(texts.reasons[reason]) : texts.reasons[reason]}
            </ActionButton>
          ))
        )}
      </div>
    </section>
  );
}
