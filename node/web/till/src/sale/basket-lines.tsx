import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import type { ReactElement } from "react";
import type { EvaluationView } from "../api/sale-shapes.ts";
import { useWords } from "../screens/words.tsx";
import type { Held } from "../till/held.ts";
import { type DraftLine, dropLine, lineAmount, moreOf, type SaleDraft } from "./sale-draft.ts";
import { type SaleTexts, saleTexts } from "./sale-texts.ts";

export interface BasketLinesProps {
  readonly sale: Held<SaleDraft>;
  readonly lines: readonly DraftLine[];
  readonly evaluation: EvaluationView | null;
  readonly money: (amount: number) => string;
}

function lineName(line: DraftLine, texts: SaleTexts): string {
  if (line.kind === "goods") return line.name === "" ? texts.article(line.id) : line.name;
  const what = texts.kinds[line.kind];
  return line.voucher === undefined ? what : `${what} ${maskedNumber(line.voucher)}`;
}

export function BasketLines(props: BasketLinesProps): ReactElement {
  const { language } = useWords();
  const texts = saleTexts(language);
  if (props.lines.length === 0) return <p className="basket-none">{texts.empty}</p>;
  return (
    <ol className="panel basket" aria-label={texts.basket}>
      {props.lines.map((line) => (
        <BasketRow key={line.id} line={line} {...props} />
      ))}
    </ol>
  );
}

interface BasketRowProps extends BasketLinesProps {
  readonly line: DraftLine;
}

function BasketRow({ line, sale, evaluation, money }: BasketRowProps): ReactElement {
  const { language } = useWords();
  const texts = saleTexts(language);
  const what = lineName(line, texts);
  const discount = evaluation?.lines.find(({ id }) => id === line.id)?.discount ?? 0;
  const by = (change: number) => () => sale.change((now) => moreOf(now, line.id, change));
  return (
    <li className="basket-row" data-line={line.id}>
      <div className="basket-what">
        <strong>{what}</strong>
        <span>
          {line.quantity} × {money(line.unitPrice)}
          {discount > 0 ? <em className="good">{texts.discount(money(discount))}</em> : null}
        </span>
      </div>
      <span className="basket-sum">{money(lineAmount(line) - discount)}</span>
      <div className="basket-hands">
        {line.voucher === undefined ? (
          <>
            <ActionButton look="quiet" icon="minus" label={texts.less(what)} onPress={by(-1)} />
            <ActionButton look="quiet" icon="plus" label={texts.more(what)} onPress={by(1)} />
          </>
        ) : null}
        <ActionButton
          look="quiet"
          icon="close"
          label={texts.drop(what)}
          onPress={() => sale.change((now) => dropLine(now, line.id))}
        />
      </div>
    </li>
  );
}
