import { AmountInput } from "@cardweave/shared/ui/components/amount-input";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "./catalogue.ts";
import { CataloguePage } from "./catalogue-page.tsx";
import { catalogueTexts } from "./catalogue-texts.ts";
import { type Purse, readPurse } from "./purse-shapes.ts";
import { purseTexts } from "./purse-texts.ts";
import { namesOf, TwoNameFields, type TwoNames } from "./two-names.tsx";

type Values = TwoNames & {
  readonly kind: string;
  /** The part of the id after `stamps:`. */
  readonly programme: string;
  readonly slots: number | null;
  readonly unitValue: number | null;
};

/** Where cards that were not sold yet keep what they will hold. */
function isOwn({ kind }: Purse): boolean {
  return kind === "activation";
}

export function PursesPage(): ReactElement {
  return <CataloguePage catalogue={usePurses()} />;
}

function wishOf(values: Values, currency: string): object {
  const { kind, programme, slots, unitValue } = values;
  const isStamps = kind === "stamps";
  return {
    purse: isStamps ? `stamps:${programme}` : kind,
    kind,
    name: namesOf(values),
    ...(isStamps ? { slots: slots ?? 0 } : {}),
    ...(kind === "money" ? { currency } : {}),
    ...(kind === "points" ? { unitValue } : {}),
  };
}

function usePurses(): Catalogue<Purse, Values> {
  const texts = useTexts(purseTexts);
  const any = useTexts(catalogueTexts);
  const { currency } = usePage();
  const { language, money } = useFormats();
  return useMemo(
    () => ({
      texts: texts.purses,
      icon: "card",
      path: "/v1/purses",
      read: readPurse,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name[language] },
        { id: "kind", label: texts.kind, value: ({ kind }) => texts.kinds[kind] ?? kind },
        { id: "id", label: any.id, value: ({ id }) => id, isExtra: true },
        { id: "slots", label: texts.slots, value: ({ slots }) => slots, align: "end" },
        {
          id: "unitValue",
          label: texts.unitValue,
          value: ({ unitValue }) => unitValue,
          text: ({ unitValue }) => (unitValue === null ? "" : money(unitValue)),
          align: "end",
          isExtra: true,
        },
      ],
      isOwn,
      stateOf: (row) => {
        if (isOwn(row)) return { tone: "calm", text: texts.own };
        return row.active ? { tone: "good", text: any.active } : { tone: "calm", text: any.ended };
      },
      nameOf: ({ name }) => name[language],
      start: { kind: "points", programme: "", nameDe: "", nameEn: "", slots: 10, unitValue: null },
      valuesOf: ({ kind, name, slots, unitValue }) => ({
        kind,
        programme: "",
        nameDe: name.de,
        nameEn: name.en,
        slots,
        unitValue,
      }),
      bodyOf: (values, row) => {
        if (row === null) return wishOf(values, currency);
        const change = { name: namesOf(values) };
        return row.kind === "points" ? { ...change, unitValue: values.unitValue } : change;
      },
      fields: (form, row) => <PurseFields form={form} isNew={row === null} />,
    }),
    [texts, any, currency, language, money],
  );
}

interface FieldsProps {
  readonly form: Form<Values>;
  readonly isNew: boolean;
}

function PurseFields({ form, isNew }: FieldsProps): ReactElement {
  const texts = useTexts(purseTexts);
  const { currency } = usePage();
  const { kind } = form.values;
  return (
    <>
      {isNew ? (
        <ChoiceInput
          label={texts.kind}
          name="kind"
          hint={texts.kindHints[kind]}
          value={kind}
          choices={Object.entries(texts.kinds).map(([id, label]) => ({ id, label }))}
          reason={form.reasonFor("kind")}
          onChange={(value) => form.set("kind", value)}
        />
      ) : null}
      <TwoNameFields form={form} />
      {isNew && kind === "stamps" ? <StampFields form={form} /> : null}
      {kind === "points" ? (
        <AmountInput
          label={texts.unitValue}
          name="unitValue"
          hint={texts.unitValueHint}
          currency={currency}
          value={form.values.unitValue}
          reason={form.reasonFor("unitValue")}
          onChange={(value) => form.set("unitValue", value)}
        />
      ) : null}
    </>
  );
}

function StampFields({ form }: Pick<FieldsProps, "form">): ReactElement {
  const texts = useTexts(purseTexts);
  return (
    <div className="form-row">
      <TextInput
        label={texts.purseId}
        name="programme"
        hint={texts.purseIdHint}
        isRequired
        value={form.values.programme}
        onChange={(value) => form.set("programme", value)}
      />
      <AmountInput
        label={texts.slots}
        name="slots"
        hint={texts.slotsHint}
        isRequired
        currency={null}
        value={form.values.slots}
        reason={form.reasonFor("slots")}
        onChange={(value) => form.set("slots", value)}
      />
    </div>
  );
}
