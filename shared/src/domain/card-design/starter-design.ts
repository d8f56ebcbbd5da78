import type { CardDesign, FieldItem, Lettering, TextItem } from "./design.ts";

const ink = "#1d2433";
const letters = { font: "regular", colour: ink, align: "left" } as const;

function line(
  text: TextItem["text"],
  place: Omit<TextItem, "kind" | "text" | keyof typeof letters> & Partial<Lettering>,
): TextItem {
  return { kind: "text", ...letters, ...place, text };
}

/** What the field says, large or small, where it stands. */
function field(
  name: FieldItem["field"],
  place: Pick<FieldItem, "x" | "y" | "width" | "height" | "size"> & Partial<FieldItem>,
): FieldItem {
  return { ...letters, ...place, kind: "field", field: name };
}

const caption = { colour: "#c9dcf2", align: "center" } as const;
const patch = { dark: "#000000", light: "#ffffff" } as const;

/** A card to begin with: the name and the number in front, the codes behind. */
export const starterDesign: CardDesign = {
  name: "Standard",
  front: {
    colour: "#12355b",
    picture: null,
    items: [
      field("name", {
        x: 6,
        y: 6,
        width: 50,
        height: 9,
        size: 19,
        font: "bold",
        colour: "#ffffff",
      }),
      line(
        { de: "Kundenkarte", en: "Customer card" },
        { x: 6, y: 16, width: 50, height: 6, size: 10, colour: "#c9dcf2" },
      ),
      field("holder", { x: 6, y: 36, width: 50, height: 6, size: 11, colour: "#ffffff" }),
      field("number", { x: 6, y: 43, width: 50, height: 5, size: 9, colour: "#ffffff" }),
      { kind: "code", code: "qr", x: 59.6, y: 6, width: 20, height: 20, ...patch },
      line(
        { de: "Guthaben ansehen", en: "See your balance" },
        { ...caption, x: 59.6, y: 27, width: 20, height: 4, size: 6 },
      ),
    ],
  },
  back: {
    colour: "#ffffff",
    picture: null,
    items: [
      { kind: "code", code: "code128", x: 10.8, y: 8, width: 64, height: 16, ...patch },
      field("number", { x: 10.8, y: 25, width: 64, height: 5, size: 9, align: "center" }),
      line(
        {
          de: "Zeigen Sie diese Karte an der Kasse.\nGefunden? Bitte in einer Filiale abgeben.",
          en: "Show this card at the till.\nFound it? Please hand it in at any branch.",
        },
        { x: 6, y: 36, width: 73.6, height: 8, size: 7 },
      ),
      field("valid", { x: 6, y: 45.5, width: 73.6, height: 4, size: 7 }),
    ],
  },
};
