import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { type FormEvent, type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import { useWords } from "../screens/words.tsx";
import type { Held } from "../till/held.ts";
import { type SaleDraft, toggled } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";

export interface CouponFieldProps {
  readonly draft: SaleDraft;
  readonly sale: Held<SaleDraft>;
  /** Those that do nothing for this basket. */
  readonly idle: ReadonlySet<string>;
}

/** Codes that customers bring; scanned ones land here by themselves. */
export function CouponField({ draft, sale, idle }: CouponFieldProps): ReactElement {
  const { language } = useWords();
  const texts = saleTexts(language);
  const [typed, setTyped] = useState("");
  const toggle = (code: string): void =>
    sale.change((now) => ({ ...now, coupons: toggled(now.coupons, code) }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const code = typed.trim();
    if (code !== "" && !draft.coupons.includes(code)) toggle(code);
    setTyped("");
  };
  return (
    <form className="coupon" onSubmit={submit}>
      <TextField
        className="field"
        name="coupon"
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      >
        <Label>{texts.coupon}</Label>
        <Input autoCapitalize="characters" spellCheck="false" />
      </TextField>
      <Button type="submit" className="button button-plain">
        {texts.couponAdd}
      </Button>
      {draft.coupons.map((code) => (
        <ActionButton
          key={code}
          icon="close"
          label={texts.couponDrop(code)}
          onPress={() => toggle(code)}
        >
          {code}
        </ActionButton>
      ))}
      <p className="coupon-idle warn" role="status">
        {draft.coupons.some((code) => idle.has(code))
          ? texts.couponIdle(draft.coupons.filter((code) => idle.has(code)).join(", "))
          : ""}
      </p>
    </form>
  );
}
