import { Icon } from "@cardweave/shared/ui/components/icon";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import { type ReactElement, useEffect, useState } from "react";
import { readSale } from "../api/read-sale.ts";
import { record } from "../api/readers.ts";
import type { SaleAnswer } from "../api/sale-shapes.ts";
import type { PurseDef } from "../api/shapes.ts";
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

/** The numbers of the vouchers that paid, as the sale that was sent names them. */
function paidBy({ errand }: ErrandDone): readonly string[] {
  const { pay } = errand.body;
  if (!Array.isArray(pay)) return [];
  return pay.flatMap((one) => {
    const { card } = record(one);
    return card === undefined ? [] : [`${record(card)["number"]}`];
  });
}

/** What is left on each voucher that paid; a voucher that cannot be asked for is left out. */
function useRests(done: ErrandDone, { desk }: PagePorts): readonly (readonly [string, number])[] {
  const [rests, setRests] = useState<readonly (readonly [string, number])[]>([]);
  useEffect(() => {
    let isOld = false;
    void Promise.all(paidBy(done).map((number) => desk.voucher(number))).then((answers) => {
      const known = answers.flatMap((answer) => (answer.kind === "done" ? [answer.value] : []));
      if (!isOld) setRests(known.map(({ number, rest }) => [number, rest] as const));
    });
    return () => {
      isOld = true;
    };
  }, [done, desk]);
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
      {rests.map(([number, rest]) => (
        <p key={number} data-voucher-rest={rest}>
          {texts.voucherRest(maskedNumber(number), money(rest))}
        </p>
      ))}
      <SlipView receipt={sale.receipt} desk={ports.desk} isProvisional={sale.provisional} />
    </section>
  );
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
