import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { SecretLine } from "@cardweave/shared/ui/components/secret-line";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { type Form, useForm } from "@cardweave/shared/ui/hooks/use-form";
import { commonTexts } from "@cardweave/shared/ui/texts/common-texts";
import { type ReactElement, useId, useState } from "react";
import { type EnrolmentCode, readEnrolment } from "./device-shapes.ts";
import { deviceTexts } from "./device-texts.ts";
import type { Branch } from "./place-shapes.ts";

export interface EnrolDialogProps {
  readonly branches: readonly Branch[];
  readonly branch?: string | undefined;
  readonly onClose: () => void;
}

interface Values {
  readonly branch: string;
  readonly name: string;
  readonly validMinutes: string;
}

/** Makes a one-time code and shows it this once, with what to do with it. */
export function EnrolDialog({ branches, branch, onClose }: EnrolDialogProps): ReactElement {
  const texts = useTexts(deviceTexts);
  const common = useTexts(commonTexts);
  const { api } = usePage();
  const id = useId();
  const [made, setMade] = useState<EnrolmentCode | null>(null);
  const first = branches.find((one) => one.id === branch) ?? branches.find((one) => one.active);
  const form = useForm<Values, EnrolmentCode>({
    start: { branch: first?.id ?? "", name: "", validMinutes: "60" },
    send: ({ validMinutes, ...body }) =>
      api(
        {
          method: "POST",
          path: "/v1/devices/enrolments",
          body: { ...body, role: "node", validMinutes: Number(validMinutes) },
        },
        readEnrolment,
      ),
    onDone: setMade,
  });
  if (made !== null) {
    return (
      <Dialog title={texts.enrol} onClose={onClose}>
        <CodeShown made={made} branches={branches} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={texts.enrol}
      onClose={onClose}
      closeText={common.cancel}
      actions={
        <ActionButton look="main" type="submit" form={id} isDisabled={form.isBusy}>
          {texts.makeCode}
        </ActionButton>
      }
    >
      <form
        id={id}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <EnrolFields form={form} branches={branches} />
        <ProblemLine problem={form.problem} />
      </form>
    </Dialog>
  );
}

function EnrolFields(props: {
  readonly form: Form<Values>;
  readonly branches: readonly Branch[];
}): ReactElement {
  const { form, branches } = props;
  const texts = useTexts(deviceTexts);
  const choices = branches.filter(({ active }) => active);
  return (
    <>
      <ChoiceInput
        label={texts.branch}
        name="branch"
        value={form.values.branch}
        choices={choices.map(({ id, name }) => ({ id, label: name }))}
        reason={form.reasonFor("branch")}
        onChange={(value) => form.set("branch", value)}
      />
      <TextInput
        label={texts.name}
        name="name"
        hint={texts.nameHint}
        isRequired
        value={form.values.name}
        reason={form.reasonFor("name")}
        onChange={(value) => form.set("name", value)}
      />
      <ChoiceInput
        label={texts.validFor}
        name="validMinutes"
        value={form.values.validMinutes}
        choices={Object.entries(texts.validities).map(([id, label]) => ({ id, label }))}
        onChange={(value) => form.set("validMinutes", value)}
      />
    </>
  );
}

function CodeShown(props: {
  readonly made: EnrolmentCode;
  readonly branches: readonly Branch[];
}): ReactElement {
  const { made, branches } = props;
  const texts = useTexts(deviceTexts);
  const { when } = useFormats();
  const branch = branches.find(({ id }) => id === made.branch)?.name ?? made.branch;
  const command = `cardweave enrol --hub ${location.origin} --code ${made.code} --data data`;
  return (
    <>
      <p>{texts.codeUnder(branch, when(made.validUntil))}</p>
      <SecretLine label={texts.code} value={made.code} size="large" />
      <SecretLine label={texts.command} value={command} />
      <p className="soft">{texts.codeDone}</p>
    </>
  );
}
