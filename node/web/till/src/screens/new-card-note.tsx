import { readableNumber } from "@cardweave/shared/domain/voucher/voucher-code";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { QrCode } from "@cardweave/shared/ui/components/qr-code";
import type { ReactElement } from "react";
import { useTexts } from "./words.tsx";

/** A new card's number as a code, to photograph or to print: it is a card from now on. */
export function NewCardNote({ number }: { readonly number: string }): ReactElement {
  const texts = useTexts();
  return (
    <section className="panel new-card-note">
      <QrCode text={number} label={texts.newCardCode} />
      <div role="status">
        <p>{texts.cardMade}</p>
        <p className="new-card-number">{readableNumber(number)}</p>
        <p className="unprinted">{texts.newCardHow}</p>
        <ActionButton icon="print" className="unprinted" onPress={() => window.print()}>
          {texts.print}
        </ActionButton>
      </div>
    </section>
  );
}
