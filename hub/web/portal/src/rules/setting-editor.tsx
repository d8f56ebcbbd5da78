import { AmountInput } from "@cardweave/shared/ui/components/amount-input";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { PickMany } from "@cardweave/shared/ui/components/pick-many";
import type { ReactElement } from "react";
import { ruleTexts } from "./rule-texts.ts";
import type { Field } from "./setting-fields.ts";
import { isMoney, perUnit, tableOf } from "./setting-summary.tsx";
import { settingWords } from "./setting-words.ts";

export interface SettingEditorProps {
  readonly field: Field;
  readonly label: string;
  /** In the address of the input: `limits.money.perCard`. */
  readonly name: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

type Of<K extends Field["kind"]> = SettingEditorProps & {
  readonly field: Extract<Field, { kind: K }>;
};

/** Edits one part of a setting, whatever its form. */
export function SettingEditor(props: SettingEditorProps): ReactElement {
  const { field } = props;
  switch (field.kind) {
    case "count":
      return <CountEditor {...props} field={field} />;
    case "amount":
      return <AmountEditor {...props} field={field} />;
    case "choice":
      return <OneEditor {...props} field={field} />;
    case "many":
      return <ManyEditor {...props} field={field} />;
    case "names":
      return <NamesEditor {...props} field={field} />;
    case "text":
      return <TextInput {...props} value={String(props.value)} />;
    case "table":
      return <TableEditor {...props} field={field} />;
    case "amounts":
      return <AmountsEditor {...props} field={field} />;
  }
}

function CountEditor({ field, value, onChange, ...rest }: Of<"count">): ReactElement {
  const texts = useTexts(ruleTexts);
  const per = perUnit[field.unit];
  return (
    <TextInput
      {...rest}
      type="number"
      suffix={texts.units[field.unit]}
      isRequired
      value={typeof value === "number" ? String(value / per) : ""}
      onChange={(typed) => onChange(typed === "" ? null : Math.round(Number(typed) * per))}
    />
  );
}

function AmountEditor({ field, value, ...rest }: Of<"amount">): ReactElement {
  const texts = useTexts(ruleTexts);
  const { currency } = usePage();
  return (
    <AmountInput
      {...rest}
      hint={value === null ? texts.noLimit : undefined}
      currency={isMoney(field.purse) ? currency : null}
      value={typeof value === "number" ? value : null}
    />
  );
}

function useChoices(names: readonly string[]): readonly { id: string; label: string }[] {
  const words = useTexts(settingWords);
  return names.map((id) => ({ id, label: words[id] ?? id }));
}

function OneEditor({ field, value, ...rest }: Of<"choice">): ReactElement {
  return <ChoiceInput {...rest} value={String(value)} choices={useChoices(field.choices)} />;
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function ManyEditor({ field, label, value, onChange }: Of<"many">): ReactElement {
  const choices = useChoices(field.choices);
  return <PickMany label={label} choices={choices} picked={namesIn(value)} onChange={onChange} />;
}

function NamesEditor({ value, onChange, ...rest }: Of<"names">): ReactElement {
  const texts = useTexts(ruleTexts);
  const split = (typed: string): readonly string[] =>
    typed.split(",").map((name) => name.trimStart());
  return (
    <TextInput
      {...rest}
      hint={texts.namesHint}
      value={namesIn(value).join(", ")}
      onChange={(typed) => onChange(typed === "" ? [] : split(typed))}
    />
  );
}

function TableEditor({ field, label, name, value, onChange }: Of<"table">): ReactElement {
  const words = useTexts(settingWords);
  const table = tableOf(value);
  return (
    <fieldset className="setting-part">
      <legend>{label}</legend>
      <div className="form-row">
        {Object.entries(field.parts).map(([part, inner]) => (
          <SettingEditor
            key={part}
            field={inner}
            label={words[part] ?? part}
            name={`${name}.${part}`}
            value={table[part]}
            onChange={(next) => onChange({ ...table, [part]: next })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function AmountsEditor({ field, label, name, value, onChange }: Of<"amounts">): ReactElement {
  const words = useTexts(settingWords);
  const table = tableOf(value);
  const set = (purse: string, amount: unknown): void => {
    const { [purse]: _before, ...others } = table;
    onChange(amount === null ? others : { ...others, [purse]: amount });
  };
  const purses = [...new Set([...field.purses, ...Object.keys(table)])];
  return (
    <fieldset className="setting-part">
      <legend>{label}</legend>
      <div className="form-row">
        {purses.map((purse) => (
          <AmountEditor
            key={purse}
            field={{ kind: "amount", purse }}
            label={words[purse] ?? purse}
            name={`${name}.${purse}`}
            value={table[purse] ?? null}
            onChange={(amount) => set(purse, amount)}
          />
        ))}
      </div>
    </fieldset>
  );
}
