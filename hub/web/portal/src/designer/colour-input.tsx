import { isColour } from "@cardweave/shared/domain/card-design/colour";
import { InputFrame, type InputProps } from "@cardweave/shared/ui/components/inputs";
import { type ReactElement, useState } from "react";

export interface ColourInputProps extends InputProps {
  /** As `#rrggbb`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A colour to pick, or to type as it stands in a style guide. */
export function ColourInput(props: ColourInputProps): ReactElement {
  const { value, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string): void => {
    setTyped(text);
    const colour = text.startsWith("#") ? text.trim() : `#${text.trim()}`;
    if (isColour(colour)) onChange(colour.toLowerCase());
  };
  return (
    <InputFrame {...props}>
      {(ids) => (
        <span className="input-line">
          <input
            type="color"
            className="colour-well"
            aria-label={props.label}
            value={value}
            disabled={props.isDisabled === true}
            onChange={(event) => onChange(event.target.value)}
          />
          <input
            {...ids}
            name={props.name}
            value={typed ?? value}
            disabled={props.isDisabled === true}
            autoComplete="off"
            spellCheck={false}
            maxLength={7}
            onChange={(event) => take(event.target.value)}
            onBlur={() => setTyped(null)}
          />
        </span>
      )}
    </InputFrame>
  );
}
