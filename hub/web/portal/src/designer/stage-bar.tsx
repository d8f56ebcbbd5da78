import { languages } from "@cardweave/shared/domain/card-design/design";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import type { ReactElement } from "react";
import { designerTexts } from "./designer-texts.ts";
import { itemAt } from "./draft.ts";
import { faultText, placeOf } from "./fault-words.ts";
import { itemName } from "./item-name.ts";
import type { Workshop } from "./use-workshop.ts";

export interface StageBarProps {
  readonly shop: Workshop;
  readonly language: "de" | "en";
  readonly onLanguage: (language: "de" | "en") => void;
  readonly hasGuides: boolean;
  readonly onGuides: (hasGuides: boolean) => void;
}

/** Above the card: its sides, the steps back and forth, and how it is shown. */
export function StageBar(props: StageBarProps): ReactElement {
  const { shop, language, onLanguage, hasGuides, onGuides } = props;
  const texts = useTexts(designerTexts);
  const { design, side, turn } = shop;
  const shown = design.back === null ? (["front"] as const) : (["front", "back"] as const);
  return (
    <div className="stage-bar">
      <Switch
        label={texts.side}
        choices={shown.map((id) => ({ id, label: texts.sides[id] }))}
        value={side}
        onChoose={turn}
      />
      {shop.mayEdit ? <Steps shop={shop} /> : null}
      <ActionButton
        icon="contrast"
        look="quiet"
        isPressed={hasGuides}
        onPress={() => onGuides(!hasGuides)}
      >
        {texts.guides}
      </ActionButton>
      <Switch
        label={texts.language}
        choices={languages.map((id) => ({ id, label: id.toUpperCase() }))}
        value={language}
        onChoose={onLanguage}
      />
    </div>
  );
}

function Steps({ shop }: { readonly shop: Workshop }): ReactElement {
  const texts = useTexts(designerTexts);
  return (
    <span className="steps-both">
      <ActionButton
        icon="undo"
        look="quiet"
        className="button-icon"
        label={texts.undo}
        isDisabled={!shop.canUndo}
        onPress={shop.undo}
      />
      <ActionButton
        icon="undo"
        look="quiet"
        className="button-icon button-redo"
        label={texts.redo}
        isDisabled={!shop.canRedo}
        onPress={shop.redo}
      />
    </span>
  );
}

interface SwitchProps<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: T; readonly label: string }[];
  readonly value: T;
  readonly onChoose: (id: T) => void;
}

function Switch<T extends string>(props: SwitchProps<T>): ReactElement {
  const { label, choices, value, onChoose } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent with a form
    <span className="switch" role="group" aria-label={label}>
      {choices.map((one) => (
        <button
          key={one.id}
          type="button"
          aria-pressed={one.id === value}
          data-selected={one.id === value ? "" : undefined}
          onClick={() => onChoose(one.id)}
        >
          {one.label}
        </button>
      ))}
    </span>
  );
}

type VerdictProps = Pick<StageBarProps, "shop" | "language">;

/** Whether the card can be printed, and the way to each thing that is wrong. */
export function Verdict({ shop, language }: VerdictProps): ReactElement {
  const texts = useTexts(designerTexts);
  const { design, faults, choose } = shop;
  const count = faults.length;
  return (
    <div className="verdict" role="status" data-faults={count}>
      <StateChip tone={count === 0 ? "good" : "bad"}>
        {count === 0 ? texts.fine : texts.faulty(count)}
      </StateChip>
      {count === 0 ? (
        <span className="soft">{texts.checked}</span>
      ) : (
        <ul>
          {faults.map((fault) => {
            const { side, at } = placeOf(fault);
            const item = at === null ? undefined : itemAt(design, { side, at });
            const said = faultText(fault, texts);
            return (
              <li key={fault.field + fault.reason}>
                <button type="button" className="verdict-fault" onClick={() => choose(at, side)}>
                  {item === undefined ? said : texts.faultOf(itemName(item, language, texts), said)}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
