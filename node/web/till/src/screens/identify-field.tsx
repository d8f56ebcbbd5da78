import { Icon } from "@cardweave/shared/ui/components/icon";
import { type FormEvent, memo, type ReactElement, type Ref } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { TextField } from "react-aria-components/TextField";
import { CameraButton } from "../camera/camera-button.tsx";
import type { Held } from "../till/held.ts";
import { useHeld } from "./use-source.ts";
import { useTexts } from "./words.tsx";

export interface IdentifyFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly typed: Held<string>;
  readonly onFind: (typed: string) => void;
  readonly isLooking: boolean;
}

/** One field for everything a card can be: scanner, hand, and the link in a QR code. */
export function IdentifyField(props: IdentifyFieldProps): ReactElement {
  const texts = useTexts();
  const typed = useHeld(props.typed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== "") props.onFind(typed);
  };
  return (
    <form className="find" onSubmit={submit}>
      <Icon name="scan" />
      <TextField
        aria-label={texts.findHint}
        value={typed}
        onChange={(text) => props.typed.change(() => text)}
        autoComplete="off"
        name="card"
      >
        <Input
          ref={props.ref}
          placeholder={props.isLooking ? texts.lookingUp : texts.findHint}
          autoCapitalize="characters"
          spellCheck="false"
          enterKeyHint="search"
        />
      </TextField>
      <span className="hotkey" aria-hidden="true">
        F2
      </span>
      <FindButtons onFind={props.onFind} />
    </form>
  );
}

/** Drawn once and not with every key. */
const FindButtons = memo(function FindButtons({ onFind }: Pick<IdentifyFieldProps, "onFind">) {
  const texts = useTexts();
  return (
    <>
      <CameraButton onRead={onFind} />
      <Button
        type="submit"
        className="button button-plain find-button"
        aria-label={texts.findButton}
      >
        <Icon name="search" />
        <span className="button-text">{texts.findButton}</span>
      </Button>
    </>
  );
});
