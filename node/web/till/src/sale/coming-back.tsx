import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import type { ReactElement } from "react";
import { useWords } from "../screens/words.tsx";
import type { Held } from "../till/held.ts";
import { type DraftReturn, dropReturn, type SaleDraft } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";

export interface ComingBackProps {
  readonly sale: Held<SaleDraft>;
  readonly returns: readonly DraftReturn[];
  readonly money: (amount: number) => string;
}

/** Of an exchange: what is booked back together with the sale. */
export function ComingBack({ sale, returns, money }: ComingBackProps): ReactElement | null {
  const { language } = useWords();
  const texts = saleTexts(language);
  if (returns.length === 0) return null;
  return (
    <ul className="panel basket" aria-label={texts.comingBack}>
      {returns.map(({ part, outside }) => (
        <li key={part.receipt} className="basket-row">
          <div className="basket-what">
            <strong>{texts.comesBack(money(outside))}</strong>
            <span>{texts.receipt(part.receipt.slice(0, 8))}</span>
          </div>
          <span className="basket-sum">{money(-outside)}</span>
          <ActionButton
            look="quiet"
            icon="close"
            label={texts.drop(texts.comingBack)}
            onPress={() => sale.change((now) => dropReturn(now, part.receipt))}
          />
        </li>
      ))}
    </ul>
  );
}
