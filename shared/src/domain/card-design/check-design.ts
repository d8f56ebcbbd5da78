import { type CodeExtent, leastBarHeight, leastModule, moduleWidth } from "./code-size.ts";
import { isColour, symbolContrast, textContrast } from "./colour.ts";
import {
  type Box,
  type CardDesign,
  type CardItem,
  type CardSide,
  type CodeItem,
  type CodeKind,
  cardSize,
  type Lettering,
  languages,
  safeMargin,
  sidesOf,
} from "./design.ts";

/** `field` as a path into the design: `front.items.2.width`. */
export type DesignFault = { readonly field: string; readonly reason: FaultReason };

export type FaultReason =
  | "not-a-colour"
  | "no-such-picture"
  | "outside-safe-zone"
  | "too-small"
  | "too-flat"
  | "no-contrast"
  | "quiet-zone-on-picture"
  | "quiet-zone-covered"
  | "text-missing"
  | "text-too-high"
  | "wrong-scheme"
  | "names-no-card";

export type CheckParts = {
  readonly hasPicture: (id: string) => boolean;
  /** The largest code that a batch of this scheme can need; undefined when it cannot be made. */
  readonly extentOf: (code: CodeKind) => CodeExtent | undefined;
};

/** Of the light; grade A of ISO/IEC 15415 and 15416. */
const leastSymbolContrast = 0.7;
/** Source: WCAG 2.2, 1.4.3 for large letters. */
const leastTextContrast = 3;
/** Points; smaller letters run together in a card printer's ribbon. */
const leastLetters = 5;
/** Millimetres for a point of size; a point is 1/72 of an inch, a line 1.26 letters high. */
const lineHeight = (1.26 * 25.4) / 72;

/** Everything that would make a card unreadable or cut off, with the field at fault. */
export function checkDesign(design: CardDesign, parts: CheckParts): readonly DesignFault[] {
  const faults = sidesOf(design).flatMap(([name, side]) => checkSide(name, side, parts));
  const items = sidesOf(design).flatMap(([, side]) => side.items);
  const namesCard = items.some((one) => one.kind === "code" || isNumber(one));
  return namesCard ? faults : [...faults, { field: "front.items", reason: "names-no-card" }];
}

function isNumber(item: CardItem): boolean {
  return item.kind === "field" && item.field === "number";
}

type Spot = { readonly path: string; readonly side: CardSide; readonly parts: CheckParts };

function checkSide(name: string, side: CardSide, parts: CheckParts): readonly DesignFault[] {
  const { colour, picture, items } = side;
  const faults: DesignFault[] = [];
  if (!isColour(colour)) faults.push({ field: `${name}.colour`, reason: "not-a-colour" });
  if (picture !== null && !parts.hasPicture(picture)) {
    faults.push({ field: `${name}.picture`, reason: "no-such-picture" });
  }
  const checked = items.flatMap((item, at) => {
    const spot = { path: `${name}.items.${at}`, side, parts };
    const rest = item.kind === "code" ? checkCode(item, spot) : checkLetters(item, spot);
    return [...checkPlace(item, spot), ...rest];
  });
  return [...faults, ...checked];
}

/** A box that is a hair over by rounding is not at fault. */
const hair = 1e-6;

function checkPlace({ x, y, width, height }: Box, { path }: Spot): readonly DesignFault[] {
  const far = safeMargin - hair;
  const isOver = {
    x: x < far,
    y: y < far,
    width: x >= far && x + width > cardSize.width - far,
    height: y >= far && y + height > cardSize.height - far,
  };
  return Object.entries(isOver)
    .filter(([, over]) => over)
    .map(([field]) => ({ field: `${path}.${field}`, reason: "outside-safe-zone" }));
}

function checkLetters(item: Exclude<CardItem, CodeItem>, spot: Spot): readonly DesignFault[] {
  const { path, side } = spot;
  const faults: DesignFault[] = [...checkSize(item, path)];
  if (!isColour(item.colour)) {
    faults.push({ field: `${path}.colour`, reason: "not-a-colour" });
  } else if (side.picture === null && isColour(side.colour)) {
    const contrast = textContrast(item.colour, side.colour);
    if (contrast < leastTextContrast) {
      faults.push({ field: `${path}.colour`, reason: "no-contrast" });
    }
  }
  if (item.kind === "field") return faults;
  const empty = languages.filter((one) => item.text[one].trim() === "");
  return [
    ...faults,
    ...empty.map((one): DesignFault => ({ field: `${path}.text.${one}`, reason: "text-missing" })),
  ];
}

function checkSize({ size, height }: Lettering, path: string): readonly DesignFault[] {
  if (size < leastLetters) return [{ field: `${path}.size`, reason: "too-small" }];
  // The last line is dropped when it does not fit, so at least one must.
  const isHigh = size * lineHeight > height + hair;
  return isHigh ? [{ field: `${path}.height`, reason: "text-too-high" }] : [];
}

function checkCode(item: CodeItem, spot: Spot): readonly DesignFault[] {
  const { path } = spot;
  return [
    ...checkColours(item, spot),
    ...checkExtent(item, spot),
    ...(isCovered(item, spot.side)
      ? [{ field: `${path}.x`, reason: "quiet-zone-covered" } as const]
      : []),
  ];
}

function checkColours({ dark, light }: CodeItem, { path, side }: Spot): readonly DesignFault[] {
  if (light === null && side.picture !== null) {
    return [{ field: `${path}.light`, reason: "quiet-zone-on-picture" }];
  }
  const under = light ?? side.colour;
  const wrong = [
    ...(isColour(dark) ? [] : ["dark"]),
    ...(light === null || isColour(light) ? [] : ["light"]),
  ];
  if (wrong.length > 0) {
    return wrong.map((field) => ({ field: `${path}.${field}`, reason: "not-a-colour" }));
  }
  if (!isColour(under) || symbolContrast(dark, under) >= leastSymbolContrast) return [];
  return [{ field: `${path}.dark`, reason: "no-contrast" }];
}

function checkExtent(item: CodeItem, { path, parts }: Spot): readonly DesignFault[] {
  const extent = parts.extentOf(item.code);
  if (extent === undefined) return [{ field: `${path}.code`, reason: "wrong-scheme" }];
  const faults: DesignFault[] = [];
  if (moduleWidth(item, extent) < leastModule[item.code] - hair) {
    faults.push({ field: `${path}.width`, reason: "too-small" });
  }
  if (extent.height === 0 && item.height < leastBarHeight) {
    faults.push({ field: `${path}.height`, reason: "too-flat" });
  }
  return faults;
}

/** What is drawn over a code or its quiet zone; order does not matter, they must not meet. */
function isCovered(code: CodeItem, { items }: CardSide): boolean {
  return items.some((other) => other !== code && meet(code, other));
}

function meet(one: Box, other: Box): boolean {
  const left = Math.max(one.x, other.x);
  const top = Math.max(one.y, other.y);
  const right = Math.min(one.x + one.width, other.x + other.width);
  const bottom = Math.min(one.y + one.height, other.y + other.height);
  return left < right - hair && top < bottom - hair;
}
