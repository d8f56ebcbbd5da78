import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import type { ReactElement } from "react";
import type { EvaluationView } from "../api/sale-shapes.ts";
import type { PurseDef } from "../api/shapes.ts";
import { useWords } from "../screens/words.tsx";
import { type SaleTexts, saleTexts } from "./sale-texts.ts";

export interface SaleTotalProps {
  readonly evaluation: EvaluationView | null;
  readonly isOld: boolean;
  readonly purses: readonly PurseDef[];
  /** Of an exchange: what comes off. */
  readonly back: number;
  readonly money: (amount: number) => string;
}

function leftWord(toPay: number, texts: SaleTexts): string {
  if (toPay === 0) return texts.nothingLeft;
  return toPay > 0 ? texts.outside : texts.payOut;
}

/** What it comes to, what is left to collect, and what it gives. */
export function SaleTotal(props: SaleTotalProps): ReactElement {
  const { evaluation, isOld, purses, back, money } = props;
  const { language, amount } = useWords();
  const texts = saleTexts(language);
  if (evaluation === null) return <p className="total-wait">{isOld ? texts.working : "\u00a0"}</p>;
  const { net, discount, earns } = evaluation;
  const toPay = evaluation.toPay - back;
  const earned = earns.flatMap((one) => {
    const purse = purses.find(({ purse: name }) => name === one.purse);
    return purse === undefined ? [] : [amount(one.amount, purse)];
  });
  return (
    <dl className="total" data-old={isOld} data-net={net} data-to-pay={toPay}>
      <div>
        <dt>{texts.total}</dt>
        <dd>{money(net)}</dd>
      </div>
      {discount > 0 ? (
        <div className="good">
          <dt>{texts.saved}</dt>
          <dd>{money(discount)}</dd>
        </div>
      ) : null}
      {earned.length > 0 ? (
        <div>
          <dt>{texts.earns}</dt>
          <dd>{earned.join(", ")}</dd>
        </div>
      ) : null}
      <div className="total-left">
        <dt>{leftWord(toPay, texts)}</dt>
        <dd>{money(Math.abs(toPay))}</dd>
      </div>
    </dl>
  );
}

export interface BookButtonProps {
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly onBook: () => void;
}

export const bookButton = "sale-book";

export function BookButton({ isBusy, isReady, onBook }: BookButtonProps): ReactElement {
  const { language } = useWords();
  const texts = saleTexts(language);
  return (
    <div id={bookButton}>
      <ActionButton
        look="main"
        icon="check"
        className="button-wide sale-book"
        isDisabled={!isReady}
        onPress={onBook}
      >
        {isBusy ? texts.booking : texts.book}
      </ActionButton>
    </div>
  );
}
