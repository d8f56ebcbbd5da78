import { Icon } from "@cardweave/shared/ui/components/icon";
import { decimalSign } from "@cardweave/shared/ui/parse-amount";
import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { Later } from "./later.tsx";
import { useWords } from "./words.tsx";

export interface KeypadProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Points have no cents. */
  readonly isWhole: boolean;
}

const digits = ["7", "8", "9", "4", "5", "6", "1", "2", "3"];

/** For fingers; whoever has keys types into the field, so none of these is a tab stop. */
export function Keypad({ typed, onType, isWhole }: KeypadProps): ReactElement {
  const { texts, language } = useWords();
  const sign = isWhole ? "00" : decimalSign(language);
  return (
    <fieldset className="keypad" aria-label={texts.keypad}>
      <Later>
        {[...digits, sign, "0"].map((key) => (
          <PadKey key={key} label={key} onPress={() => onType(typed + key)}>
            {key}
          </PadKey>
        ))}
        <PadKey label={texts.deleteDigit} onPress={() => onType(typed.slice(0, -1))}>
          <Icon name="backspace" />
        </PadKey>
      </Later>
    </fieldset>
  );
}

interface PadKeyProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactElement | string;
}

function PadKey({ label, onPress, children }: PadKeyProps): ReactElement {
  return (
    <Button
      className="key"
      aria-label={label}
      excludeFromTabOrder
      preventFocusOnPress
      onPress={onPress}
    >
      {children}
    </Button>
  );
}
