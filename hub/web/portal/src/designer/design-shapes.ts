import {
  aligns,
  type CardDesign,
  type CardItem,
  type CardSide,
  cardFields,
  cardFonts,
  codeKinds,
} from "@cardweave/shared/domain/card-design/design";
import {
  list,
  moment,
  orNull,
  type Read,
  record,
  shape,
  text,
  UnreadableAnswer,
} from "@cardweave/shared/ui/api/readers";

export interface Fault {
  /** A path into the design: `front.items.2.width`. */
  readonly field: string;
  readonly reason: string;
}

export interface StoredDesign {
  readonly id: string;
  readonly version: string;
  readonly at: number;
  readonly design: CardDesign;
  /** With one of them no batch is made of it. */
  readonly faults: readonly Fault[];
}

function amount(value: unknown): number {
  if (typeof value !== "number") throw new UnreadableAnswer("expected a number");
  return value;
}

function oneOf<T extends string>(known: readonly T[]): Read<T> {
  return (value) => {
    const found = known.find((one) => one === value);
    if (found === undefined) throw new UnreadableAnswer(`expected one of ${known.join(", ")}`);
    return found;
  };
}

const box = { x: amount, y: amount, width: amount, height: amount } as const;
const lettering = {
  ...box,
  size: amount,
  font: oneOf(cardFonts),
  colour: text,
  align: oneOf(aligns),
} as const;

const readText = shape({ ...lettering, text: shape({ de: text, en: text }) });
const readField = shape({ ...lettering, field: oneOf(cardFields) });
const readCode = shape({ ...box, code: oneOf(codeKinds), dark: text, light: orNull(text) });

function readItem(value: unknown): CardItem {
  const { kind } = record(value);
  if (kind === "text") return { kind, ...readText(value) };
  if (kind === "field") return { kind, ...readField(value) };
  if (kind === "code") return { kind, ...readCode(value) };
  throw new UnreadableAnswer("expected an item of a card");
}

const readSide: Read<CardSide> = shape({
  colour: text,
  picture: orNull(text),
  items: list(readItem),
});

const readFault: Read<Fault> = shape({ field: text, reason: text });

export const readFaults: Read<{ readonly faults: readonly Fault[] }> = shape({
  faults: list(readFault),
});

export const readDesign: Read<CardDesign> = shape({
  name: text,
  front: readSide,
  back: orNull(readSide),
});

export const readStoredDesign: Read<StoredDesign> = shape({
  id: text,
  version: text,
  at: moment,
  design: readDesign,
  faults: list(readFault),
});
