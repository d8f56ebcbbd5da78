import { z } from "zod";
import {
  aligns,
  type CardDesign,
  type CardItem,
  type CardSide,
  cardFields,
  cardFonts,
  codeKinds,
} from "../../domain/card-design/design.ts";
import { base64, count, label, plain, time, type Warned, warnings } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

const mostItems = 40;

/** Millimetres; far beyond the card is allowed here, the check says where it is at fault. */
const length: z.ZodType<number> = z.number().min(-100).max(200);
const extent: z.ZodType<number> = z.number().gt(0).max(200);
const colour: z.ZodType<string> = z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour such as #1f4ad0");
const pictureId: z.ZodType<string> = z.string().regex(/^[0-9a-f]{64}$/);

const box = { x: length, y: length, width: extent, height: extent } as const;
const lettering = {
  ...box,
  size: z.number().gt(0).max(100).meta({ description: "Points" }),
  font: z.enum(cardFonts),
  colour,
  align: z.enum(aligns),
} as const;
const words = z.string().max(300);

const cardItem: z.ZodType<CardItem> = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("text"),
      ...lettering,
      text: z.object({ de: words, en: words }),
    }),
    z.object({ kind: z.literal("field"), ...lettering, field: z.enum(cardFields) }),
    z.object({
      kind: z.literal("code"),
      ...box,
      code: z.enum(codeKinds),
      dark: colour,
      light: colour.nullable(),
    }),
  ])
  .meta({ id: "CardItem", description: "Places in millimetres from the card's top left corner" });

const cardSide: z.ZodType<CardSide> = z
  .object({ colour, picture: pictureId.nullable(), items: z.array(cardItem).max(mostItems) })
  .meta({ id: "CardSide" });

export const cardDesign: z.ZodType<CardDesign> = z
  .object({ name: label, front: cardSide, back: cardSide.nullable() })
  .meta({ id: "CardDesign", description: "A card of 85.60 by 53.98 mm" });

/** `faults`: with one of them no batch is made of it. `version` is the ETag. */
export type CardDesignView = {
  readonly id: string;
  readonly version: string;
  readonly at: string;
  readonly design: CardDesign;
  readonly faults: readonly { readonly field: string; readonly reason: string }[];
} & Warned;

const faults = z.array(z.object({ field: plain, reason: plain }));

export const cardDesignView: z.ZodType<CardDesignView> = z
  .object({ id: plain, version: plain, at: time, design: cardDesign, faults, warnings })
  .meta({ id: "CardDesignStored" });

export const cardDesignList: z.ZodType<Listed<CardDesignView>> = listOf(
  cardDesignView,
  "CardDesignList",
);

export const designParams: z.ZodType<{ readonly id: string }> = z.object({
  id: z.string().regex(/^[A-Z2-7]{8}$/),
});

/** The scheme whose numbers the codes must be able to say. */
export const cardSchemes = ["own", "ean13"] as const;
export type PrintScheme = (typeof cardSchemes)[number];

export type DesignCheck = { readonly design: CardDesign; readonly scheme: PrintScheme };
export type DesignFaults = Pick<CardDesignView, "faults"> & Warned;

export const designCheck: z.ZodType<DesignCheck> = z
  .object({ design: cardDesign, scheme: z.enum(cardSchemes).default("own") })
  .meta({ id: "CardDesignCheck" });
export const designFaults: z.ZodType<DesignFaults> = z
  .object({ faults, warnings })
  .meta({ id: "CardDesignFaults" });

export type SpecimenQuery = {
  readonly language: "de" | "en";
  readonly scheme: PrintScheme;
  readonly layout: "card" | "bleed" | "sheet";
};

export const specimenQuery: z.ZodType<SpecimenQuery> = z.object({
  language: z.enum(["de", "en"]).default("de"),
  scheme: z.enum(cardSchemes).default("own"),
  layout: z.enum(["card", "bleed", "sheet"]).default("card"),
});

/** PNG or JPEG. */
export type NewCardPicture = { readonly data: string };
export const newCardPicture: z.ZodType<NewCardPicture> = z
  .object({ data: base64 })
  .meta({ id: "NewCardPicture", description: "A PNG or JPEG in base64, at most 700,000 bytes" });

export type CardPictureView = {
  readonly id: string;
  readonly media: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
} & Warned;

export const cardPictureView: z.ZodType<CardPictureView> = z
  .object({ id: plain, media: plain, width: count, height: count, bytes: count, warnings })
  .meta({ id: "CardPicture" });

export const pictureParams: z.ZodType<{ readonly id: string }> = z.object({ id: pictureId });
