import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import type { ReactElement } from "react";
import type { DeskActs } from "./desk-acts.ts";
import { useTexts } from "./words.tsx";

export function FreshUndo({ acts }: { readonly acts: DeskActs }): ReactElement {
  const texts = useTexts();
  return (
    <ActionButton icon="undo" hotkey="Ctrl Z" onPress={acts.undoLast} isDisabled={!acts.canBook}>
      {texts.undo}
    </ActionButton>
  );
}
