import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { designerTexts } from "./designer-texts.ts";
import { schemeOf } from "./sample-card.ts";
import type { Workshop } from "./use-workshop.ts";

export interface DesignerActsProps {
  readonly shop: Workshop;
  readonly onSave: () => void;
}

/** Saving, the test print, and the order for real cards. */
export function DesignerActs({ shop, onSave }: DesignerActsProps): ReactElement {
  const texts = useTexts(designerTexts);
  const { mayEdit, isChanged, isBusy, faults, id } = shop;
  return (
    <>
      <Prints shop={shop} />
      {mayEdit && faults.length === 0 ? (
        <a className="button" href={`/cards/batches?new&design=${id}`}>
          <Icon name="card" />
          <span>{texts.order}</span>
        </a>
      ) : null}
      {mayEdit ? (
        <ActionButton
          look="main"
          icon="check"
          {...(isChanged ? { hotkey: texts.saveKey } : {})}
          isDisabled={!isChanged || isBusy}
          onPress={onSave}
        >
          {isChanged ? texts.save : texts.saved}
        </ActionButton>
      ) : null}
    </>
  );
}

const layouts = ["card", "sheet", "bleed"] as const;

/** The stored design on a card of nobody's; each opens in a window of its own. */
function Prints({ shop }: Pick<DesignerActsProps, "shop">): ReactElement {
  const texts = useTexts(designerTexts);
  const { language } = useFormats();
  const address = (layout: string): string => {
    const query = new URLSearchParams({ layout, language, scheme: schemeOf(shop.design) });
    return `/v1/cards/designs/${shop.id}/specimen?${query}`;
  };
  return (
    <>
      <button type="button" className="button" popoverTarget="prints">
        <Icon name="print" />
        <span>{texts.specimens}</span>
        <Icon name="down" />
      </button>
      <div id="prints" popover="auto" className="menu panel prints">
        {shop.isChanged ? <p className="soft">{texts.saveFirst}</p> : null}
        {layouts.map((layout) => (
          <a
            key={layout}
            className="button button-quiet"
            href={address(layout)}
            target="_blank"
            rel="noreferrer"
          >
            {texts.layouts[layout]}
          </a>
        ))}
      </div>
    </>
  );
}
