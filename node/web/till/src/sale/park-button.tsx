import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import type { ReactElement } from "react";
import { useWords } from "../screens/words.tsx";
import { parkTexts } from "./park-texts.ts";
import type { SaleDraft } from "./sale-draft.ts";

export interface ParkButtonProps {
  readonly draft: SaleDraft;
  readonly isReady: boolean;
  readonly onPark: () => void;
}

/** Makes room for the next customer; an exchange is booked at once or not at all. */
export function ParkButton({ draft, isReady, onPark }: ParkButtonProps): ReactElement | null {
  const { language } = useWords();
  if (draft.lines.length === 0 || draft.returns.length > 0) return null;
  return (
    <ActionButton icon="clock" className="button-wide" isDisabled={!isReady} onPress={onPark}>
      {parkTexts(language).park}
    </ActionButton>
  );
}
