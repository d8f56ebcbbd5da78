import { textContrast } from "@cardweave/shared/domain/card-design/colour";
import {
  aligns,
  type CardItem,
  type CodeItem,
  cardFields,
  cardFonts,
  cardSize,
  codeKinds,
  languages,
} from "@cardweave/shared/domain/card-design/design";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { CheckInput, ChoiceInput, InputFrame } from "@cardweave/shared/ui/components/inputs";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { ColourInput } from "./colour-input.tsx";
import { designerTexts } from "./designer-texts.ts";
import { type ReasonProps, reasonAt } from "./fault-words.ts";
import { withCodeKind } from "./new-item.ts";
import { NumberInput } from "./number-input.tsx";
import type { Workshop } from "./use-workshop.ts";

interface ItemProps<T extends CardItem = CardItem> {
  readonly shop: Workshop;
  readonly item: T;
}

type Letters = Exclude<CardItem, CodeItem>;

function useReasons({ faults, side, at }: Workshop): (field: string) => ReasonProps {
  const texts = useTexts(designerTexts);
  return (field) => reasonAt(faults, `${side}.items.${at}.${field}`, texts);
}

/** Everything about the item that is chosen. */
export function ItemFields({ shop, item }: ItemProps): ReactElement {
  const texts = useTexts(designerTexts);
  return (
    <section className="panel sheet" aria-labelledby="chosen">
      <h2 id="chosen">{texts.kinds[item.kind]}</h2>
      <div className="form">
        {item.kind === "code" ? (
          <CodeFields shop={shop} item={item} />
        ) : (
          <LetterFields shop={shop} item={item} />
        )}
        <BoxFields shop={shop} item={item} />
        {shop.mayEdit ? <ItemActs shop={shop} /> : null}
      </div>
    </section>
  );
}

function ItemActs({ shop }: { readonly shop: Workshop }): ReactElement {
  const texts = useTexts(designerTexts);
  const { at, shown, lift, editItem } = shop;
  const place = at ?? 0;
  return (
    <div className="form-acts">
      <ActionButton
        icon="down"
        label={texts.raise}
        className="button-icon button-raise"
        isDisabled={place === shown.items.length - 1}
        onPress={() => lift(1)}
      />
      <ActionButton
        icon="down"
        label={texts.lower}
        className="button-icon"
        isDisabled={place === 0}
        onPress={() => lift(-1)}
      />
      <ActionButton icon="close" look="danger" onPress={() => editItem(null)}>
        {texts.remove}
      </ActionButton>
    </div>
  );
}

const lengths = ["x", "y", "width", "height"] as const;
const limits = {
  x: [-cardSize.width, cardSize.width],
  y: [-cardSize.height, cardSize.height],
  width: [0.1, cardSize.width],
  height: [0.1, cardSize.height],
} as const;

function BoxFields({ shop, item }: ItemProps): ReactElement {
  const texts = useTexts(designerTexts);
  const reasons = useReasons(shop);
  return (
    <div className="box-fields">
      {lengths.map((name) => (
        <NumberInput
          key={name}
          label={texts.box[name]}
          name={name}
          unit="mm"
          step={0.1}
          least={limits[name][0]}
          most={limits[name][1]}
          value={item[name]}
          isDisabled={!shop.mayEdit}
          {...reasons(name)}
          onChange={(value) => shop.editItem({ ...item, [name]: value }, name)}
        />
      ))}
    </div>
  );
}

function LetterFields({ shop, item }: ItemProps<Letters>): ReactElement {
  const texts = useTexts(designerTexts);
  const reasons = useReasons(shop);
  const isDisabled = !shop.mayEdit;
  return (
    <>
      <WhatItSays shop={shop} item={item} />
      <div className="box-fields">
        <NumberInput
          label={texts.size}
          name="size"
          unit="pt"
          step={0.5}
          least={1}
          most={100}
          value={item.size}
          isDisabled={isDisabled}
          {...reasons("size")}
          onChange={(size) => shop.editItem({ ...item, size }, "size")}
        />
        <ChoiceInput
          label={texts.font}
          name="font"
          value={item.font}
          choices={cardFonts.map((id) => ({ id, label: texts.fonts[id] }))}
          isDisabled={isDisabled}
          onChange={(value) => {
            const font = cardFonts.find((one) => one === value);
            if (font !== undefined) shop.editItem({ ...item, font });
          }}
        />
        <ChoiceInput
          label={texts.align}
          name="align"
          value={item.align}
          choices={aligns.map((id) => ({ id, label: texts.aligns[id] }))}
          isDisabled={isDisabled}
          onChange={(value) => {
            const align = aligns.find((one) => one === value);
            if (align !== undefined) shop.editItem({ ...item, align });
          }}
        />
      </div>
      <LetterColour shop={shop} item={item} />
    </>
  );
}

function LetterColour({ shop, item }: ItemProps<Letters>): ReactElement {
  const texts = useTexts(designerTexts);
  const { language } = useFormats();
  const reasons = useReasons(shop);
  const { picture, colour } = shop.shown;
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const ratio = textContrast(item.colour, colour).toLocaleString(language, digits);
  return (
    <ColourInput
      label={texts.colour}
      name="colour"
      value={item.colour}
      hint={picture === null ? texts.contrast(ratio) : texts.contrastOnPicture}
      isDisabled={!shop.mayEdit}
      {...reasons("colour")}
      onChange={(value) => shop.editItem({ ...item, colour: value }, "colour")}
    />
  );
}

function WhatItSays({ shop, item }: ItemProps<Letters>): ReactElement {
  const texts = useTexts(designerTexts);
  const reasons = useReasons(shop);
  const isDisabled = !shop.mayEdit;
  if (item.kind === "field") {
    return (
      <ChoiceInput
        label={texts.field}
        name="field"
        value={item.field}
        hint={texts.fieldHint}
        choices={cardFields.map((id) => ({ id, label: texts.fields[id] }))}
        isDisabled={isDisabled}
        onChange={(value) => {
          const field = cardFields.find((one) => one === value);
          if (field !== undefined) shop.editItem({ ...item, field });
        }}
      />
    );
  }
  return (
    <>
      {languages.map((one) => (
        <InputFrame
          key={one}
          label={texts.textIn[one]}
          name={`text-${one}`}
          {...reasons(`text.${one}`)}
        >
          {(ids) => (
            <textarea
              {...ids}
              name={`text-${one}`}
              className="card-words"
              lang={one}
              maxLength={300}
              disabled={isDisabled}
              value={item.text[one]}
              onChange={({ target: { value } }) => {
                const text = { ...item.text, [one]: value };
                shop.editItem({ ...item, text }, `text.${one}`);
              }}
            />
          )}
        </InputFrame>
      ))}
    </>
  );
}

function CodeFields({ shop, item }: ItemProps<CodeItem>): ReactElement {
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
    </>
  );
}
