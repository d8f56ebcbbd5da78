import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { ruleTexts } from "./rule-texts.ts";
import type { Field } from "./setting-fields.ts";
import { settingWords } from "./setting-words.ts";

export type Table = Readonly<Record<string, unknown>>;

export function tableOf(value: unknown): Table {
  return typeof value === "object" && value !== null ? (value as Table) : {};
}

/** Minor units where the purse is money; all other purses count whole units. */
export function isMoney(purse: string): boolean {
  return purse === "money" || purse === "voucher";
}

/** Stored in ms and basis points, said in seconds, minutes and per cent. */
export const perUnit = { days: 1, seconds: 1000, minutes: 60_000, percent: 100 } as const;

function useSay(): (field: Field, value: unknown) => string {
  const texts = useTexts(ruleTexts);
  const words = useTexts(settingWords);
  const { money, number } = useFormats();
  const word = (name: string): string => words[name] ?? name;
  const amount = (purse: string, value: unknown): string => {
    if (typeof value !== "number") return texts.noLimit;
    return isMoney(purse) ? money(value) : number(value);
  };
  const listed = (value: unknown): string => {
    const names = Array.isArray(value) ? value.map((one) => word(String(one))) : [];
    return names.length === 0 ? texts.none : names.join(", ");
  };
  const say = (field: Field, value: unknown): string => {
    switch (field.kind) {
      case "count":
        return `${number(Number(value) / perUnit[field.unit])} ${texts.units[field.unit]}`;
      case "amount":
        return amount(field.purse, value);
      case "choice":
        return word(String(value));
      case "many":
      case "names":
        return listed(value);
      case "text":
        return String(value);
      case "table":
        return partsOf(field, tableOf(value));
      case "amounts":
        return sums(tableOf(value));
    }
  };
  const partsOf = (field: Extract<Field, { kind: "table" }>, value: Table): string =>
    Object.entries(field.parts)
      .filter(([name, part]) => part.kind !== "amount" || value[name] !== null)
      .map(([name, part]) => {
        const said = say(part, value[name]);
        return part.kind === "choice" ? said : `${word(name)}: ${said}`;
      })
      .join("; ");
  const sums = (value: Table): string =>
    Object.entries(value)
      .map(([purse, sum]) => `${word(purse)} ${amount(purse, sum)}`)
      .join(", ") || texts.noLimit;
  return say;
}

/** A setting's value in words; a table has a line for each of its parts. */
export function SettingSummary(props: {
  readonly field: Field | null;
  readonly value: unknown;
}): ReactElement {
  const { field, value } = props;
  const say = useSay();
  const words = useTexts(settingWords);
  if (field === null) return <pre className="code">{JSON.stringify(value, null, 2)}</pre>;
  if (field.kind !== "table") return <p className="setting-value">{say(field, value)}</p>;
  return (
    <dl className="setting-table">
      {Object.entries(field.parts).map(([name, part]) => (
        <div key={name}>
          <dt>{words[name] ?? name}</dt>
          <dd>{say(part, tableOf(value)[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
