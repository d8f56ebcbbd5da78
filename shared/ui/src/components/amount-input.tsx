import { type ReactElement, useState } from "react";
import { fractionDigits } from "../format-amount.ts";
import { type Language, localeOf } from "../language.ts";
import { parseAmount } from "../parse-amount.ts";
import { InputFrame, type InputProps } from "./inputs.tsx";
import { useLanguage } from "./language-context.tsx";

export interface AmountInputProps extends InputProps {
  /** In minor units of the currency, or in whole units where there is none; null for nothing. */
  readonly value: number | null;
  readonly currency: string | null;
  readonly onChange: (value: number | null) => void;
  readonly suffix?: string;
}

function written(value: number | null, digits: number, language: Language): string {
  if (value === null) return "";
  const style = { minimumFractionDigits: digits, useGrouping: false };
  return new Intl.NumberFormat(localeOf(language), style).format(value / 10 ** digits);
}

/** An amount as people write it: "12,50" or "12.50". What is no amount is marked and not taken. */
export function AmountInput(props: AmountInputProps): ReactElement {
  const { value, currency, onChange } = props;
  const { language } = useLanguage();
  const digits = currency === null ? 0 : fractionDigits({ kind: "money", currency });
  const [typed, setTyped] = useState<string | null>(null);
  const isEmpty = typed !== null && typed.trim() === "";
  const parsed = typed === null || isEmpty ? null : parseAmount(typed, { language, digits });
  const isWrong = parsed !== null && !parsed.ok;
  const take = (text: string): void => {
    setTyped(text);
    const amount = parseAmount(text, { language, digits });
    if (text.trim() === "") onChange(null);
    else if (amount.ok) onChange(amount.amount);
  };
  return (
    <InputFrame {...props} reason={isWrong ? "not-a-number" : props.reason}>
      {(ids) => (
        <span className="input-line">
          <input
            {...ids}
            name={props.name}
            inputMode="decimal"
            autoComplete="off"
            value={typed ?? written(value, digits, language)}
            required={props.isRequired === true}
            disabled={props.isDisabled === true}
            onChange={(event) => take(event.target.value)}
            onBlur={() => {
              if (!isWrong) setTyped(null);
            }}
          />
          <span className="suffix">{props.suffix ?? currency ?? ""}</span>
        </span>
      )}
    </InputFrame>
  );
}
