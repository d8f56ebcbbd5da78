import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import type { ReactElement } from "react";
import type { ActProps } from "./account-acts.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { actTexts } from "./act-texts.ts";
import { cardOf } from "./card-shapes.ts";
import { useCardAct } from "./use-card-act.ts";

/** Lets a PIN be tried again. */
export function PinDialog({ account, onClose, onDone }: ActProps): ReactElement {
  const texts = useTexts(actTexts);
  const acts = useCardAct(account.id, onDone);
  const form = useForm({
    start: {},
    send: () => acts.send("/v1/cards/pin", { card: cardOf(account.id), unlock: true }),
    onDone: (done) => {
      onClose();
      acts.done(texts.pinDone, done, false);
    },
  });
  return (
    <ActDialog
      title={texts.pinTitle}
      under={texts.pinUnder}
      doText={texts.unlockPin}
      form={form}
      onClose={onClose}
    />
  );
}
