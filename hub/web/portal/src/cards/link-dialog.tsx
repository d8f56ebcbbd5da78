import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { ActProps } from "./account-acts.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { actTexts } from "./act-texts.ts";
import { BothAccounts } from "./both-accounts.tsx";
import { type Account, cardOf, readAccount } from "./card-shapes.ts";
import { typedCard } from "./typed-card.ts";
import { useCardAct } from "./use-card-act.ts";
import { useSchemes } from "./use-schemes.ts";

const kinds = ["replaced", "merged", "added"] as const;
type Kind = (typeof kinds)[number];

type Other =
  | { readonly step: "none" | "wrong" | "same" }
  | { readonly step: "shown"; readonly account: Account; readonly card: object };

/** Looks at the other card before anything is linked. */
function useOther(own: string): [Other, (typed: string) => Promise<void>, () => void] {
  const { api } = usePage();
  const schemes = useSchemes();
  const [other, setOther] = useState<Other>({ step: "none" });
  const look = async (typed: string): Promise<void> => {
    const meant = typedCard(typed, schemes ?? []);
    if (meant.kind === "name") return setOther({ step: "wrong" });
    const card =
      meant.kind === "account" ? cardOf(meant.id) : { scheme: meant.scheme, number: meant.number };
    const call = { method: "POST", path: "/v1/accounts/lookup", body: { card } } as const;
    const answer = await api(call, readAccount);
    if (answer.kind !== "done") return setOther({ step: "wrong" });
    const isSame = answer.value.id === own;
    setOther(isSame ? { step: "same" } : { step: "shown", account: answer.value, card });
  };
  return [other, look, () => setOther({ step: "none" })];
}

/** A card that was chosen before is shown at once. */
function useLookFirst(number: string | undefined, look: (typed: string) => Promise<void>): void {
  const first = useRef(look);
  useEffect(() => {
    if (number !== undefined) void first.current(number);
  }, [number]);
}

/** Replaces, merges or joins cards, with both accounts to look at first. */
export function LinkDialog(props: ActProps & { readonly with?: string }): ReactElement {
  const { account, onClose, onDone } = props;
  const texts = useTexts(actTexts);
  const acts = useCardAct(account.id, onDone);
  const [other, look, forget] = useOther(account.id);
  useLookFirst(props.with, look);
  const form = useForm({
    start: {
      kind: (props.with === undefined ? "replaced" : "merged") as Kind,
      number: props.with ?? "",
    },
    send: ({ kind }) => {
      const to = other.step === "shown" ? other.card : null;
      return acts.send("/v1/cards/links", { from: cardOf(account.id), to, reason: kind });
    },
    onDone: (done) => {
      onClose();
      acts.done(texts.linkedNow, done);
    },
  });
  const { kind, number } = form.values;
  const isShown = other.step === "shown";
  const whyNot = { none: null, wrong: texts.notANumber, same: texts.sameCard, shown: null };
  return (
    <ActDialog
      title={texts.linkTitle}
      under={texts.linkUnder}
      doText={isShown ? texts.link : texts.show}
      isReady={number.trim() !== ""}
      size="large"
      form={{ ...form, submit: () => (isShown ? form.submit() : look(number).then(() => false)) }}
      onClose={onClose}
    >
      <ChoiceInput
        label={texts.linkKind}
        name="kind"
        hint={texts.linkSays[kind]}
        value={kind}
        choices={kinds.map((id) => ({ id, label: texts.linkKinds[id] }))}
        onChange={(value) => form.set("kind", kinds.find((one) => one === value) ?? "replaced")}
      />
      <TextInput
        label={texts.otherNumber}
        name="number"
        hint={texts.otherHint}
        value={number}
        onChange={(value) => {
          form.set("number", value);
          forget();
        }}
      />
      <p role="alert" className="input-wrong">
        {whyNot[other.step]}
      </p>
      {isShown ? <BothAccounts one={account} other={other.account} /> : null}
    </ActDialog>
  );
}
