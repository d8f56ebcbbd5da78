import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { CheckInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement, ReactNode } from "react";
import { itemsAt } from "../draft-paths.ts";
import { useDraftField, useDraftRoom } from "../draft-room.tsx";
import { useNames, useOffers } from "../use-names.ts";
import { weekdayName } from "../where-when.ts";
import { type BuilderTexts, builderTexts } from "./builder-texts.ts";
import { Effects } from "./effects.tsx";
import { ChoiceField, CountField, ManyField, MoneyField, TextField } from "./inputs.tsx";
import { Spot } from "./spot.tsx";

function Section(props: { readonly id: string; readonly children: ReactNode }): ReactElement {
  const texts = useTexts(builderTexts);
  const heading = `section-${props.id}`;
  return (
    <section className="panel sheet" aria-labelledby={heading} id={props.id}>
      <h2 id={heading}>{texts.sections[props.id]}</h2>
      {props.children}
    </section>
  );
}

/** The label and hint of a field, from the texts. */
function named(texts: BuilderTexts, path: string, name = path.split(".").at(-1) ?? path) {
  const hint = texts.hints[name];
  const label = texts.fields[name] ?? name;
  return { path, label, ...(hint === undefined ? {} : { hint }) };
}

function choicesOf(words: Readonly<Record<string, string>> | undefined) {
  return Object.entries(words ?? {}).map(([id, label]) => ({ id, label }));
}

export function WhatSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const offers = useOffers();
  const { state } = useDraftRoom();
  const isSale = (state.draft["on"] ?? "sale") === "sale";
  return (
    <Section id="what">
      <div className="form-row">
        <TextField path="name" label={texts.name} />
        <ChoiceField path="on" label={texts.on} choices={choicesOf(texts.occasions)} usual="sale" />
      </div>
      <Effects offers={offers} />
      {isSale ? (
        <ManyField
          path="select.groups"
          label={texts.articleGroups}
          choices={offers.articleGroups}
          noneText={texts.allArticles}
        />
      ) : null}
    </Section>
  );
}

export function WhenSection(): ReactElement {
  const texts = useTexts(builderTexts);
  return (
    <Section id="when">
      <div className="form-row">
        <TextField {...named(texts, "time.dateFrom")} type="date" />
        <TextField {...named(texts, "time.dateTo")} type="date" />
      </div>
      <Weekdays />
      <Hours />
    </Section>
  );
}

const week = [1, 2, 3, 4, 5, 6, 7] as const;

function Weekdays(): ReactElement {
  const texts = useTexts(builderTexts);
  const { language } = useFormats();
  const { value = [], set, reason } = useDraftField<readonly number[]>("time.weekdays");
  const turn = (day: number): void => {
    const next = value.includes(day) ? value.filter((one) => one !== day) : [...value, day];
    set(next.length === 0 ? undefined : next.toSorted((a, b) => a - b));
  };
  return (
    <Spot path="time.weekdays">
      <fieldset className="pick" data-wrong={reason === undefined ? undefined : ""}>
        <legend>{texts.weekdays}</legend>
        <div className="weekdays">
          {week.map((day) => (
            <label key={day}>
              <input type="checkbox" checked={value.includes(day)} onChange={() => turn(day)} />
              <span>{weekdayName(day, language)}</span>
            </label>
          ))}
        </div>
        {value.length === 0 ? <p className="input-hint">{texts.everyDay}</p> : null}
      </fieldset>
    </Spot>
  );
}

function Hours(): ReactElement {
  const texts = useTexts(builderTexts);
  const { state, session } = useDraftRoom();
  const windows = itemsAt(state.draft, "time.windows");
  const { set } = useDraftField<readonly DraftValues[]>("time.windows");
  const now = (): readonly DraftValues[] => itemsAt(session.state().draft, "time.windows");
  return (
    <fieldset className="hours" aria-label={texts.hours}>
      {windows.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: hours are named by their place
        <div className="hours-row" key={at}>
          <TextField {...named(texts, `time.windows.${at}.from`)} type="time" />
          <TextField {...named(texts, `time.windows.${at}.to`)} type="time" />
          <ActionButton
            look="quiet"
            icon="close"
            onPress={() => set(now().filter((_one, other) => other !== at))}
          >
            {texts.remove}
          </ActionButton>
        </div>
      ))}
      <ActionButton icon="plus" onPress={() => set([...now(), { from: "09:00", to: "12:00" }])}>
        {texts.addHours}
      </ActionButton>
      <p className="input-hint">{texts.hoursHint}</p>
    </fieldset>
  );
}

/** Regions with their branches; both may be chosen, and nothing is everywhere. */
export function WhereSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const { branches, regions, nameOf } = useNames();
  const choices = branches.map(({ id, name, region }) => {
    return { id, name: region === null ? name : `${name} · ${nameOf(region)}` };
  });
  return (
    <Section id="where">
      <div className="columns">
        <ManyField
          path="scope.regions"
          label={texts.regions}
          choices={regions}
          noneText={texts.everywhere}
        />
        <ManyField
          path="scope.branches"
          label={texts.branches}
          choices={choices}
          noneText={texts.everywhere}
        />
      </div>
    </Section>
  );
}

export function WhoSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const { customerGroups } = useOffers();
  const first = useDraftField<boolean>("audience.firstPurchase");
  return (
    <Section id="who">
      <div className="form-row">
        <ChoiceField
          {...named(texts, "audience.card")}
          choices={choicesOf(texts.choices["card"])}
          isOptional
        />
        <TextField {...named(texts, "trigger.coupon")} />
      </div>
      <ManyField
        path="audience.customerGroups"
        label={texts.customerGroups}
        choices={customerGroups}
        noneText={texts.allGroups}
      />
      <Spot path="audience.firstPurchase">
        <CheckInput
          label={texts.fields["firstPurchase"] ?? ""}
          name="audience.firstPurchase"
          value={first.value === true}
          onChange={(isOn) => first.set(isOn ? true : undefined)}
        />
      </Spot>
    </Section>
  );
}

export function LimitsSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const { purses } = useOffers();
  const payable = purses.map(({ id, name }) => ({ id, label: name }));
  return (
    <Section id="limits">
      <div className="form-row">
        <MoneyField {...named(texts, "conditions.minAmount")} />
        <MoneyField {...named(texts, "conditions.maxAmount")} />
        <CountField {...named(texts, "conditions.minQuantity")} />
      </div>
      <div className="form-row">
        <MoneyField {...named(texts, "caps.perReceipt")} />
        <CountField {...named(texts, "caps.perCard.n", "perCard")} />
        <ChoiceField
          {...named(texts, "caps.perCard.per", "period")}
          choices={choicesOf(texts.choices["period"])}
          isOptional
        />
        <MoneyField {...named(texts, "caps.budget")} />
      </div>
      <div className="form-row">
        <ChoiceField {...named(texts, "cost.purse", "costPurse")} choices={payable} isOptional />
        <CountField {...named(texts, "cost.amount", "costAmount")} />
      </div>
    </Section>
  );
}

export function MixSection(): ReactElement {
  const texts = useTexts(builderTexts);
  return (
    <Section id="mix">
      <div className="form-row">
        <CountField {...named(texts, "stacking.priority")} />
        <ChoiceField
          {...named(texts, "stacking.mode")}
          choices={choicesOf(texts.choices["mode"])}
        />
        <TextField {...named(texts, "stacking.group")} />
      </div>
    </Section>
  );
}
