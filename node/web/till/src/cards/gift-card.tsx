import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { type ReactElement, useState } from "react";
import { useErrands } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { isOnErrand } from "../till/errand.ts";
import type { CareProps } from "./card-place.tsx";
import { type GiftReason, giftReasons, giftTexts } from "./gift-texts.ts";
import { useGifts } from "./use-gifts.ts";

/** Campaigns that give when somebody says so, with the reason; the undo stands below for a while. */
export function GiftCard({ on, room, who, ports, acts, facts }: CareProps): ReactElement | null {
  const { language } = useWords();
  const texts = giftTexts(language);
  const gifts = useGifts(ports.desk);
  const isBusy = isOnErrand(useErrands(room.errands)) || !facts.reached;
  const [reason, setReason] = useState<GiftReason>("goodwill");
  if (gifts.length === 0) return null;
  const give = (campaign: string): void => {
    const { card } = on;
    const path = `/v1/campaigns/${encodeURIComponent(campaign)}/give`;
    acts.run({ kind: "gift", path, body: { card, reason, till: who.till }, card });
  };
  return (
    <section className="panel care gifts">
      <h2>
        <Icon name="gift" />
        {texts.title}
      </h2>
      <p>{texts.how}</p>
      <fieldset className="hands gift-reasons">
        <legend>{texts.reason}</legend>
        {giftReasons.map((one) => (
          <ActionButton key={one} isPressed={reason === one} onPress={() => setReason(one)}>
            {texts.reasons[one]}
          </ActionButton>
        ))}
      </fieldset>
      <ul className="gift-list">
        {gifts.map(({ id, name, sentence }) => (
          <li key={id} data-gift={id}>
            <p>
              <strong>{name}</strong>
              <span>{sentence[language]}</span>
            </p>
            <ActionButton
              icon="gift"
              look="main"
              label={texts.give(name)}
              isDisabled={isBusy}
              onPress={() => give(id)}
            >
              {texts.give(name)}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
