import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { useDraftRoom } from "../draft-room.tsx";
import { useNames, useOffers } from "../use-names.ts";
import { builderTexts } from "./builder-texts.ts";
import { CheckField } from "./effect-fields.tsx";
import { ChoiceField, ManyField, TextField } from "./inputs.tsx";
import { isGift } from "./offered-fields.ts";
import { choicesOf, Further, named, Section } from "./section.tsx";

/** Regions, franchisees and branches; any may be chosen, and nothing is everywhere. */
export function WhereSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const { branches, regions, franchisees, nameOf } = useNames();
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
      <Further
        label={`${texts.franchisees}, ${texts.exceptions}`}
        paths={["scope.franchisees", "scope.exceptBranches"]}
      >
        <div className="columns">
          <ManyField
            path="scope.franchisees"
            label={texts.franchisees}
            choices={franchisees}
            noneText={texts.everywhere}
          />
          <ManyField
            path="scope.exceptBranches"
            label={texts.exceptBranches}
            choices={choices}
            noneText={texts.noException}
          />
        </div>
      </Further>
    </Section>
  );
}

export function WhoSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const { state } = useDraftRoom();
  const { customerGroups, tiers } = useOffers();
  const on = String(state.draft["on"] ?? "sale");
  return (
    <Section id="who">
      <div className="form-row">
        <ChoiceField
          {...named(texts, "audience.card")}
          choices={choicesOf(texts.choices["card"])}
          isOptional
        />
        {isGift(on) ? null : <Coupon />}
      </div>
      <ManyField
        path="audience.customerGroups"
        label={texts.customerGroups}
        choices={customerGroups}
        noneText={texts.allGroups}
      />
      <ManyField
        path="audience.tiers"
        label={texts.tiers}
        choices={tiers}
        noneText={texts.allTiers}
      />
      <CheckField {...named(texts, "audience.firstPurchase")} />
    </Section>
  );
}

function Coupon(): ReactElement {
  const texts = useTexts(builderTexts);
  const { state } = useDraftRoom();
  return (
    <>
      <TextField {...named(texts, "trigger.coupon")} />
      {state.draft["trigger"] === undefined ? null : (
        <ChoiceField
          {...named(texts, "trigger.use")}
          choices={choicesOf(texts.choices["use"])}
          usual="code"
        />
      )}
    </>
  );
}
