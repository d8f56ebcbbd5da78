import "./other-cards.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import type { CardRef } from "../api/shapes.ts";
import { useHeld } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { purseOrEmpty } from "../till/forecast.ts";
import type { TillRoom } from "../till/till-room.ts";
import type { PayPanelProps } from "./pay-panel.tsx";
import { PursePay } from "./pay-row.tsx";
import { dropOther, isSamePay } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";

export interface OtherCardsProps extends PayPanelProps {
  readonly room: TillRoom;
  /** False when what was typed is nothing of ours. */
  readonly onCode: (code: string) => boolean;
}

/** Cards that pay beside the sale's own, and the way to take one more. */
export function OtherCards(props: OtherCardsProps): ReactElement {
  const { draft, on, room } = props;
  const { language } = useWords();
  const texts = saleTexts(language);
  const isAsking = useHeld(room.payNext);
  return (
    <>
      {draft.others.map((card) => (
        <OtherCard key={`${card.scheme} ${card.number}`} card={card} {...props} />
      ))}
      {isAsking ? <AskOther {...props} /> : null}
      {on === null || isAsking ? null : (
        <ActionButton
          icon="card"
          className="pay-other"
          onPress={() => room.payNext.change(() => true)}
        >
          {texts.payOther}
        </ActionButton>
      )}
    </>
  );
}

function AskOther({ room, onCode }: OtherCardsProps): ReactElement {
  const { language } = useWords();
  const texts = saleTexts(language);
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => () => room.payNext.change(() => false), [room]);
  const take = (): void => setWrong(typed.trim() !== "" && !onCode(typed));
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key === "Enter") take();
  };
  return (
    <div className="ask-other">
      <TextField className="field" name="other-card" value={typed} onChange={setTyped}>
        <Label>{texts.otherField}</Label>
        <Input ref={field} autoComplete="off" spellCheck="false" onKeyDown={onEnter} />
      </TextField>
      <Button className="button button-plain" onPress={take}>
        {texts.otherTake}
      </Button>
      <ActionButton
        look="quiet"
        icon="close"
        label={texts.otherStop}
        onPress={() => room.payNext.change(() => false)}
      />
      <div role="alert">{isWrong ? <p className="trouble">{texts.otherWrong}</p> : null}</div>
    </div>
  );
}

function OtherCard(props: OtherCardsProps & { readonly card: CardRef }): ReactElement {
  const { card, draft, sale, purses, splits, money, room } = props;
  const { language } = useWords();
  const texts = saleTexts(language);
  const views = useHeld(room.others);
  const name = texts.otherCard(maskedNumber(card.number));
  const held = views[card.number]?.purses ?? [];
  return (
    <section className="other-card" aria-label={name} data-other={card.number}>
      <div className="other-head">
        <Icon name="card" />
        <strong>{name}</strong>
        <ActionButton
          look="quiet"
          icon="close"
          label={texts.drop(name)}
          onPress={() => sale.change((now) => dropOther(now, card))}
        />
      </div>
      <ul>
        {purses.map((purse) => {
          const of = { voucher: null, card, purse: purse.purse };
          const at = draft.pays.findIndex((one) => isSamePay(one, of));
          return (
            <PursePay
              key={purse.purse}
              {...{ purse, card, sale, money }}
              view={purseOrEmpty(held, purse.purse)}
              pay={draft.pays[at]}
              split={splits[at]}
            />
          );
        })}
      </ul>
    </section>
  );
}
