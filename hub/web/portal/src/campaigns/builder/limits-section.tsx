import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { valueAt, withValue } from "../draft-paths.ts";
import { useDraftRoom } from "../draft-room.tsx";
import { useOffers } from "../use-names.ts";
import { builderTexts } from "./builder-texts.ts";
import { ChoiceField, CountField, MoneyField } from "./inputs.tsx";
import { isOffered } from "./offered-fields.ts";
import { choicesOf, Further, named, Section } from "./section.tsx";

export function LimitsSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const { state } = useDraftRoom();
  const on = String(state.draft["on"] ?? "sale");
  return (
    <Section id="limits">
      <div className="form-row">
        {isOffered(on, "conditions.minAmount") ? (
          <MoneyField {...named(texts, "conditions.minAmount")} />
        ) : null}
        {isOffered(on, "caps.budget") ? (
          <MoneyField {...named(texts, "caps.budget")} />
        ) : (
          <MoneyField {...named(texts, "caps.perReceipt")} />
        )}
      </div>
      {isOffered(on, "caps.perCard") ? <RareLimits on={on} /> : null}
    </Section>
  );
}

const rare = [
  "conditions.maxAmount",
  "conditions.minQuantity",
  "conditions.tender",
  "caps.perReceipt",
  "caps.perCard",
  "caps.perBranch",
  "cost",
];

function RareLimits({ on }: { readonly on: string }): ReactElement {
  const texts = useTexts(builderTexts);
  const paths = rare.filter((path) => path === "cost" || isOffered(on, path));
  return (
    <Further label={texts.further} paths={paths}>
      {isOffered(on, "conditions.tender") ? <Conditions /> : null}
      <div className="form-row">
        {isOffered(on, "caps.budget") ? <MoneyField {...named(texts, "caps.perReceipt")} /> : null}
        <CapFields path="caps.perCard" amount="n" />
        {isOffered(on, "caps.perBranch") ? (
          <CapFields path="caps.perBranch" amount="amount" />
        ) : null}
      </div>
      {isOffered(on, "cost.purse") ? <Cost /> : null}
    </Further>
  );
}

function Conditions(): ReactElement {
  const texts = useTexts(builderTexts);
  return (
    <div className="form-row">
      <MoneyField {...named(texts, "conditions.maxAmount")} />
      <CountField {...named(texts, "conditions.minQuantity")} />
      <ChoiceField
        {...named(texts, "conditions.tender")}
        choices={choicesOf(texts.choices["tender"])}
        isOptional
      />
    </div>
  );
}

function Cost(): ReactElement {
  const texts = useTexts(builderTexts);
  const { purses } = useOffers();
  const payable = purses.map(({ id, name }) => ({ id, label: name }));
  return (
    <div className="form-row">
      <ChoiceField {...named(texts, "cost.purse", "costPurse")} choices={payable} isOptional />
      <CountField {...named(texts, "cost.amount", "costAmount")} />
    </div>
  );
}

interface CapProps {
  readonly path: "caps.perCard" | "caps.perBranch";
  readonly amount: "n" | "amount";
}

/** So much in a period: the period comes and goes with the amount. */
function CapFields({ path, amount }: CapProps): ReactElement {
  const texts = useTexts(builderTexts);
  const { state, session } = useDraftRoom();
  const Field = amount === "n" ? CountField : MoneyField;
  const isSet = valueAt(state.draft, path) !== undefined;
  const onSet = (value: number | undefined): void => {
    const { draft } = session.state();
    const per = valueAt(draft, `${path}.per`) ?? "day";
    session.change(
      withValue(draft, path, value === undefined ? undefined : { per, [amount]: value }),
    );
  };
  const words = path === "caps.perCard" ? "perCard" : "perBranch";
  return (
    <>
      <Field {...named(texts, `${path}.${amount}`, words)} onSet={onSet} />
      {isSet ? (
        <ChoiceField
          {...named(texts, `${path}.per`, "period")}
          choices={choicesOf(texts.choices["period"])}
        />
      ) : null}
    </>
  );
}
