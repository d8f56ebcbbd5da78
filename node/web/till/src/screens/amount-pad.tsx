import { Icon, type IconName } from "@cardweave/shared/ui/components/icon";
import type { LineFacts } from "@cardweave/shared/ui/line-chip";
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useRef,
} from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import { type Forecast, forecast, purseOrEmpty } from "../till/forecast.ts";
import { draftAmount, type TillAction } from "../till/till-actions.ts";
import { type CardOn, isBusy, type TillSession, troubleOf } from "../till/till-session.ts";
import type { DeskActs } from "./desk-acts.ts";
import { Keypad } from "./keypad.tsx";
import { wantsPin } from "./pin-form.tsx";
import { TroubleLine } from "./trouble-line.tsx";
import { useWords, type Words } from "./words.tsx";

export interface AmountPadProps {
  readonly on: CardOn;
  readonly acts: DeskActs;
  readonly session: TillSession;
  readonly facts: LineFacts;
}

/** A new card, action or answer asks for an amount; on a phone, a new action brings the pad up. */
function useAmountFocus(
  field: RefObject<HTMLInputElement | null>,
  action: TillAction,
  step: TillSession["step"] | "pin",
): void {
  const shown = useRef({ action, step });
  useEffect(() => {
    if (step === "pin") return;
    field.current?.focus({ preventScroll: true });
    if (shown.current.action !== action) {
      field.current?.form?.scrollIntoView({ block: "nearest" });
    }
    shown.current = { action, step };
  }, [field, action, step]);
}

export function AmountPad({ on, acts, session, facts }: AmountPadProps): ReactElement {
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const { action, typed } = on.draft;
  const parsed = draftAmount(on.draft, words.language);
  const amount = parsed.ok ? parsed.amount : 0;
  const trouble = troubleOf(session);
  const asksPin = trouble !== null && wantsPin(trouble);
  useAmountFocus(field, action, asksPin ? "pin" : session.step);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    acts.confirm();
  };
  // Not left to the form: its button is off while the text is no amount, and may be a stray scan.
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key === "Enter") submit(event);
  };
  const confirm =
    amount === 0
      ? words.texts.actions[action.code]
      : words.texts.confirm[action.code](words.amount(amount, action.purse));
  return (
    <form className="panel pad" onSubmit={submit} data-type={action.type}>
      <TextField className="pad-amount" value={typed} onChange={acts.type} name="amount">
        <Label>{words.texts.amountOf[action.code]}</Label>
        <span className="pad-sign" aria-hidden="true">
          {action.type === "debit" ? "\u2212" : "+"}
        </span>
        <Input
          ref={field}
          inputMode="none"
          autoComplete="off"
          placeholder="0"
          onKeyDown={onEnter}
        />
        <span className="pad-unit" aria-hidden="true">
          {action.kind === "money" ? (action.purse.currency ?? "") : ""}
        </span>
      </TextField>
      <Outlook on={on} words={words} />
      <Keypad typed={typed} onType={acts.type} isWhole={action.kind !== "money"} />
      <div role="alert">
        {trouble === null ? null : (
          <TroubleLine trouble={trouble} acts={acts} isAway={facts.line !== "connected"} />
        )}
      </div>
      <Button
        type="submit"
        className="button button-main pad-confirm"
        isDisabled={!facts.reached || isBusy(session) || amount === 0}
      >
        {session.step === "booking" ? words.texts.booking : confirm}
      </Button>
    </form>
  );
}

interface Tone {
  readonly tone: "calm" | "good" | "warn" | "bad";
  readonly icon: IconName | null;
  readonly text: string;
}

type Say<K extends Forecast["kind"]> = (
  fore: Extract<Forecast, { kind: K }>,
  of: { readonly words: Words; readonly bare: (amount: number) => string },
) => Tone;

const tones: { readonly [K in Forecast["kind"]]: Say<K> } = {
  credit: ({ after }, { words, bare }) => ({
    tone: "calm",
    icon: null,
    text: words.texts.foreCredit(bare(after)),
  }),
  guaranteed: ({ after }, { words, bare }) => ({
    tone: "good",
    icon: "check",
    text: words.texts.foreGuaranteed(bare(after)),
  }),
  provisional: ({ after, beyond }, { words, bare }) => ({
    tone: "warn",
    icon: "clock",
    text: words.texts.foreProvisional(bare(beyond), bare(after)),
  }),
  short: ({ missing }, { words, bare }) => ({
    tone: "bad",
    icon: "alert",
    text: words.texts.foreShort(bare(missing)),
  }),
};

interface OutlookProps {
  readonly on: CardOn;
  readonly words: Words;
}

function outlook({ on, words }: OutlookProps): Tone {
  const { action, typed } = on.draft;
  const parsed = draftAmount(on.draft, words.language);
  if (!parsed.ok && parsed.why !== "empty") {
    return { tone: "bad", icon: "alert", text: words.texts.amountWrong[parsed.why] };
  }
  if (!parsed.ok || typed === "" || parsed.amount === 0) {
    return { tone: "calm", icon: null, text: words.texts.forecastEmpty };
  }
  const view = purseOrEmpty(on.account.purses, action.purse.purse);
  const fore = forecast(view, { type: action.type, amount: parsed.amount });
  const say = tones[fore.kind] as (f: Forecast, of: Parameters<Say<"credit">>[1]) => Tone;
  return say(fore, { words, bare: (sum) => words.amount(sum, action.purse) });
}

/** What the booking will do to the balance, before it is confirmed. */
function Outlook(props: OutlookProps): ReactElement {
  const { tone, icon, text } = outlook(props);
  return (
    <p className={`outlook ${tone}`}>
      {icon === null ? null : <Icon name={icon} />}
      {text}
    </p>
  );
}
