import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { type ReactElement, useEffect, useState } from "react";
import type { ReceiptView, ReturnAnswer, ReturnPart } from "../api/sale-shapes.ts";
import type { Answer } from "../api/shapes.ts";
import { withReturn } from "../sale/sale-draft.ts";
import { useMoney } from "../sale/sale-money.ts";
import type { PlaceProps } from "../screens/place-props.ts";
import { ProblemLine } from "../screens/problem-line.tsx";
import { SlipView } from "../screens/slip-view.tsx";
import { useErrands } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { isOnErrand, refusalOf } from "../till/errand.ts";
import { type Chosen, partOf } from "./coming.ts";
import { ReceiptLines } from "./receipt-lines.tsx";
import { RefundList } from "./refund-list.tsx";
import { returnTexts } from "./return-texts.ts";

const pauseMs = 200;

/** What a return would give back, asked anew for each choice. */
function usePreview({ ports }: PlaceProps, part: ReturnPart | null): Answer<ReturnAnswer> | null {
  const [preview, setPreview] = useState<Answer<ReturnAnswer> | null>(null);
  const text = part === null ? null : JSON.stringify(part);
  useEffect(() => {
    setPreview(null);
    if (text === null) return undefined;
    let isOld = false;
    const callOff = ports.after(pauseMs, () => {
      const wished = JSON.parse(text) as ReturnPart;
      void ports.desk.tryReturn(wished, ports.newKey()).then((answer) => {
        if (!isOld) setPreview(answer);
      });
    });
    return () => {
      isOld = true;
      callOff();
    };
  }, [ports, text]);
  return preview;
}

export interface ReceiptCardProps extends PlaceProps {
  readonly receipt: ReceiptView;
}

/** One receipt: its lines, how it was paid, and the way back. */
export function ReceiptCard(props: ReceiptCardProps): ReactElement {
  const { receipt, who, ports, room } = props;
  const { language, when } = useWords();
  const texts = returnTexts(language);
  const money = useMoney(who.currency);
  const [chosen, setChosen] = useState<Chosen>({});
  const part = partOf(receipt, chosen);
  const preview = usePreview(props, part);
  const nameOf = (name: string | null) =>
    room.purses.find(({ purse }) => purse === name)?.name[language] ?? name ?? texts.outside;
  const where = `${receipt.branchName ?? ""} ${receipt.till ?? ""}`.trim();
  const tone = receipt.state === "booked" ? "" : "tag-warn";
  return (
    <article className="panel receipt" data-receipt={receipt.receipt} data-state={receipt.state}>
      <header className="receipt-head">
        <div>
          <h2>{texts.receipt(receipt.number ?? receipt.receipt.slice(0, 8))}</h2>
          <p>{texts.soldAt(when(receipt.at), where)}</p>
        </div>
        <strong>{money(receipt.net)}</strong>
        <span className={`tag ${tone}`}>{texts.states[receipt.state]}</span>
      </header>
      <p className="receipt-paid">
        {texts.paidBy}:{" "}
        {receipt.tenders.map(({ purse, amount }) => `${nameOf(purse)} ${money(amount)}`).join(", ")}
      </p>
      <ReceiptLines receipt={receipt} chosen={chosen} onChoose={setChosen} money={money} />
      <Preview part={part} preview={preview} {...props} money={money} />
      <SlipView receipt={receipt.receipt} desk={ports.desk} isProvisional={receipt.provisional} />
    </article>
  );
}

interface PreviewProps extends PlaceProps {
  readonly part: ReturnPart | null;
  readonly preview: Answer<ReturnAnswer> | null;
  readonly money: (amount: number) => string;
}

function Preview({ part, preview, room, facts, money, ...props }: PreviewProps): ReactElement {
  const { language } = useWords();
  const texts = returnTexts(language);
  const errand = useErrands(room.errands);
  const refusal =
    refusalOf(errand, ["return"]) ?? (preview?.kind === "refused" ? preview.problem : null);
  return (
    <section className="preview" aria-label={texts.preview}>
      <h3>{texts.preview}</h3>
      {part === null ? <p className="coming-none">{texts.nothing}</p> : null}
      {part !== null && preview === null ? <p className="coming-none">{texts.previewing}</p> : null}
      <div role="alert">
        {refusal === null ? null : (
          <ProblemLine problem={refusal} purse={null} isAway={facts.line !== "connected"} />
        )}
      </div>
      {part !== null && preview?.kind === "done" ? (
        <>
          <RefundList refund={preview.value.refund} purses={room.purses} money={money} />
          <ReturnHands
            {...props}
            {...{ room, facts, part }}
            isBusy={isOnErrand(errand)}
            outside={preview.value.refund.outside}
          />
        </>
      ) : null}
    </section>
  );
}

interface ReturnHandsProps extends PlaceProps {
  readonly part: ReturnPart;
  readonly outside: number;
  readonly isBusy: boolean;
}

function ReturnHands(props: ReturnHandsProps): ReactElement {
  const { part, outside, isBusy, room, who, acts, facts, on } = props;
  const { language } = useWords();
  const texts = returnTexts(language);
  const book = (): void => {
    const body = { ...part, reason: "return", till: who.till };
    acts.run({ kind: "return", path: "/v1/reversals", body, card: on?.card ?? null });
  };
  const exchange = (): void => {
    room.sale.change((sale) => withReturn(sale, { part, outside }));
    acts.open("sale");
  };
  return (
    <div className="hands">
      <ActionButton
        look="main"
        icon="undo"
        onPress={book}
        isDisabled={!facts.reached || isBusy}
        className="return-book"
      >
        {isBusy ? texts.booking : texts.book}
      </ActionButton>
      <ActionButton icon="basket" onPress={exchange} isDisabled={isBusy}>
        {texts.exchange}
      </ActionButton>
    </div>
  );
}
