import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { withValue } from "../draft-paths.ts";
import { useDraftRoom } from "../draft-room.tsx";
import { builderTexts } from "./builder-texts.ts";
import { Chip, Chips } from "./chips.tsx";
import { CompetingGroup } from "./competing-group.tsx";
import { ChoiceField, CountField } from "./inputs.tsx";
import { unshown } from "./offered-fields.ts";
import { choicesOf, Further, named, Section } from "./section.tsx";

export function MixSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const { state } = useDraftRoom();
  return (
    <Section id="mix">
      {state.draft["stacking"] === undefined ? <p className="soft">{texts.usualMix}</p> : null}
      <Further
        label={texts.further}
        paths={["stacking.priority", "stacking.mode", "stacking.group"]}
      >
        <div className="form-row">
          <CountField {...named(texts, "stacking.priority")} />
          <ChoiceField
            {...named(texts, "stacking.mode")}
            choices={choicesOf(texts.choices["mode"])}
          />
          <CompetingGroup />
        </div>
      </Further>
    </Section>
  );
}

/** What the draft holds besides what the form shows. Promise: nothing is held without being told. */
export function AlsoSection(): ReactElement | null {
  const texts = useTexts(builderTexts);
  const { state, session } = useDraftRoom();
  const rest = unshown(state.draft);
  if (rest.length === 0) return null;
  const nameOf = (path: string): string => texts.fields[path.split(".").at(-1) ?? ""] ?? path;
  return (
    <section className="panel sheet" aria-labelledby="section-also" id="also">
      <h2 id="section-also">{texts.also}</h2>
      <p className="soft">{texts.alsoUnder}</p>
      <Chips label={texts.also}>
        {rest.map(({ path, value }) => (
          <Chip
            key={path}
            name={`${nameOf(path)}: ${typeof value === "string" ? value : JSON.stringify(value)}`}
            onRemove={() => session.change(withValue(session.state().draft, path, undefined))}
          />
        ))}
      </Chips>
    </section>
  );
}
