import type { Problem } from "@cardweave/shared/ui/api/problem";
import { AmountInput } from "@cardweave/shared/ui/components/amount-input";
import { ChoiceInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { formatAmount } from "@cardweave/shared/ui/format-amount";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import type { ReactElement } from "react";
import type { ActProps } from "./account-acts.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { actTexts } from "./act-texts.ts";
import { cardTexts } from "./card-texts.ts";
import { useCardAct } from "./use-card-act.ts";
import { type NamedPurse, usePurses } from "./use-purses.ts";

interface Values {
  /** Empty until somebody chooses: the first one then. */
  readonly purse: string;
  readonly amount: number | null;
  readonly reason: string;
}

/** Gives value by hand; the limits are told when they are reached. */
export function GoodwillDialog({ account, onClose, onDone }: ActProps): ReactElement {
  const texts = useTexts(actTexts);
  const { reasons } = useTexts(cardTexts);
  const purses = usePurses().given;
  const acts = useCardAct(account.id, onDone);
  const start: Values = { purse: "", amount: null, reason: "goodwill" };
  const first = purses[0]?.id ?? "";
  const form = useForm({
    start,
    send: ({ purse, amount, reason }) => {
      const body = { purse: purse === "" ? first : purse, amount, reason };
      return acts.send(`/v1/accounts/${account.id}/goodwill`, body);
    },
    onDone: (done) => {
      onClose();
      acts.done(texts.given, done, false);
    },
  });
  const { values } = form;
  const chosen = purses.find(({ id }) => id === values.purse) ?? purses[0];
  const unit = chosen?.unit;
  return (
    <ActDialog
      title={texts.goodwillTitle}
      under={texts.goodwillUnder}
      doText={texts.give}
      isReady={values.amount !== null && values.amount > 0}
      form={form}
      onClose={onClose}
    >
      <ChoiceInput
        label={texts.purse}
        name="purse"
        value={chosen?.id ?? ""}
        choices={purses.map(({ id, name }) => ({ id, label: name }))}
        reason={form.reasonFor("purse")}
        onChange={(purse) => form.set("purse", purse)}
      />
      <AmountInput
        label={texts.amount}
        name="amount"
        isRequired
        currency={unit?.kind === "money" ? unit.currency : null}
        value={values.amount}
        reason={form.reasonFor("amount")}
        onChange={(amount) => form.set("amount", amount)}
      />
      <ChoiceInput
        label={texts.reason}
        name="reason"
        value={values.reason}
        choices={["goodwill", "adjustment"].map((id) => ({ id, label: reasons[id] ?? id }))}
        onChange={(reason) => form.set("reason", reason)}
      />
      <LimitNote problem={form.problem} purse={chosen} />
    </ActDialog>
  );
}

interface LimitProps {
  readonly problem: Problem | null;
  readonly purse: NamedPurse | undefined;
}

/** The numbers behind a refusal. */
function LimitNote({ problem, purse }: LimitProps): ReactElement | null {
  const texts = useTexts(actTexts);
  const { language } = useFormats();
  if (problem?.facts["what"] !== "goodwill-limit" || purse === undefined) return null;
  const said = (name: string, say: (amount: string) => string): readonly string[] => {
    const value = problem.facts[name];
    return typeof value === "number" ? [say(formatAmount(value, purse.unit, language))] : [];
  };
  const lines = [...said("perBooking", texts.perBooking), ...said("leftToday", texts.leftToday)];
  return <p className="note">{lines.join(" ")}</p>;
}
