import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import { record } from "@cardweave/shared/ui/api/readers";
import { CheckInput, ChoiceInput } from "@cardweave/shared/ui/components/inputs";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement } from "react";
import { readCampaign, readNamedIn } from "../campaign-shapes.ts";
import { valueAt } from "../draft-paths.ts";
import { useDraftField } from "../draft-room.tsx";
import { builderTexts } from "./builder-texts.ts";
import { ChoiceField, CountField, type FieldProps, MoneyField } from "./inputs.tsx";
import { RowList } from "./row-list.tsx";
import { choicesOf, named } from "./section.tsx";
import { Spot } from "./spot.tsx";

/** Yes, or not set. */
export function CheckField({ path, label }: FieldProps): ReactElement {
  const { value, set } = useDraftField<boolean>(path);
  return (
    <Spot path={path}>
      <CheckInput
        label={label}
        name={path}
        value={value === true}
        onChange={(isOn) => set(isOn ? true : undefined)}
      />
    </Spot>
  );
}

const readPriceGroup = { de: readNamedIn("de"), en: readNamedIn("en") } as const;

export function PriceGroupField(props: FieldProps): ReactElement {
  const { language } = useLanguage();
  const groups = useRows("/v1/price-groups", readPriceGroup[language]).value ?? [];
  return <ChoiceField {...props} choices={groups.map(({ id, name }) => ({ id, label: name }))} />;
}

/** Campaigns that take the coupon or the reward that this one puts on the card. */
export function CampaignRefField(
  props: FieldProps & { readonly kind: "coupon" | "reward" },
): ReactElement {
  const rows = useRows("/v1/campaigns", readCampaign).value ?? [];
  const fits = { coupon: "trigger.coupon", reward: "cost.purse" }[props.kind];
  const choices = rows
    .filter(({ draft, state }) => state !== "ended" && valueAt(draft, fits) !== undefined)
    .map(({ id, name }) => ({ id, label: name }));
  return <ChoiceField {...props} choices={choices} />;
}

const lengths: Readonly<Record<string, number>> = { months: 12, days: 30, yearEnd: 1 };

/** How long something is good. */
export function ExpiryField({ path, label }: FieldProps): ReactElement {
  const texts = useTexts(builderTexts);
  const { value, set, reason, reasonText } = useDraftField<DraftValues>(path);
  const kind = Object.keys(lengths).find((one) => record(value ?? {})[one] !== undefined) ?? "";
  const choose = (id: string): void => set(id === "" ? undefined : { [id]: lengths[id] ?? 1 });
  return (
    <>
      <Spot path={path}>
        <ChoiceInput
          label={label}
          name={path}
          value={kind}
          reason={reason}
          reasonText={reasonText}
          choices={choicesOf(texts.choices["expires"])}
          onChange={choose}
        />
      </Spot>
      {kind === "" ? null : <CountField {...named(texts, `${path}.${kind}`, "expiryLength")} />}
      {kind === "months" ? (
        <ChoiceField
          {...named(texts, `${path}.roundTo`)}
          choices={choicesOf(texts.choices["roundTo"])}
        />
      ) : null}
    </>
  );
}

/** More points per step from a turnover on. */
export function ScaleField({ path }: FieldProps): ReactElement {
  const texts = useTexts(builderTexts);
  return (
    <RowList
      path={path}
      label={texts.addScale}
      addText={texts.addScale}
      fresh={(rows) => ({ from: 5000 * (rows.length + 1), points: rows.length + 2 })}
    >
      {(row) => (
        <>
          <MoneyField {...named(texts, `${row}.from`, "scaleFrom")} />
          <CountField {...named(texts, `${row}.points`, "scalePoints")} />
        </>
      )}
    </RowList>
  );
}

/** Pay so much, get so much. */
export function LoadsField({ path }: FieldProps): ReactElement {
  const texts = useTexts(builderTexts);
  return (
    <RowList
      path={path}
      label={texts.addLoad}
      addText={texts.addLoad}
      least={1}
      fresh={(rows) => ({ pay: 1000 * (rows.length + 1), credit: 1500 * (rows.length + 1) })}
    >
      {(row) => (
        <>
          <MoneyField {...named(texts, `${row}.pay`)} />
          <MoneyField {...named(texts, `${row}.credit`)} />
        </>
      )}
    </RowList>
  );
}
