import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { itemsAt, textAt } from "../draft-paths.ts";
import { useDraftField, useDraftRoom } from "../draft-room.tsx";
import type { Offers } from "../use-names.ts";
import { type BuilderTexts, builderTexts } from "./builder-texts.ts";
import {
  ChoiceField,
  CountField,
  FactorField,
  MoneyField,
  PercentField,
  TextField,
} from "./inputs.tsx";

type Kind = "percent" | "money" | "count" | "factor" | "text" | "purse" | "programme" | "choice";

interface Part {
  readonly field: string;
  readonly kind: Kind;
  /** Its label and its choices, where they differ from the field's name. */
  readonly words?: string;
}

const part = (field: string, kind: Kind, words = field): Part => ({ field, kind, words });

/** The fields of each effect that the form offers. */
const parts: Readonly<Record<string, readonly Part[]>> = {
  percentOff: [part("basisPoints", "percent"), part("target", "choice"), part("max", "money")],
  amountOff: [part("amount", "money"), part("target", "choice")],
  fixedPrice: [part("quantity", "count"), part("amount", "money")],
  freeItem: [part("buy", "count"), part("free", "count"), part("maxUnitPrice", "money")],
  switchPriceGroup: [part("priceGroup", "text")],
  earnPoints: [
    part("per", "money"),
    part("points", "count"),
    part("gracePoints", "count"),
    part("purse", "purse"),
  ],
  multiplyPoints: [part("factorBasisPoints", "factor"), part("purse", "purse")],
  earnStamps: [
    part("programme", "programme"),
    part("per", "choice", "stampPer"),
    part("n", "count"),
    part("amount", "money"),
  ],
  loadBonus: [
    part("tiers.0.pay", "money", "pay"),
    part("tiers.0.credit", "money", "credit"),
    part("spend", "choice"),
  ],
  issueCoupon: [part("ref", "text")],
  issueReward: [part("ref", "text")],
};

const ofTurnover: ReadonlySet<string> = new Set(["per", "gracePoints"]);

/** What a new effect begins with. */
const beginnings: Readonly<Record<string, DraftValues>> = {
  percentOff: { target: "line", basisPoints: 1000 },
  amountOff: { target: "line", amount: 100 },
  fixedPrice: { quantity: 3, amount: 500 },
  freeItem: { buy: 2, free: 1 },
  switchPriceGroup: { priceGroup: "member" },
  earnPoints: { purse: "points", per: 200, points: 1 },
  multiplyPoints: { purse: "points", factorBasisPoints: 20_000 },
  earnStamps: { programme: "coffee", per: "receipt", n: 1 },
  loadBonus: { tiers: [{ pay: 1000, credit: 1500 }], spend: "paidFirst" },
  issueCoupon: { ref: "coupon" },
  issueReward: { ref: "reward" },
};

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
  const isGift = on !== "sale" && on !== "topUp";
  const shown = (parts[type] ?? []).filter(({ field }) => !isGift || !ofTurnover.has(field));
  return (
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
      {shown.map((one) => (
        <EffectField key={one.field} path={path} part={one} offers={offers} texts={texts} />
      ))}
    </div>
  );
}

interface EffectFieldProps {
  readonly path: string;
  readonly part: Part;
  readonly offers: Offers;
  readonly texts: BuilderTexts;
}

function EffectField({ path: parent, part: one, offers, texts }: EffectFieldProps): ReactElement {
  const { field, kind, words = field } = one;
  const path = `${parent}.${field}`;
  const label = texts.fields[words] ?? field;
  const hint = texts.hints[words];
  const props = { path, label, ...(hint === undefined ? {} : { hint }) };
  if (kind === "choice") {
    const choices = Object.entries(texts.choices[words] ?? {});
    return <ChoiceField {...props} choices={choices.map(([id, name]) => ({ id, label: name }))} />;
  }
  if (kind === "purse" || kind === "programme") {
    return <ChoiceField {...props} choices={purseChoices(offers, kind)} />;
  }
  const Field = plain[kind];
  return <Field {...props} />;
}

const plain = {
  percent: PercentField,
  money: MoneyField,
  count: CountField,
  factor: FactorField,
  text: TextField,
} as const;

function purseChoices({ purses }: Offers, kind: "purse" | "programme") {
  const wanted = kind === "purse" ? "points" : "stamps";
  return purses
    .filter((purse) => purse.kind === wanted)
    .map(({ id, name }) => ({ id: id.replace(/^stamps:/, ""), label: name }));
}
