import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import { CheckInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { ColourInput } from "./colour-input.tsx";
import { designerTexts } from "./designer-texts.ts";
import { reasonAt } from "./fault-words.ts";
import { PictureInput } from "./picture-input.tsx";
import type { Workshop } from "./use-workshop.ts";

/** The card as a whole, and the background of the side that is shown. */
export function SideFields({ shop }: { readonly shop: Workshop }): ReactElement {
  const texts = useTexts(designerTexts);
  const { design, shown, side, faults, mayEdit, edit, editSide, problem } = shop;
  const isDisabled = !mayEdit;
  return (
    <section className="panel sheet" aria-labelledby="chosen">
      <h2 id="chosen">{texts.background}</h2>
      <div className="form">
        <TextInput
          label={texts.name}
          name="name"
          isRequired
          value={design.name}
          isDisabled={isDisabled}
          reason={problem?.fields.find(({ field }) => field === "name")?.reason}
          onChange={(name) => edit({ ...design, name }, "name")}
        />
        <ColourInput
          label={texts.backgroundOf[side]}
          name="background"
          value={shown.colour}
          isDisabled={isDisabled}
          {...reasonAt(faults, `${side}.colour`, texts)}
          onChange={(colour) => editSide({ ...shown, colour }, "colour")}
        />
        <PictureInput shop={shop} {...reasonAt(faults, `${side}.picture`, texts)} />
        <CheckInput
          label={texts.hasBack}
          name="back"
          value={design.back !== null}
          isDisabled={isDisabled}
          onChange={(isOn) => edit({ ...design, back: isOn ? starterDesign.back : null })}
        />
      </div>
    </section>
  );
}
