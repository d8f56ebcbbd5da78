import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import type { ReactElement } from "react";
import type { ReceiptLine, ReceiptView } from "../api/sale-shapes.ts";
import { useWords } from "../screens/words.tsx";
import { type Chosen, type OpenLine, openLines, stepped, wholeOf } from "./coming.ts";
import { type ReturnTexts, returnTexts } from "./return-texts.ts";

export interface ReceiptLinesProps {
  readonly receipt: ReceiptView;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly money: (amount: number) => string;
}

function nameOf({ id, kind, name }: ReceiptLine, texts: ReturnTexts): string {
  return name ?? (kind === "goods" ? texts.line(id) : (texts.kinds[kind] ?? kind));
}

/** Line by line what may come back, and how much of it does. */
export function ReceiptLines(props: ReceiptLinesProps): ReactElement {
  const { receipt, chosen, onChoose } = props;
  const { language } = useWords();
  const texts = returnTexts(language);
  const open = openLines(receipt);
  if (open.every(({ left }) => left === 0)) return <p className="coming-none">{texts.noReturn}</p>;
  return (
    <>
      <ol className="coming">
        {receipt.lines.map((line) => {
          const left = open.find(({ id }) => id === line.id);
          return left === undefined ? null : (
            <Row key={line.id} {...props} line={line} open={left} />
          );
        })}
      </ol>
      <ActionButton
        onPress={() => onChoose(wholeOf(open))}
        isPressed={open.every(({ id, left }) => chosen[id] === left)}
      >
        {texts.whole}
      </ActionButton>
    </>
  );
}

interface RowProps extends ReceiptLinesProps {
  readonly line: ReceiptLine;
  readonly open: OpenLine;
}

function Row({ line, open, chosen, onChoose, money }: RowProps): ReactElement {
  const { language } = useWords();
  const texts = returnTexts(language);
  const what = nameOf(line, texts);
  const coming = chosen[line.id] ?? 0;
  const isPieces = Number.isInteger(open.left);
  const step = (by: number) => () => onChoose(stepped(chosen, open, by));
  return (
    <li className="coming-row" data-line={line.id} data-coming={coming}>
      <div className="basket-what">
        <strong>{what}</strong>
        <span>
          {line.quantity} × · {money(line.net)} ·{" "}
          {open.left === 0 ? texts.gone : texts.left(`${open.left}`)}
        </span>
      </div>
      {open.left === 0 ? null : (
        <div className="coming-hands">
          <ActionButton
            icon="minus"
            label={texts.less(what)}
            onPress={step(isPieces ? -1 : -open.left)}
            isDisabled={coming === 0}
          />
          <output aria-label={texts.take(what)}>{coming}</output>
          <ActionButton
            icon="plus"
            label={texts.more(what)}
            onPress={step(isPieces ? 1 : open.left)}
            isDisabled={coming >= open.left}
          />
        </div>
      )}
    </li>
  );
}
