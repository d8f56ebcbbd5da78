import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import type { Problem } from "../api/shapes.ts";
import { useTexts } from "./words.tsx";

/** True when the cardholder's PIN can turn this "no" into a "yes". */
export function wantsPin({ code, what }: Problem): boolean {
  return code === "pin-required" || code === "pin-wrong" || (code === "too-many" && what === "pin");
}

const shortestPin = 4;

export interface PinFormProps {
  readonly problem: Problem;
  readonly onPin: (pin: string) => void;
}

/** For the cardholder's fingers; the number is shown to nobody and kept nowhere. */
export function PinForm({ problem, onPin }: PinFormProps): ReactElement {
  const texts = useTexts();
  const [pin, setPin] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (): void => {
    if (pin.length >= shortestPin) onPin(pin);
    setPin("");
  };
  // No form of its own: it stands inside the pad's, and a PIN must never get into an address.
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  const { triesLeft, retryAfterSeconds } = problem;
  return (
    <div className="pin">
      <TextField
        className="field"
        id="card-pin"
        type="password"
        value={pin}
        onChange={(typed) => setPin(typed.replace(/\D/g, "").slice(0, 12))}
        autoComplete="one-time-code"
      >
        <Label>{texts.pin.label}</Label>
        <Input ref={field} inputMode="numeric" onKeyDown={onEnter} />
      </TextField>
      <Button className="button button-main" isDisabled={pin.length < shortestPin} onPress={send}>
        {texts.pin.confirm}
      </Button>
      {triesLeft === undefined || triesLeft === 0 ? null : (
        <p className="pin-facts warn">{texts.pin.triesLeft(triesLeft)}</p>
      )}
      {retryAfterSeconds === undefined ? null : (
        <p className="pin-facts bad">{texts.pin.wait(retryAfterSeconds)}</p>
      )}
    </div>
  );
}
