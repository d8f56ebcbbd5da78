import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Field } from "@cardweave/shared/ui/components/field";
import { fractionDigits } from "@cardweave/shared/ui/format-amount";
import { parseAmount } from "@cardweave/shared/ui/parse-amount";
import { type FormEvent, type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";
import { readMadeVouchers } from "../api/read-sale.ts";
import { withVoucher } from "../sale/take-voucher.ts";
import type { PlaceProps } from "../screens/place-props.ts";
import { ProblemLine } from "../screens/problem-line.tsx";
import { useErrands } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { doneOf, isOnErrand, refusalOf } from "../till/errand.ts";
import { readDone } from "../till/errand-answers.ts";
import { VoucherCard } from "./voucher-card.tsx";
import { voucherTexts } from "./voucher-texts.ts";

interface Terms {
  readonly price: number;
  readonly value: number;
  readonly count: number;
}

export interface MakeVouchersProps extends PlaceProps {
  readonly money: (amount: number) => string;
}

const most = 100;

function goodTerms({ price, value, count }: Terms): boolean {
  return value > 0 && value >= price && count >= 1 && count <= most;
}

/** Vouchers to print at the till, before they are sold. */
export function MakeVouchers(props: MakeVouchersProps): ReactElement {
  const { room, who, acts, facts } = props;
  const { language } = useWords();
  const texts = voucherTexts(language);
  const errand = useErrands(room.errands);
  const [typed, setTyped] = useState({ value: "", price: "", count: "1" });
  const [isWrong, setWrong] = useState(false);
  const digits = fractionDigits({ kind: "money", currency: who.currency });
  const amountOf = (text: string): number => {
    const parsed = parseAmount(text, { language, digits });
    return parsed.ok ? parsed.amount : 0;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const value = amountOf(typed.value);
    const price = typed.price.trim() === "" ? value : amountOf(typed.price);
    const terms = { price, value, count: Number(typed.count) };
    setWrong(!goodTerms(terms));
    if (!goodTerms(terms)) return;
    const body = { ...terms, currency: who.currency, till: who.till };
    acts.run({ kind: "make-vouchers", path: "/v1/vouchers", body, card: null });
  };
  const type = (name: keyof typeof typed) => (text: string) =>
    setTyped((now) => ({ ...now, [name]: text }));
  const refusal = refusalOf(errand, ["make-vouchers", "void-voucher"]);
  const isBusy = isOnErrand(errand);
  return (
    <section className="panel make">
      <h2>{texts.makeTitle}</h2>
      <p className="make-how">{texts.makeHow}</p>
      <form onSubmit={submit} noValidate>
        <Field label={texts.value} name="value" value={typed.value} onChange={type("value")} />
        <Field label={texts.price} name="price" value={typed.price} onChange={type("price")} />
        <Field label={texts.count} name="count" value={typed.count} onChange={type("count")} />
        <Button type="submit" className="button button-main" isDisabled={!facts.reached || isBusy}>
          {isBusy ? texts.making : texts.make}
        </Button>
      </form>
      <div role="alert">
        {isWrong ? <p className="trouble">{texts.wrong}</p> : null}
        {refusal === null ? null : <ProblemLine problem={refusal} purse={null} isAway={false} />}
      </div>
      <Made {...props} />
    </section>
  );
}

function Made(props: MakeVouchersProps): ReactElement | null {
  const { room, acts } = props;
  const { language } = useWords();
  const texts = voucherTexts(language);
  const done = doneOf(useErrands(room.errands), ["make-vouchers"]);
  const made = readDone(done, readMadeVouchers);
  if (made === null) return null;
  const sellAll = (): void => {
    room.sale.change((sale) => made.reduce(withVoucher, sale));
    acts.open("sale");
  };
  return (
    <div className="made" role="status">
      <h3>{texts.made(made.length)}</h3>
      {made.some(({ price }) => price > 0) ? (
        <ActionButton look="main" icon="basket" onPress={sellAll}>
          {texts.sellAll}
        </ActionButton>
      ) : null}
      {made.map((voucher) => (
        <VoucherCard key={voucher.number} {...props} voucher={voucher} />
      ))}
    </div>
  );
}
