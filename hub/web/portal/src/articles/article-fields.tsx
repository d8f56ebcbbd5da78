import { AmountInput } from "@cardweave/shared/ui/components/amount-input";
import { CheckInput, ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement } from "react";
import { TwoNameFields } from "../network/two-names.tsx";
import { articleFormTexts } from "./article-form-texts.ts";
import { readArticleGroup, readPriceGroup } from "./article-shapes.ts";
import { articleTexts } from "./article-texts.ts";
import { type ArticleValues, pricesOf } from "./article-values.ts";

export interface ArticleFieldsProps {
  readonly form: Form<ArticleValues>;
  readonly isNew: boolean;
}

type TextName = "id" | "taxCode" | "codes" | "validFrom";

function useField(form: Form<ArticleValues>) {
  const texts = useTexts(articleFormTexts);
  return (name: TextName) => {
    const reason = form.reasonFor(name);
    return {
      name,
      value: form.values[name],
      reason,
      reasonText: texts.reasons[reason ?? ""],
      onChange: (value: string) => form.set(name, value),
    };
  };
}

export function ArticleFields({ form, isNew }: ArticleFieldsProps): ReactElement {
  const texts = useTexts(articleFormTexts);
  const field = useField(form);
  return (
    <>
      <TwoNameFields form={form} />
      <div className="form-row">
        {isNew ? (
          <TextInput {...field("id")} label={texts.id} hint={texts.idHint} isRequired />
        ) : null}
        <GroupInput form={form} />
        <TextInput {...field("taxCode")} label={texts.tax} hint={texts.taxHint} />
      </div>
      <PriceInputs form={form} />
      <TextInput {...field("codes")} label={texts.codes} hint={texts.codesHint} />
      <CheckInput
        label={texts.byWeight}
        name="byWeight"
        hint={texts.byWeightHint}
        value={form.values.byWeight}
        onChange={(value) => form.set("byWeight", value)}
      />
    </>
  );
}

function GroupInput({ form }: Pick<ArticleFieldsProps, "form">): ReactElement {
  const texts = useTexts(articleFormTexts);
  const common = useTexts(articleTexts);
  const { language } = useLanguage();
  const groups = useRows("/v1/article-groups", readArticleGroup).value ?? [];
  const { group } = form.values;
  const held = groups.filter(({ id, active }) => active || id === group);
  const known = held.map(({ id, name }) => ({ id, label: name[language] }));
  const isKnown = group === "" || held.some(({ id }) => id === group);
  const reason = form.reasonFor("group");
  return (
    <ChoiceInput
      label={common.group}
      name="group"
      value={group}
      choices={[
        { id: "", label: texts.noGroup },
        ...known,
        ...(isKnown ? [] : [{ id: group, label: group }]),
      ]}
      reason={reason}
      reasonText={texts.reasons[reason ?? ""]}
      onChange={(value) => form.set("group", value)}
    />
  );
}

/** The usual price, one for each price group, and when they begin. */
function PriceInputs({ form }: Pick<ArticleFieldsProps, "form">): ReactElement {
  const texts = useTexts(articleFormTexts);
  const { language } = useLanguage();
  const { currency } = usePage();
  const field = useField(form);
  const groups = useRows("/v1/price-groups", readPriceGroup).value ?? [];
  const prices = pricesOf(form.values);
  const setPrice = (id: string, amount: number | null): void => {
    const { [id]: _, ...others } = prices;
    const next = amount === null ? others : { ...others, [id]: amount };
    form.set("prices", JSON.stringify(next));
  };
  return (
    <div className="form-row">
      <AmountInput
        label={texts.price}
        name="unitPrice"
        hint={texts.priceHint}
        currency={currency}
        value={form.values.unitPrice}
        reason={form.reasonFor("unitPrice")}
        onChange={(value) => form.set("unitPrice", value)}
      />
      {groups
        .filter(({ id, active }) => active || prices[id] !== undefined)
        .map(({ id, name }) => (
          <AmountInput
            key={id}
            label={texts.priceIn(name[language])}
            name={`price-${id}`}
            currency={currency}
            value={prices[id] ?? null}
            onChange={(value) => setPrice(id, value)}
          />
        ))}
      <TextInput
        {...field("validFrom")}
        label={texts.validFrom}
        hint={texts.validFromHint}
        type="moment"
      />
    </div>
  );
}
