import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { designerTexts } from "./designer-texts.ts";
import { type ReasonProps, reasonAt } from "./fault-words.ts";
import type { Workshop } from "./use-workshop.ts";

/** What is wrong with each field of the item that is chosen. */
export function useReasons({ faults, side, at }: Workshop): (field: string) => ReasonProps {
  const texts = useTexts(designerTexts);
  return (field) => reasonAt(faults, `${side}.items.${at}.${field}`, texts);
}
