import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import type { ReactElement } from "react";
import { useTexts } from "../screens/words.tsx";

/** Over the whole page while somebody practises, on paper too. */
export function TrainingBand({ onEnd }: { readonly onEnd: () => void }): ReactElement {
  const { training } = useTexts();
  return (
    <div className="training-band" role="status">
      <Icon name="book" />
      <p>
        <strong>{training.band}</strong> {training.bandHow}
      </p>
      <ActionButton onPress={onEnd}>{training.end}</ActionButton>
    </div>
  );
}
