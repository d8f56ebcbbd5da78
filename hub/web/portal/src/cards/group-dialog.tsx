import { ChoiceInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import type { ReactElement } from "react";
import type { ActProps } from "./account-acts.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { actTexts } from "./act-texts.ts";
import { cardOf } from "./card-shapes.ts";
import { useCardAct } from "./use-card-act.ts";
import { useGroups } from "./use-groups.ts";

/** Puts a card into a customer group, or out of it. */
export function GroupDialog({ account, onClose, onDone }: ActProps): ReactElement {
  const texts = useTexts(actTexts);
  const groups = useGroups();
  const acts = useCardAct(account.id, onDone);
  const form = useForm({
    start: { group: account.customerGroup ?? "" },
    send: ({ group }) =>
      acts.send("/v1/cards/status", {
        card: cardOf(account.id),
        group: group === "" ? null : group,
        reason: "customer",
      }),
    onDone: (done) => {
      onClose();
      acts.done(texts.saved, done);
    },
  });
  return (
    <ActDialog
      title={texts.groupTitle}
      under={texts.groupUnder}
      doText={texts.save}
      isReady={form.isChanged}
      form={form}
      onClose={onClose}
    >
      <ChoiceInput
        label={texts.changeGroup}
        name="group"
        value={form.values.group}
        choices={[{ id: "", label: texts.noGroup }, ...groups]}
        reason={form.reasonFor("group")}
        onChange={(group) => form.set("group", group)}
      />
    </ActDialog>
  );
}
