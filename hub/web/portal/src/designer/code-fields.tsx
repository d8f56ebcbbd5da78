import { type CodeItem, codeKinds } from "@cardweave/shared/domain/card-design/design";
import { CheckInput, ChoiceInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { ColourInput } from "./colour-input.tsx";
import { designerTexts } from "./designer-texts.ts";
import { FieldGroup } from "./field-group.tsx";
import { withCodeKind } from "./new-item.ts";
import { useReasons } from "./use-reasons.ts";
import type { Workshop } from "./use-workshop.ts";

interface CodeFieldsProps {
  readonly shop: Workshop;
  readonly item: CodeItem;
  /** Where it stands and how large it is. */
  readonly place: ReactElement;
}

/** What kind of code it is, and what it is printed with. */
export function CodeFields({ shop, item, place }: CodeFieldsProps): ReactElement {
  const texts = useTexts(designerTexts);
  const reasons = useReasons(shop);
  const isDisabled = !shop.mayEdit;
  const { light } = item;
  return (
    <>
      <ChoiceInput
        label={texts.code}
        name="code"
        value={item.code}
        hint={texts.codeHints[item.code]}
        choices={codeKinds.map((id) => ({ id, label: texts.codes[id] }))}
        isDisabled={isDisabled}
        {...reasons("code")}
        onChange={(value) => {
          const code = codeKinds.find((one) => one === value);
          if (code !== undefined) shop.editItem(withCodeKind(item, code));
        }}
      />
      {place}
      <FieldGroup title={texts.colours}>
        <CheckInput
          label={texts.ownPatch}
          name="patch"
          hint={texts.ownPatchHint}
          value={light !== null}
          isDisabled={isDisabled}
          onChange={(isOn) => shop.editItem({ ...item, light: isOn ? "#ffffff" : null })}
        />
        <ColourInput
          label={texts.dark}
          name="dark"
          value={item.dark}
          isDisabled={isDisabled}
          {...reasons("dark")}
          onChange={(dark) => shop.editItem({ ...item, dark }, "dark")}
        />
        {light === null ? null : (
          <ColourInput
            label={texts.light}
            name="light"
            value={light}
            isDisabled={isDisabled}
            {...reasons("light")}
            onChange={(value) => shop.editItem({ ...item, light: value }, "light")}
          />
        )}
      </FieldGroup>
    </>
  );
}
