import { ChoiceInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import type { ReactElement } from "react";
import type { ActProps } from "./account-acts.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { actTexts } from "./act-texts.ts";
import { cardOf } from "./card-shapes.ts";
import { cardTexts } from "./card-texts.ts";
import { useCardAct } from "./use-card-act.ts";

const why = {
  blocked: ["lost", "stolen", "damaged", "fraud", "customer", "other"],
  active: ["found", "mistake", "customer", "other"],
} as const;

/** Blocks a card, or lets it pay again. */
export function BlockDialog({ account, onClose, onDone }: ActProps): ReactElement {
  const texts = useTexts(actTexts);
  const { reasons } = useTexts(cardTexts);
  const status = account.status === "blocked" ? "active" : "blocked";
  const acts = useCardAct(account.id, onDone);
  const form = useForm({
    start: { reason: why[status][0] as string },
    send: ({ reason }) =>
      acts.send("/v1/cards/status", { card: cardOf(account.id), status, reason }),
    onDone: (done) => {
      onClose();
      acts.done(status === "blocked" ? texts.blocked : texts.unblocked, done);
    },
  });
  const isBlocking = status === "blocked";
  return (
    <ActDialog
      title={isBlocking ? texts.blockTitle : texts.unblockTitle}
      under={isBlocking ? texts.blockUnder : texts.unblockUnder}
      doText={isBlocking ? texts.block : texts.unblock}
      isDangerous={isBlocking}
      form={form}
      onClose={onClose}
    >
      <ChoiceInput
        label={texts.reason}
        name="reason"
        value={form.values.reason}
        choices={why[status].map((id) => ({ id, label: reasons[id] ?? id }))}
        onChange={(reason) => form.set("reason", reason)}
      />
    </ActDialog>
  );
}
