import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import type { ReactElement } from "react";
import type { PlaceProps } from "../screens/place-props.ts";
import { ProblemLine } from "../screens/problem-line.tsx";
import { useErrands, useHeld } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { isOnErrand, refusalOf } from "../till/errand.ts";
import { parkTexts } from "./park-texts.ts";
import { holdEnd, type ParkedSale } from "./parked-sale.ts";
import { isEmptySale } from "./sale-draft.ts";

export interface ParkedListProps extends PlaceProps {
  readonly money: (amount: number) => string;
}

/** Sales that wait at this till: paid elsewhere, gone on with, or given up. */
export function ParkedList(props: ParkedListProps): ReactElement | null {
  const { room } = props;
  const { language } = useWords();
  const parked = useHeld(room.parked);
  const refusal = refusalOf(useErrands(room.errands), ["park-book", "park-back", "park-drop"]);
  if (parked.length === 0 && refusal === null) return null;
  return (
    <section className="panel parked" aria-labelledby="parked-title">
      <h2 id="parked-title">{parkTexts(language).title}</h2>
      <div role="alert">
        {refusal === null ? null : <ProblemLine problem={refusal} purse={null} isAway={false} />}
      </div>
      <ul>
        {parked.map((sale) => (
          <ParkedRow key={sale.hold} {...props} sale={sale} />
        ))}
      </ul>
    </section>
  );
}

interface ParkedRowProps extends ParkedListProps {
  readonly sale: ParkedSale;
}

function ParkedRow({ sale, room, acts, facts, who, ports, money }: ParkedRowProps): ReactElement {
  const { language, when } = useWords();
  const texts = parkTexts(language);
  const { hold, card, net, toPay, parkedAt, validUntil } = sale;
  const basket = useHeld(room.sale);
  const isBusy = isOnErrand(useErrands(room.errands)) || !facts.reached;
  const end = (kind: "park-book" | "park-back" | "park-drop"): void => {
    const path = holdEnd(hold, kind === "park-book" ? "commit" : "void");
    acts.run({ kind, path, body: { till: who.till }, card });
  };
  return (
    <li data-hold={hold}>
      <Icon name="clock" />
      <div className="parked-what">
        <strong>
          {money(net)} · {card === null ? texts.noCard : maskedNumber(card.number)}
        </strong>
        <span>
          {texts.parkedAt(when(parkedAt))} ·{" "}
          {validUntil > ports.now() ? texts.until(when(validUntil)) : texts.over}
        </span>
        {toPay > 0 ? <span>{texts.toPay(money(toPay))}</span> : null}
      </div>
      <div className="hands">
        <ActionButton icon="check" isDisabled={isBusy} onPress={() => end("park-book")}>
          {texts.book}
        </ActionButton>
        <ActionButton
          icon="basket"
          isDisabled={isBusy || !isEmptySale(basket)}
          onPress={() => end("park-back")}
        >
          {texts.back}
        </ActionButton>
        <ActionButton look="quiet" isDisabled={isBusy} onPress={() => end("park-drop")}>
          {texts.drop}
        </ActionButton>
      </div>
    </li>
  );
}
