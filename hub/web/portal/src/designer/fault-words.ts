import type { Fault } from "./design-shapes.ts";
import type { DesignerTexts } from "./designer-words.ts";

export interface ReasonProps {
  readonly reason: string | undefined;
  readonly reasonText: string | undefined;
}

export function faultText({ reason }: Fault, texts: DesignerTexts): string {
  return texts.faults[reason] ?? reason;
}

/** What is wrong with the item of that path, `front.items.2`. */
export function faultsBelow(faults: readonly Fault[], path: string): readonly Fault[] {
  return faults.filter(({ field }) => field.startsWith(`${path}.`));
}

/** What is wrong with one field, for the input that shows it. */
export function reasonAt(
  faults: readonly Fault[],
  field: string,
  texts: DesignerTexts,
): ReasonProps {
  const fault = faults.find((one) => one.field === field);
  if (fault === undefined) return { reason: undefined, reasonText: undefined };
  return { reason: fault.reason, reasonText: faultText(fault, texts) };
}

const placed = /^(front|back)\.(?:items\.(\d+))?/;

/** Where somebody has to look: the side, and the item's place unless it is the side itself. */
export function placeOf({ field }: Fault): {
  readonly side: "front" | "back";
  readonly at: number | null;
} {
  const [, side, at] = placed.exec(field) ?? [];
  return { side: side === "back" ? "back" : "front", at: at === undefined ? null : Number(at) };
}
