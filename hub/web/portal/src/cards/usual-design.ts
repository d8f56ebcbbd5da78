import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import { readDesign, type StoredDesign } from "../designer/design-shapes.ts";

/** Both were read alike, so that their members stand in one order. */
const usual = JSON.stringify(readDesign(starterDesign));

/** The usual design, if it is kept already and nobody has changed it since. */
export function keptUsual(designs: readonly StoredDesign[]): StoredDesign | undefined {
  return designs.find(({ design }) => JSON.stringify(design) === usual);
}
