import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import type { ReactElement } from "react";
import type { DeskApi } from "../api/desk-api.ts";
import { useWords } from "../screens/words.tsx";
import { giftTexts } from "./gift-texts.ts";
import { useGifts } from "./use-gifts.ts";

export interface GiftButtonProps {
  readonly desk: Pick<DeskApi, "gifts">;
  readonly onOpen: () => void;
}

/** The way to what can be given by hand; nothing where nothing can. */
export function GiftButton({ desk, onOpen }: GiftButtonProps): ReactElement | null {
  const { language } = useWords();
  const isAny = useGifts(desk).length > 0;
  if (!isAny) return null;
  return (
    <ActionButton look="quiet" icon="gift" className="gift-open" onPress={onOpen}>
      {giftTexts(language).title}
    </ActionButton>
  );
}
