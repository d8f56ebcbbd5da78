import { Icon } from "@cardweave/shared/ui/components/icon";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import { type ReactElement, useEffect, useState } from "react";
import { readSale } from "../api/read-sale.ts";
import { record } from "../api/readers.ts";
import type { SaleAnswer } from "../api/sale-shapes.ts";
import type { CardRef, PurseDef } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { SlipView } from "../screens/slip-view.tsx";
import { useWords } from "../screens/words.tsx";
import type { ErrandDone } from "../till/errand.ts";
import { readDone } from "../till/errand-answers.ts";
import { purseOrEmpty } from "../till/forecast.ts";
import { type SaleTexts, saleTexts } from "./sale-texts.ts";

export interface SaleResultProps {
  readonly done: ErrandDone;
  readonly purses: readonly PurseDef[];
  readonly ports: PagePorts;
  readonly money: (amount: number) => string;
}

interface Payer {
  readonly card: CardRef;
  readonly purse: string;
}

/** The vouchers and further cards that paid, as the sale that was sent names them. */
function paidBy({ errand }: ErrandDone): readonly Payer[] {
  const { pay } = errand.body;
  if (!Array.isArray(pay)) return [];
  return pay.flatMap((one) => {
    const { card, purse } = record(one);
    if (card === undefined) return [];
    const { scheme, number } = record(card);
    return [{ card: { scheme: `${scheme}`, number: `${number}` }, purse: `${purse}` }];
  });
}

interface Rest extends Payer {
  readonly left: number;
}

async function restOf(payer: Payer, { desk, api }: PagePorts): Promise<readonly Rest[]> {
  const { card, purse } = payer;
  if (card.scheme === "voucher") {
    const answer = await desk.voucher(card.number);
    return answer.kind === "done" ? [{ ...payer, left: answer.value.rest }] : [];
  }
  const answer = await api.lookup(card);
  if (answer.kind !== "done") return [];
  return [{ ...payer, left: purseOrEmpty(answer.value.purses, purse).balance }];
}

/** What is left on each that paid beside the sale's card; what cannot be asked for is left out. */
function useRests(done: ErrandDone, ports: PagePorts): readonly Rest[] {
  const [rests, setRests] = useState<readonly Rest[]>([]);
  useEffect(() => {
    let isOld = false;
    void Promise.all(paidBy(done).map((payer) => restOf(payer, ports))).then((all) => {
      if (!isOld) setRests(all.flat());
    });
    return () => {
      isOld = true;
    };
  }, [done, ports]);
  return rests;
}

function collectWords(toPay: number, texts: SaleTexts, money: (sum: number) => string): string {
  if (toPay === 0) return texts.allPaid;
  return toPay > 0 ? texts.collect(money(toPay)) : texts.giveBack(money(-toPay));
}

export function SaleResult({ done, purses, ports, money }: SaleResultProps): ReactElement | null {
  const { language, when } = useWords();
  const texts = saleTexts(language);
  const rests = useRests(done, ports);
  const sale = readDone(done, readSale);
  if (sale === null) return null;
  const tone = sale.provisional ? "warn" : "good";
  return (
    <section className="panel sale-done" data-tone={tone} data-receipt={sale.receipt} role="status">
      <h2 className={tone}>
        <Icon name={sale.provisional ? "clock" : "check"} />
        {texts.done(when(done.at))}
      </h2>
      <p className={tone}>{sale.provisional ? texts.provisional : texts.guaranteed}</p>
      <p className="sale-collect" data-to-pay={sale.toPay}>
        {collectWords(sale.toPay, texts, money)}
      </p>
      <Balances sale={sale} purses={purses} />
      {rests.map((rest) => (
        <RestLine key={rest.card.number + rest.purse} rest={rest} {...{ purses, money }} />
      ))}
      <SlipView receipt={sale.receipt} desk={ports.desk} isProvisional={sale.provisional} />
    </section>
  );
}

interface RestLineProps extends Pick<SaleResultProps, "purses" | "money"> {
  readonly rest: Rest;
}

function RestLine({ rest, purses, money }: RestLineProps): ReactElement {
  const { language, amount } = useWords();
  const texts = saleTexts(language);
  const { card, left } = rest;
  const masked = maskedNumber(card.number);
  if (card.scheme === "voucher") {
    return <p data-voucher-rest={left}>{texts.voucherRest(masked, money(left))}</p>;
  }
  const purse = purses.find((one) => one.purse === rest.purse);
  const told = purse === undefined ? `${left}` : amount(left, purse);
  return <p data-card-rest={left}>{texts.otherRest(masked, told)}</p>;
}

interface BalancesProps {
  readonly sale: SaleAnswer;
  readonly purses: readonly PurseDef[];
}

function Balances({ sale, purses }: BalancesProps): ReactElement | null {
  const { language, bare, change } = useWords();
  const texts = saleTexts(language);
  if (sale.account === null) return null;
  const held = sale.account.purses;
  const earned = (purse: string) =>
    sale.earns.filter((one) => one.purse === purse).reduce((sum, one) => sum + one.amount, 0);
  return (
    <dl className="balances" aria-label={texts.changes}>
      {purses.map((purse) => {
        const plus = earned(purse.purse);
        return (
          <div key={purse.purse}>
            <dt>{purse.name[language]}</dt>
            <dd>
              {bare(purseOrEmpty(held, purse.purse).balance, purse)}
              {plus > 0 ? <em className="good"> {change(plus, purse)}</em> : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
