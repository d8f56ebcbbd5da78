import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { useDraftRoom } from "../draft-room.tsx";
import { useOffers } from "../use-names.ts";
import { ArticlesField } from "./articles-field.tsx";
import { builderTexts } from "./builder-texts.ts";
import { Effects } from "./effects.tsx";
import { ChoiceField, CountField, ManyField, TextField } from "./inputs.tsx";
import { choicesOf, Further, named, Section } from "./section.tsx";

export function WhatSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const offers = useOffers();
  const { state } = useDraftRoom();
  const on = state.draft["on"] ?? "sale";
  return (
    <Section id="what">
      <div className="form-row">
        <TextField path="name" label={texts.name} />
        <ChoiceField path="on" label={texts.on} choices={choicesOf(texts.occasions)} usual="sale" />
      </div>
      <Effects offers={offers} />
      {on === "sale" ? (
        <>
          <ManyField
            path="select.groups"
            label={texts.articleGroups}
            choices={offers.articleGroups}
            noneText={texts.allArticles}
          />
          <Further
            label={texts.exceptions}
            paths={["select.articles", "select.exceptGroups", "select.exceptArticles"]}
          >
            <ArticlesField path="select.articles" label={texts.onlyArticles} />
            <ManyField
              path="select.exceptGroups"
              label={texts.exceptGroups}
              choices={offers.articleGroups}
              noneText={texts.noException}
            />
            <ArticlesField path="select.exceptArticles" label={texts.exceptArticles} />
          </Further>
        </>
      ) : null}
      {on === "birthday" ? (
        <div className="form-row">
          <CountField {...named(texts, "birthday.daysBefore")} />
          <CountField {...named(texts, "birthday.daysAfter")} />
        </div>
      ) : null}
    </Section>
  );
}
