import { InputFrame, type InputProps } from "@cardweave/shared/ui/components/inputs";
import { type ReactElement, useState } from "react";

export interface NumberInputProps extends InputProps {
  readonly value: number;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A length or a size. What is no number, or beyond the limits, stays typed and is not taken. */
export function NumberInput(props: NumberInputProps): ReactElement {
  const { value, unit, least, most, step, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string): void => {
    setTyped(text);
    const number = Number(text);
    if (text.trim() !== "" && number >= least && number <= most) onChange(number);
  };
  return (
    <InputFrame {...props}>
      {(ids) => (
        <span className="input-line">
          <input
            {...ids}
            type="number"
            name={props.name}
            step={step}
            value={typed ?? `${value}`}
            disabled={props.isDisabled === true}
            autoComplete="off"
            onChange={(event) => take(event.target.value)}
            onBlur={() => setTyped(null)}
          />
          <span className="suffix">{unit}</span>
        </span>
      )}
    </InputFrame>
  );
}
