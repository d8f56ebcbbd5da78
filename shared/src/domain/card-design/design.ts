/** All lengths in millimetres from the card's top left corner, sizes of letters in points. */

/** ISO/IEC 7810 ID-1, as every bank card. */
export const cardSize = { width: 85.6, height: 53.98 } as const;
/** Background beyond the edge, so that a cut that misses shows no white. */
export const bleed = 3;
/** Nothing but background so close to the edge: cuts miss, and corners are round. */
export const safeMargin = 3;

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** `#rrggbb`. */
export type Colour = string;

/** The name of a picture's bytes: 64 hex digits. */
export type PictureId = string;

export const languages = ["de", "en"] as const;
export type Language = (typeof languages)[number];

export type Texts = Readonly<Record<Language, string>>;

export const cardFonts = ["regular", "bold"] as const;
export type CardFont = (typeof cardFonts)[number];

export const aligns = ["left", "center", "right"] as const;

export type Lettering = Box & {
  readonly size: number;
  readonly font: CardFont;
  readonly colour: Colour;
  readonly align: (typeof aligns)[number];
};

export type TextItem = Lettering & { readonly kind: "text"; readonly text: Texts };

/** `name` is the network's, `holder` the cardholder's, `valid` the last good day. */
export const cardFields = ["number", "name", "holder", "valid"] as const;
export type CardField = (typeof cardFields)[number];

export type FieldItem = Lettering & { readonly kind: "field"; readonly field: CardField };

export const codeKinds = ["qr", "code128", "ean13"] as const;
export type CodeKind = (typeof codeKinds)[number];

/**
 * The box holds the code and its quiet zone. `light` fills it; null leaves the background there,
 * which must then be one plain colour.
 */
export type CodeItem = Box & {
  readonly kind: "code";
  readonly code: CodeKind;
  readonly dark: Colour;
  readonly light: Colour | null;
};

export type CardItem = TextItem | FieldItem | CodeItem;

/** The picture lies over the colour and fills the card with its bleed; what is too much is cut. */
export type CardSide = {
  readonly colour: Colour;
  readonly picture: PictureId | null;
  readonly items: readonly CardItem[];
};

export type CardDesign = {
  readonly name: string;
  readonly front: CardSide;
  readonly back: CardSide | null;
};

export const sides = ["front", "back"] as const;
export type SideName = (typeof sides)[number];

export function sidesOf(design: CardDesign): readonly (readonly [SideName, CardSide])[] {
  const front = ["front", design.front] as const;
  return design.back === null ? [front] : [front, ["back", design.back]];
}

export function picturesOf(design: CardDesign): readonly PictureId[] {
  return sidesOf(design).flatMap(([, { picture }]) => (picture === null ? [] : [picture]));
}
