import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { nothing } from "@cardweave/shared/ui/api/readers";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { AskDialog, Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import { type ReactElement, useState } from "react";
import { momentIn } from "../frame/local-moment.ts";
import { go } from "../frame/router.ts";
import { SecretShown } from "./secret-shown.tsx";
import { readQueued, readSecret, type Webhook } from "./webhook-shapes.ts";
import { webhookTexts } from "./webhook-texts.ts";

export interface WebhookActsProps {
  readonly webhook: Webhook;
  readonly path: string;
  readonly onChanged: () => void;
}

type Asked = "replay" | "rotate" | "remove";

export function WebhookActs(props: WebhookActsProps): ReactElement {
  const texts = useTexts(webhookTexts);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  return (
    <>
      <ActionButton icon="send" onPress={() => setAsked("replay")}>
        {texts.replay}
      </ActionButton>
      <ActionButton icon="lock" onPress={() => setAsked("rotate")}>
        {texts.rotate}
      </ActionButton>
      <ActionButton look="quiet" className="act-apart" onPress={() => setAsked("remove")}>
        {texts.remove}
      </ActionButton>
      {asked === "replay" ? <ReplayDialog {...props} onClose={close} /> : null}
      {asked === "rotate" ? <RotateDialog {...props} onClose={close} /> : null}
      {asked === "remove" ? <RemoveDialog {...props} onClose={close} /> : null}
    </>
  );
}

type ActProps = WebhookActsProps & { readonly onClose: () => void };

function ReplayDialog({ path, onChanged, onClose }: ActProps): ReactElement {
  const texts = useTexts(webhookTexts);
  const { api, zone } = usePage();
  const say = useToast();
  const form = useForm({
    start: { since: "" },
    send: ({ since }) => {
      const body = since === "" ? {} : { since: momentIn(zone, since) };
      return api({ method: "POST", path: `${path}/replay`, body }, readQueued);
    },
    onDone: ({ queued }) => {
      onClose();
      onChanged();
      say({ text: texts.replayed(queued) });
    },
  });
  return (
    <AskDialog
      title={texts.replay}
      doText={texts.replay}
      isBusy={form.isBusy || form.values.since === ""}
      onDo={() => void form.submit()}
      onClose={onClose}
    >
      <p>{texts.replayUnder}</p>
      <TextInput
        label={texts.since}
        name="since"
        type="moment"
        isRequired
        value={form.values.since}
        reason={form.reasonFor("since")}
        onChange={(value) => form.set("since", value)}
      />
      <ProblemLine problem={form.problem} />
    </AskDialog>
  );
}

function RotateDialog({ webhook, path, onChanged, onClose }: ActProps): ReactElement {
  const texts = useTexts(webhookTexts);
  const { api } = usePage();
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const rotate = async (): Promise<void> => {
    const answer = await api({ method: "POST", path: `${path}/secret` }, readSecret);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    setSecret(answer.value.secret);
    onChanged();
  };
  if (secret !== null) {
    return (
      <Dialog title={texts.secret} onClose={onClose}>
        <SecretShown secret={secret} />
      </Dialog>
    );
  }
  return (
    <AskDialog
      title={texts.rotateTitle(webhook.name)}
      doText={texts.rotate}
      onDo={() => void rotate()}
      onClose={onClose}
    >
      <p>{texts.rotateConsequence}</p>
      <ProblemLine problem={problem} />
    </AskDialog>
  );
}

function RemoveDialog({ webhook, path, onClose }: ActProps): ReactElement {
  const texts = useTexts(webhookTexts);
  const { api } = usePage();
  const say = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = async (): Promise<void> => {
    const answer = await api({ method: "DELETE", path }, nothing);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    go("/network/webhooks");
    say({ text: texts.removed(webhook.name) });
  };
  return (
    <AskDialog
      title={texts.removeTitle(webhook.name)}
      doText={texts.remove}
      isDangerous
      onDo={() => void remove()}
      onClose={onClose}
    >
      <p>{texts.removeConsequence}</p>
      <ProblemLine problem={problem} />
    </AskDialog>
  );
}
