import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { AmountInput } from "@cardweave/shared/ui/components/amount-input";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import type { ReactElement } from "react";
import type { Purse } from "../network/purse-shapes.ts";
import { TwoNameFields } from "../network/two-names.tsx";
import { tierTexts } from "./tier-texts.ts";
import { newStep, type StepValues, type TierValues } from "./tier-values.ts";
import { useTierWords } from "./use-tier-words.ts";

export interface TierFieldsProps {
  readonly form: Form<TierValues>;
  readonly isNew: boolean;
  /** Those of points. */
  readonly purses: readonly Purse[];
}

export function TierFields(props: TierFieldsProps): ReactElement {
  const { form, isNew } = props;
  const texts = useTexts(tierTexts);
  const { sentenceOf } = useTierWords();
  const { tiers } = form.values;
  const add = (): void => form.set("tiers", [...tiers, newStep(nextKey(tiers))]);
  return (
    <>
      <TwoNameFields form={form} />
      {isNew ? <RuleFields {...props} /> : <p className="soft">{texts.stays}</p>}
      <fieldset className="steps">
        <legend>{texts.tiers}</legend>
        {tiers.map((step, at) => (
          <StepFields key={step.key} form={form} step={step} place={at + 1} />
        ))}
        <ActionButton icon="plus" onPress={add}>
          {texts.addTier}
        </ActionButton>
      </fieldset>
      <div className="note means">
        <strong>{texts.means}</strong>
        <p>{sentenceOf(form.values)}</p>
      </div>
    </>
  );
}

function nextKey(tiers: readonly StepValues[]): number {
  return Math.max(0, ...tiers.map(({ key }) => key)) + 1;
}

function RuleFields({ form, purses }: TierFieldsProps): ReactElement {
  const texts = useTexts(tierTexts);
  const { language } = useFormats();
  const { measure, purse, period, months } = form.values;
  const periods = [
    { id: "year", label: texts.calendarYear },
    { id: "rolling", label: texts.rolling },
  ];
  return (
    <div className="form-row">
      <ChoiceInput
        label={texts.measure}
        name="measure"
        value={measure}
        choices={Object.entries(texts.measures).map(([id, label]) => ({ id, label }))}
        reason={form.reasonFor("measure")}
        onChange={(value) => form.set("measure", value)}
      />
      {measure === "points" ? (
        <ChoiceInput
          label={texts.purse}
          name="purse"
          value={purse}
          choices={purses.map(({ id, name }) => ({ id, label: name[language] }))}
          reason={form.reasonFor("purse")}
          onChange={(value) => form.set("purse", value)}
        />
      ) : null}
      <ChoiceInput
        label={texts.period}
        name="period"
        value={period}
        choices={periods}
        onChange={(value) => form.set("period", value)}
      />
      {period === "rolling" ? (
        <AmountInput
          label={texts.months}
          name="months"
          isRequired
          currency={null}
          value={months}
          reason={form.reasonFor("months")}
          onChange={(value) => form.set("months", value)}
        />
      ) : null}
    </div>
  );
}

interface StepFieldsProps {
  readonly form: Form<TierValues>;
  readonly step: StepValues;
  /** From 1. */
  readonly place: number;
}

function StepFields({ form, step, place }: StepFieldsProps): ReactElement {
  const texts = useTexts(tierTexts);
  const { currency } = usePage();
  const { tiers, measure } = form.values;
  const change = (part: Partial<StepValues>): void =>
    form.set(
      "tiers",
      tiers.map((one) => (one.key === step.key ? { ...one, ...part } : one)),
    );
  const drop = (): void =>
    form.set(
      "tiers",
      tiers.filter(({ key }) => key !== step.key),
    );
  return (
    <div className="step">
      <TextInput
        label={texts.tierDe(place)}
        name={`tier-${place}-de`}
        isRequired
        value={step.nameDe}
        onChange={(nameDe) => change({ nameDe })}
      />
      <TextInput
        label={texts.tierEn(place)}
        name={`tier-${place}-en`}
        value={step.nameEn}
        onChange={(nameEn) => change({ nameEn })}
      />
      <AmountInput
        label={texts.from}
        name={`tier-${place}-from`}
        isRequired
        currency={measure === "turnover" ? currency : null}
        value={step.from}
        reason={form.reasonFor("tiers")}
        onChange={(from) => change({ from })}
      />
      <ActionButton
        look="quiet"
        icon="close"
        className="button-icon"
        label={texts.dropTier(step.nameDe)}
        isDisabled={tiers.length === 1}
        onPress={drop}
      />
    </div>
  );
}
