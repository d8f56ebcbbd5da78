import { textContrast } from "@cardweave/shared/domain/card-design/colour";
import {
  aligns,
  type CardItem,
  cardFields,
  cardFonts,
  cardSize,
  languages,
} from "@cardweave/shared/domain/card-design/design";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { ChoiceInput, InputFrame } from "@cardweave/shared/ui/components/inputs";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { CodeFields } from "./code-fields.tsx";
import { ColourInput } from "./colour-input.tsx";
import { designerTexts } from "./designer-texts.ts";
import { FieldGroup } from "./field-group.tsx";
import { NumberInput } from "./number-input.tsx";
import { useReasons } from "./use-reasons.ts";
import type { Workshop } from "./use-workshop.ts";

interface ItemProps<T extends CardItem = CardItem> {
  readonly shop: Workshop;
  readonly item: T;
}

type Letters = Exclude<CardItem, { readonly kind: "code" }>;

/** Everything about the item that is chosen. */
export function ItemFields({ shop, item }: ItemProps): ReactElement {
  const texts = useTexts(designerTexts);
  return (
    <section className="panel sheet" aria-labelledby="chosen">
      <h2 id="chosen">{texts.kinds[item.kind]}</h2>
      <div className="form">
        {item.kind === "code" ? (
          <CodeFields shop={shop} item={item} place={<BoxFields shop={shop} item={item} />} />
        ) : (
          <LetterFields shop={shop} item={item} />
        )}
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
    <FieldGroup title={texts.boxTitle}>
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
    </FieldGroup>
  );
}

function LetterFields({ shop, item }: ItemProps<Letters>): ReactElement {
  const texts = useTexts(designerTexts);
  const reasons = useReasons(shop);
  const isDisabled = !shop.mayEdit;
  return (
    <>
      <WhatItSays shop={shop} item={item} />
      <BoxFields shop={shop} item={item} />
      <FieldGroup title={texts.lettering}>
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
        <LetterColour shop={shop} item={item} />
      </FieldGroup>
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
