import "./cards.css";
import type { ReactElement } from "react";
import { CustomerHead } from "../screens/customer-panel.tsx";
import type { PlaceProps } from "../screens/place-props.ts";
import { ProblemLine } from "../screens/problem-line.tsx";
import { useErrands } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { refusalOf } from "../till/errand.ts";
import type { CardOn } from "../till/till-session.ts";
import { BlockCard } from "./block-card.tsx";
import { CardPin } from "./card-pin.tsx";
import { cardTexts } from "./card-texts.ts";
import { GiftCard } from "./gift-card.tsx";
import { LinkCard } from "./link-card.tsx";

/** With the card that all of it is about. */
export interface CareProps extends PlaceProps {
  readonly on: CardOn;
}

/** What happens to a card itself: blocked, replaced, given a PIN. */
export function CardPlace(props: PlaceProps): ReactElement {
  const { on, room, acts, facts } = props;
  const { language } = useWords();
  const texts = cardTexts(language);
  const errand = useErrands(room.errands);
  const refusal = refusalOf(errand, [
    "gift",
    "undo",
    "block",
    "unblock",
    "status-undo",
    "link",
    "pin",
  ]);
  return (
    <div className="cards">
      <h1 className="place-title">{texts.title}</h1>
      {on === null ? <p className="cards-none">{texts.noCard}</p> : null}
      <div role="alert">
        {refusal === null ? null : (
          <ProblemLine problem={refusal} purse={null} isAway={facts.line !== "connected"} />
        )}
      </div>
      {on === null ? null : (
        <>
          <CustomerHead on={on} facts={facts} onClear={acts.clear} />
          <GiftCard key={`gift-${on.card.number}`} {...props} on={on} />
          <BlockCard {...props} on={on} />
          <LinkCard key={`link-${on.card.number}`} {...props} on={on} />
          <CardPin key={`pin-${on.card.number}`} {...props} on={on} />
        </>
      )}
    </div>
  );
}
