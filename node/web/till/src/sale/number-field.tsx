import type { ReactElement } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import { useWords } from "../screens/words.tsx";
import type { Held } from "../till/held.ts";
import type { SaleDraft } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";

export interface NumberFieldProps {
  readonly draft: SaleDraft;
  readonly sale: Held<SaleDraft>;
}

/** The cash register's own number for the sale, by which it can be found again. */
export function NumberField({ draft, sale }: NumberFieldProps): ReactElement {
  const { language } = useWords();
  return (
    <TextField
      className="field sale-number"
      name="receiptNumber"
      value={draft.receiptNumber}
      onChange={(receiptNumber) => sale.change((now) => ({ ...now, receiptNumber }))}
      autoComplete="off"
    >
      <Label>{saleTexts(language).number}</Label>
      <Input autoCapitalize="none" spellCheck="false" />
    </TextField>
  );
}
