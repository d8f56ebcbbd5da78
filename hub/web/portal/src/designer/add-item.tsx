import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { designerTexts } from "./designer-texts.ts";
import type { Workshop } from "./use-workshop.ts";

const kinds = ["text", "field", "code"] as const;

/** What can be put onto the side that is shown. */
export function AddItem({ shop }: { readonly shop: Workshop }): ReactElement {
  const texts = useTexts(designerTexts);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent with a form
    <div className="add-item" role="group" aria-label={texts.adding}>
      {kinds.map((kind) => (
        <ActionButton key={kind} icon="plus" label={texts.add[kind]} onPress={() => shop.add(kind)}>
          {texts.kinds[kind]}
        </ActionButton>
      ))}
    </div>
  );
}
