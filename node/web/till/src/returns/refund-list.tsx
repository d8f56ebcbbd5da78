import { Icon } from "@cardweave/shared/ui/components/icon";
import type { ReactElement } from "react";
import type { RefundView } from "../api/sale-shapes.ts";
import type { PurseDef } from "../api/shapes.ts";
import { useWords } from "../screens/words.tsx";
import { returnTexts } from "./return-texts.ts";

export interface RefundListProps {
  readonly refund: RefundView;
  readonly purses: readonly PurseDef[];
  readonly money: (amount: number) => string;
}

/** What goes back where, and what comes off for what was earned. */
export function RefundList({ refund, purses, money }: RefundListProps): ReactElement {
  const { language, bare } = useWords();
  const texts = returnTexts(language);
  const find = (name: string) => purses.find(({ purse }) => purse === name);
  const nameOf = (name: string) => find(name)?.name[language] ?? name;
  const sumOf = (name: string, amount: number) => {
    const purse = find(name);
    return purse === undefined ? `${amount}` : bare(amount, purse);
  };
  const { outside } = refund;
  return (
    <dl className="refund" data-outside={outside}>
      {refund.purses.map(({ purse, amount }) => (
        <div key={purse} data-refund={purse}>
          <dt>{texts.toPurse(nameOf(purse))}</dt>
          <dd>{sumOf(purse, amount)}</dd>
        </div>
      ))}
      {refund.taken.map(({ purse, amount, short, deduction }) => (
        <div key={purse} data-taken={purse}>
          <dt>{texts.takenBack(nameOf(purse))}</dt>
          <dd>{sumOf(purse, -amount)}</dd>
          {short > 0 ? (
            <dd className="refund-short warn">
              <Icon name="alert" />
              {texts.short(sumOf(purse, short), money(deduction))}
            </dd>
          ) : null}
        </div>
      ))}
      {outside === 0 ? null : (
        <div className="refund-cash">
          <dt>{outside > 0 ? texts.cash : texts.cashIn}</dt>
          <dd>{money(Math.abs(outside))}</dd>
        </div>
      )}
    </dl>
  );
}
