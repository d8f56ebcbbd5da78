import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { itemsAt, textAt } from "../draft-paths.ts";
import { useDraftField, useDraftRoom } from "../draft-room.tsx";
import type { Offers } from "../use-names.ts";
import { type BuilderTexts, builderTexts } from "./builder-texts.ts";
import {
  CampaignRefField,
  CheckField,
  ExpiryField,
  LoadsField,
  PriceGroupField,
  ScaleField,
} from "./effect-fields.tsx";
import { beginnings, effectParts, type Part } from "./effect-parts.ts";
import {
  ChoiceField,
  CountField,
  FactorField,
  type FieldProps,
  MoneyField,
  PercentField,
} from "./inputs.tsx";
import { giftless, isGift } from "./offered-fields.ts";
import { choicesOf, Further, named } from "./section.tsx";

export function Effects({ offers }: { readonly offers: Offers }): ReactElement {
  const { state, session } = useDraftRoom();
  const texts = useTexts(builderTexts);
  const effects = itemsAt(state.draft, "effects");
  const put = (next: readonly DraftValues[]): void =>
    session.change({ ...session.state().draft, effects: next });
  return (
    <div className="effects">
      {effects.map((effect, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an effect is named by its place
        <fieldset className="effect" key={at} aria-label={`${texts.effect} ${at + 1}`}>
          <EffectForm at={at} type={textAt(effect, "type")} offers={offers} />
          {effects.length < 2 ? null : (
            <ActionButton
              look="quiet"
              icon="close"
              onPress={() => put(effects.filter((_, one) => one !== at))}
            >
              {texts.remove}
            </ActionButton>
          )}
        </fieldset>
      ))}
      <ActionButton
        icon="plus"
        onPress={() => put([...effects, { type: "percentOff", ...beginnings["percentOff"] }])}
      >
        {texts.addEffect}
      </ActionButton>
    </div>
  );
}

interface EffectProps {
  readonly at: number;
  readonly type: string;
  readonly offers: Offers;
}

function EffectForm({ at, type, offers }: EffectProps): ReactElement {
  const texts = useTexts(builderTexts);
  const path = `effects.${at}`;
  const { set } = useDraftField<DraftValues>(path);
  const on = useDraftField<string>("on").value ?? "sale";
  // A gift is what one step gives: there is no turnover to count.
  const parts = (effectParts[type] ?? []).filter(
    ({ field }) => !(isGift(on) && giftless.has(field)),
  );
  const fields = (some: readonly Part[]): readonly ReactElement[] =>
    some.map((one) => (
      <EffectField key={one.field} path={path} part={one} offers={offers} texts={texts} />
    ));
  const rare = parts.filter(({ isFurther }) => isFurther);
  return (
    <>
      <div className="form-row">
        <div className="input">
          <label htmlFor={`${path}-type`}>{texts.effect}</label>
          <select
            id={`${path}-type`}
            name={`${path}.type`}
            value={type}
            onChange={({ target: { value } }) => set({ type: value, ...beginnings[value] })}
          >
            {Object.entries(texts.effects).map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </div>
        {fields(parts.filter(({ isFurther }) => !isFurther))}
      </div>
      {rare.length === 0 ? null : (
        <Further
          key={type}
          label={texts.further}
          paths={rare.map(({ field }) => `${path}.${field}`)}
          words={Object.fromEntries(rare.map((one) => [`${path}.${one.field}`, one.words]))}
        >
          <div className="form-row">{fields(rare)}</div>
        </Further>
      )}
    </>
  );
}

interface EffectFieldProps {
  readonly path: string;
  readonly part: Part;
  readonly offers: Offers;
  readonly texts: BuilderTexts;
}

function EffectField({ path: parent, part, offers, texts }: EffectFieldProps): ReactElement {
  const { field, kind, words } = part;
  const props = named(texts, `${parent}.${field}`, words);
  if (kind === "choice") {
    return <ChoiceField {...props} choices={choicesOf(texts.choices[words])} />;
  }
  if (kind === "purse" || kind === "programme") {
    return <ChoiceField {...props} choices={purseChoices(offers, kind)} />;
  }
  if (kind === "coupon" || kind === "reward") return <CampaignRefField {...props} kind={kind} />;
  const Field = plain[kind];
  return <Field {...props} />;
}

type PlainKind = Exclude<Part["kind"], "choice" | "purse" | "programme" | "coupon" | "reward">;

const plain: Readonly<Record<PlainKind, (props: FieldProps) => ReactElement>> = {
  percent: PercentField,
  money: MoneyField,
  count: CountField,
  factor: FactorField,
  check: CheckField,
  priceGroup: PriceGroupField,
  expiry: ExpiryField,
  scale: ScaleField,
  loads: LoadsField,
};

function purseChoices({ purses }: Offers, kind: "purse" | "programme") {
  const wanted = kind === "purse" ? "points" : "stamps";
  return purses
    .filter((purse) => purse.kind === wanted)
    .map(({ id, name }) => ({ id: id.replace(/^stamps:/, ""), label: name }));
}
