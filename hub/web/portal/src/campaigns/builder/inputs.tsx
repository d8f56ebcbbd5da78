import {
  ChoiceInput,
  type InputProps,
  TextInput,
  type TextInputProps,
} from "@cardweave/shared/ui/components/inputs";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { PickMany } from "@cardweave/shared/ui/components/pick-many";
import type { Language } from "@cardweave/shared/ui/language";
import { decimalSign, parseAmount } from "@cardweave/shared/ui/parse-amount";
import { type ReactElement, useEffect, useState } from "react";
import type { Named } from "../campaign-shapes.ts";
import { type DraftField, useDraftField } from "../draft-room.tsx";
import { useUnreadMark } from "../unread-fields.ts";
import { builderTexts } from "./builder-texts.ts";
import { Spot } from "./spot.tsx";

export interface FieldProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

type Wrong = Pick<DraftField<unknown>, "reason" | "reasonText">;

function common({ path, label, hint }: FieldProps, { reason, reasonText }: Wrong): InputProps {
  return { name: path, label, reason, reasonText, ...(hint === undefined ? {} : { hint }) };
}

/** A text; an empty one is taken away. */
export function TextField(
  props: FieldProps & { readonly type?: NonNullable<TextInputProps["type"]> },
): ReactElement {
  const field = useDraftField<string>(props.path);
  const { value = "", set } = field;
  return (
    <Spot path={props.path}>
      <TextInput
        {...common(props, field)}
        type={props.type ?? "text"}
        value={value}
        onChange={(text) => set(text === "" ? undefined : text)}
      />
    </Spot>
  );
}

interface NumberFieldProps extends FieldProps {
  /** Digits after the decimal sign that one unit of the value has. */
  readonly digits: number;
  /** What one in the field is in the draft, besides the digits. */
  readonly suffix?: string;
  /** In place of setting the field alone. */
  readonly onSet?: (value: number | undefined) => void;
}

function written(value: number, digits: number, language: Language): string {
  const text = (value / 10 ** digits).toFixed(digits);
  const short = digits === 2 && text.endsWith(".00") ? text.slice(0, -3) : text;
  return short.replace(".", decimalSign(language));
}

/** A number as people write it; what is none yet stays in the field alone. */
function NumberField(props: NumberFieldProps): ReactElement {
  const { path, digits, suffix } = props;
  const { language } = useFormats();
  const texts = useTexts(builderTexts);
  const field = useDraftField<number>(path);
  const { value } = field;
  const set = props.onSet ?? field.set;
  const [text, setText] = useState(() =>
    value === undefined ? "" : written(value, digits, language),
  );
  const parsed = parseAmount(text, { language, digits });
  const own = parsed.ok ? parsed.amount : undefined;
  // Only what comes from outside is written into the field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `own` follows what is typed
  useEffect(() => {
    if (value !== own) setText(value === undefined ? "" : written(value, digits, language));
  }, [value, digits, language]);
  const isWrong = !parsed.ok && parsed.why !== "empty";
  useUnreadMark(path, isWrong);
  const type = (typed: string): void => {
    setText(typed);
    const next = parseAmount(typed, { language, digits });
    if (next.ok) set(next.amount);
    else if (next.why === "empty") set(undefined);
  };
  return (
    <Spot
      path={path}
      wordsFor={(one) =>
        typeof one === "number" ? `${written(one, digits, language)} ${suffix ?? ""}`.trim() : "–"
      }
    >
      <TextInput
        {...common(props, isWrong ? { reason: "?", reasonText: texts.notANumber } : field)}
        value={text}
        {...(suffix === undefined ? {} : { suffix })}
        onChange={type}
      />
    </Spot>
  );
}

/** `onSet` where more than the field itself is set. */
type AmountProps = FieldProps & Pick<NumberFieldProps, "onSet">;

export function MoneyField(props: AmountProps): ReactElement {
  const { currency } = usePage();
  return <NumberField {...props} digits={2} suffix={currency === "EUR" ? "€" : currency} />;
}

/** Basis points, written as percent. */
export function PercentField(props: FieldProps): ReactElement {
  return <NumberField {...props} digits={2} suffix="%" />;
}

export function CountField(props: AmountProps): ReactElement {
  return <NumberField {...props} digits={0} />;
}

/** 20000 basis points are twice. */
export function FactorField(props: FieldProps): ReactElement {
  return <NumberField {...props} digits={4} suffix="×" />;
}

/** One of a few; `isOptional` has a first choice that takes the field away. */
export function ChoiceField(
  props: FieldProps & {
    readonly choices: readonly { readonly id: string; readonly label: string }[];
    readonly isOptional?: boolean;
    /** What holds as long as nothing is chosen. */
    readonly usual?: string;
  },
): ReactElement {
  const { path, choices, isOptional = false, usual = "" } = props;
  const texts = useTexts(builderTexts);
  const field = useDraftField<string>(path);
  const { value = usual, set } = field;
  const isKnown = value === "" || choices.some(({ id }) => id === value);
  const all = [
    ...(isOptional || value === "" ? [{ id: "", label: texts.optional }] : []),
    ...choices,
    ...(isKnown ? [] : [{ id: value, label: value }]),
  ];
  const words = (one: unknown): string => all.find(({ id }) => id === one)?.label ?? String(one);
  return (
    <Spot path={path} wordsFor={words}>
      <ChoiceInput
        {...common(props, field)}
        value={value}
        choices={all}
        onChange={(id) => set(id === "" ? undefined : id)}
      />
    </Spot>
  );
}

/** Any number of a list; none at all is everything. */
export function ManyField(
  props: FieldProps & { readonly choices: readonly Named[]; readonly noneText: string },
): ReactElement | null {
  const { path, label, choices, noneText } = props;
  const { value = [], set } = useDraftField<readonly string[]>(path);
  const known = new Set(choices.map(({ id }) => id));
  const all = [
    ...choices.map(({ id, name }) => ({ id, label: name })),
    ...value.filter((id) => !known.has(id)).map((id) => ({ id, label: id })),
  ];
  if (all.length === 0) return null;
  return (
    <Spot path={path}>
      <PickMany
        label={label}
        choices={all}
        picked={value}
        noneText={noneText}
        onChange={(picked) => set(picked.length === 0 ? undefined : picked)}
      />
    </Spot>
  );
}
