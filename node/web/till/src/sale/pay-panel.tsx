import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import type { ReactElement } from "react";
import type { VoucherView } from "../api/sale-shapes.ts";
import type { PurseDef } from "../api/shapes.ts";
import { useWords } from "../screens/words.tsx";
import { purseOrEmpty } from "../till/forecast.ts";
import type { Held } from "../till/held.ts";
import type { CardOn } from "../till/till-session.ts";
import { CouponField } from "./coupon-field.tsx";
import { OtherCards, type OtherCardsProps } from "./other-cards.tsx";
import { PursePay, SplitWords } from "./pay-row.tsx";
import { type DraftPay, dropPay, isSamePay, type SaleDraft } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";
import type { Tendered } from "./tender-split.ts";

export interface PayPanelProps {
  readonly draft: SaleDraft;
  readonly sale: Held<SaleDraft>;
  readonly on: CardOn | null;
  readonly purses: readonly PurseDef[];
  readonly vouchers: Readonly<Record<string, VoucherView>>;
  /** One for each payment of the draft, in its order. */
  readonly splits: readonly Tendered[];
  /** Coupons that do nothing for this basket. */
  readonly idle: ReadonlySet<string>;
  readonly money: (amount: number) => string;
}

/** Everything that can pay here, in the order of the counter: vouchers, purses, further cards. */
export function PayPanel(props: OtherCardsProps): ReactElement {
  const { draft, sale, on, purses, splits, money } = props;
  const { language } = useWords();
  const texts = saleTexts(language);
  const splitOf = (pay: DraftPay | undefined) =>
    pay === undefined ? undefined : splits[draft.pays.indexOf(pay)];
  return (
    <section className="pays" aria-label={texts.pay}>
      <h2>{texts.pay}</h2>
      <ul>
        {draft.pays.map((pay) =>
          pay.voucher === null ? null : (
            <VoucherPay key={pay.voucher} pay={pay} split={splitOf(pay)} {...props} />
          ),
        )}
        {on === null
          ? null
          : purses.map((purse) => {
              const of = { voucher: null, purse: purse.purse };
              const pay = draft.pays.find((one) => isSamePay(one, of));
              const view = purseOrEmpty(on.account.purses, purse.purse);
              return (
                <PursePay
                  key={purse.purse}
                  {...{ purse, view, sale, pay, money }}
                  split={splitOf(pay)}
                />
              );
            })}
      </ul>
      <OtherCards {...props} />
      {on === null ? <p className="pays-none">{texts.noPurse}</p> : null}
      <CouponField draft={draft} sale={sale} idle={props.idle} />
    </section>
  );
}

interface VoucherPayProps extends PayPanelProps {
  readonly pay: DraftPay;
  readonly split: Tendered | undefined;
}

function VoucherPay({ pay, split, sale, vouchers, money }: VoucherPayProps): ReactElement {
  const { language } = useWords();
  const texts = saleTexts(language);
  const number = pay.voucher ?? "";
  const name = texts.voucher(maskedNumber(number));
  return (
    <li className="pay-row" data-pay="voucher">
      <div className="pay-what">
        <strong>{name}</strong>
        <span>{texts.rest(money(vouchers[number]?.rest ?? 0))}</span>
        <SplitWords split={split} money={money} />
      </div>
      <ActionButton
        look="quiet"
        icon="close"
        label={texts.drop(name)}
        onPress={() => sale.change((now) => dropPay(now, pay))}
      />
    </li>
  );
}
