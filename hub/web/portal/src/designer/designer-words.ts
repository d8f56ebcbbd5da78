import type {
  CardField,
  CardFont,
  CardItem,
  CodeKind,
  Lettering,
  SideName,
} from "@cardweave/shared/domain/card-design/design";

/** What the designer says. */
export interface DesignerTexts {
  readonly title: string;
  readonly under: string;
  readonly make: string;
  readonly made: string;
  readonly newName: string;
  readonly name: string;
  readonly changedAt: string;
  readonly fine: string;
  readonly faulty: (count: number) => string;
  readonly checked: string;
  /** One fault with the name of the element that it is about. */
  readonly faultOf: (name: string, fault: string) => string;
  readonly empty: string;
  readonly emptyUnder: string;
  readonly copy: (name: string) => string;
  readonly copied: (name: string) => string;
  readonly designerUnder: string;
  readonly save: string;
  readonly saveKey: string;
  readonly saved: string;
  readonly undo: string;
  readonly redo: string;
  readonly order: string;
  readonly specimens: string;
  readonly saveFirst: string;
  readonly layouts: Readonly<Record<"card" | "bleed" | "sheet", string>>;
  readonly conflict: string;
  readonly loadNewer: string;
  readonly keepAsCopy: string;
  readonly keptAsCopy: string;
  readonly side: string;
  readonly sides: Readonly<Record<SideName, string>>;
  readonly stage: string;
  readonly keys: string;
  readonly keyList: readonly { readonly key: string; readonly label: string }[];
  readonly guides: string;
  readonly language: string;
  readonly items: string;
  readonly adding: string;
  readonly kinds: Readonly<Record<CardItem["kind"], string>>;
  readonly codes: Readonly<Record<CodeKind, string>>;
  readonly codeHints: Readonly<Record<CodeKind, string>>;
  readonly fields: Readonly<Record<CardField, string>>;
  readonly fieldHint: string;
  readonly add: Readonly<Record<CardItem["kind"], string>>;
  readonly raise: string;
  readonly lower: string;
  readonly remove: string;
  readonly boxTitle: string;
  readonly lettering: string;
  readonly colours: string;
  readonly box: Readonly<Record<"x" | "y" | "width" | "height", string>>;
  readonly size: string;
  readonly font: string;
  readonly fonts: Readonly<Record<CardFont, string>>;
  readonly align: string;
  readonly aligns: Readonly<Record<Lettering["align"], string>>;
  readonly colour: string;
  readonly contrast: (ratio: string) => string;
  readonly contrastOnPicture: string;
  readonly textIn: Readonly<Record<"de" | "en", string>>;
  readonly field: string;
  readonly code: string;
  readonly dark: string;
  readonly light: string;
  readonly ownPatch: string;
  readonly ownPatchHint: string;
  readonly background: string;
  readonly backgroundOf: Readonly<Record<SideName, string>>;
  readonly picture: string;
  readonly pictureHint: string;
  readonly pictureFaults: Readonly<Record<string, string>>;
  readonly removePicture: string;
  readonly hasBack: string;
  readonly faults: Readonly<Record<string, string>>;
}
