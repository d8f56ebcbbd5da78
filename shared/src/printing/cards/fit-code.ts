import type { Box } from "../../domain/card-design/design.ts";
import type { CodeSymbol, DarkRun } from "./code-symbol.ts";

/** The dark parts of a code in millimetres: as large as the box allows, in its middle. */
export function fitted(box: Box, { extent, dark }: CodeSymbol): readonly DarkRun[] {
  const isBars = extent.height === 0;
  const across = box.width / extent.width;
  const side = isBars ? across : Math.min(across, box.height / extent.height);
  const left = box.x + (box.width - side * extent.width) / 2;
  const down = isBars ? box.height : side;
  const top = isBars ? box.y : box.y + (box.height - side * extent.height) / 2;
  return dark.map(({ x, y, width, height }) => {
    return { x: left + x * side, y: top + y * down, width: width * side, height: height * down };
  });
}
