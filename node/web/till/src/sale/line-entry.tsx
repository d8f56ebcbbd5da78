import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { fractionDigits } from "@cardweave/shared/ui/format-amount";
import { type FormEvent, type ReactElement, type Ref, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import type { LineKind } from "../api/sale-shapes.ts";
import { useWords } from "../screens/words.tsx";
import { isCode } from "../till/scan-meaning.ts";
import { typedLine } from "./line-text.ts";
import type { DraftLine } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";

export interface LineEntryProps {
  readonly currency: string;
  readonly canLoad: boolean;
  readonly fieldRef: Ref<HTMLInputElement>;
  readonly onAdd: (line: Omit<DraftLine, "id">) => void;
  /** A card, voucher or receipt that was typed or scanned here. */
  readonly onCode: (code: string) => void;
  /** Enter with nothing typed: on to the payment. */
  readonly onDone: () => void;
}

/** One field for a line: amount, and quantity and name for who wants them. */
export function LineEntry(props: LineEntryProps): ReactElement {
  const { currency, canLoad, onAdd, onCode, onDone } = props;
  const { language } = useWords();
  const texts = saleTexts(language);
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const digits = fractionDigits({ kind: "money", currency });
  const add = (kind: LineKind): void => {
    const line = typedLine(typed, { language, digits });
    const isElse = line === null && isCode(typed);
    setWrong(line === null && !isElse);
    if (line !== null) onAdd({ ...line, kind });
    else if (isElse) onCode(typed);
    else return;
    setTyped("");
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === "") onDone();
    else add("goods");
  };
  return (
    <form className="entry" onSubmit={submit}>
      <TextField
        className="field"
        name="line"
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        isInvalid={isWrong}
      >
        <Label>{texts.entry}</Label>
        <Input ref={props.fieldRef} placeholder={texts.entryHint} spellCheck="false" />
      </TextField>
      <Button type="submit" className="button button-plain">
        {texts.add}
      </Button>
      {canLoad ? <ActionButton onPress={() => add("load")}>{texts.load}</ActionButton> : null}
      <p className="entry-wrong bad" role="alert">
        {isWrong ? texts.entryWrong : ""}
      </p>
    </form>
  );
}
