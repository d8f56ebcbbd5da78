import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { fractionDigits } from "@cardweave/shared/ui/format-amount";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import { type ReactElement, useRef, useState } from "react";
import { Input } from "react-aria-components/Input";
import { TextField } from "react-aria-components/TextField";
import type { CardRef, PurseDef, PurseView } from "../api/shapes.ts";
import { useWords } from "../screens/words.tsx";
import type { Held } from "../till/held.ts";
import { unitOf } from "../till/till-actions.ts";
import { payOf, typedPay } from "./pay-text.ts";
import { type DraftPay, dropPay, payWith, type SaleDraft } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";
import type { Tendered } from "./tender-split.ts";

interface SplitWordsProps {
  readonly split: Tendered | undefined;
  readonly money: (amount: number) => string;
}

/** Green, amber or red for what a payment comes to; in words and with a sign too. */
export function SplitWords({ split, money }: SplitWordsProps): ReactElement | null {
  const { language } = useWords();
  const texts = saleTexts(language);
  if (split === undefined) return null;
  const { pays, beyond, short } = split;
  const tone = short > 0 ? "bad" : beyond > 0 ? "warn" : "good";
  const icon = short > 0 ? "alert" : beyond > 0 ? "clock" : "check";
  return (
    <span className={`pay-split ${tone}`} data-tone={tone}>
      <Icon name={icon} />
      {texts.pays(money(pays - short))}
      {beyond > 0 ? ` · ${texts.beyond(money(beyond))}` : ""}
      {short > 0 ? ` · ${texts.short(money(short))}` : ""}
    </span>
  );
}

export interface PursePayProps {
  readonly purse: PurseDef;
  /** Another card than the sale's own. */
  readonly card?: CardRef;
  readonly view: PurseView;
  readonly sale: Held<SaleDraft>;
  readonly pay: DraftPay | undefined;
  readonly split: Tendered | undefined;
  readonly money: (amount: number) => string;
}

/** A purse of a card: all it can, or an amount. */
export function PursePay(props: PursePayProps): ReactElement {
  const { purse, card, view, sale, pay, split, money } = props;
  const { language, bare, texts: till } = useWords();
  const texts = saleTexts(language);
  const [typed, setTyped] = useState("");
  const before = useRef<DraftPay["amount"] | null>(null);
  const style = { language, digits: fractionDigits(unitOf(purse)) };
  const { shown, why } = typedPay(typed, pay?.amount ?? null, style);
  const of = { voucher: null, purse: purse.purse, ...(card === undefined ? {} : { card }) };
  const isAll = pay?.amount === "all";
  const set = (text: string): void => {
    if (shown === "") before.current = pay?.amount ?? null;
    setTyped(text);
    const amount = payOf(text, before.current, style);
    sale.change((now) => (amount === null ? dropPay(now, of) : payWith(now, { ...of, amount })));
  };
  const all = (): void => {
    setTyped("");
    sale.change((now) => (isAll ? dropPay(now, of) : payWith(now, { ...of, amount: "all" })));
  };
  const own = purse.name[language];
  const name = card === undefined ? own : `${own} ${maskedNumber(card.number)}`;
  return (
    <li className="pay-row" data-pay={purse.purse}>
      <div className="pay-what">
        <strong>{own}</strong>
        <span>{bare(view.balance, purse)}</span>
        <SplitWords split={split} money={money} />
        {why === null ? null : <span className="bad">{till.amountWrong[why]}</span>}
      </div>
      <TextField
        aria-label={texts.payAmount(name)}
        value={shown}
        isInvalid={why !== null}
        onChange={set}
        autoComplete="off"
        name={`pay-${purse.purse}`}
      >
        <Input inputMode="decimal" placeholder="0" />
      </TextField>
      <ActionButton isPressed={isAll} onPress={all} label={`${texts.payAll}: ${name}`}>
        {texts.payAll}
      </ActionButton>
    </li>
  );
}
