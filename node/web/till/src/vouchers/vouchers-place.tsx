import "./vouchers.css";
import { type FormEvent, type ReactElement, useCallback, useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import type { VoucherView } from "../api/sale-shapes.ts";
import type { Answer } from "../api/shapes.ts";
import { useMoney } from "../sale/sale-money.ts";
import { noteVoucher } from "../sale/take-voucher.ts";
import type { PlaceProps } from "../screens/place-props.ts";
import { ProblemLine } from "../screens/problem-line.tsx";
import { useErrands, useHeld } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { doneOf } from "../till/errand.ts";
import { meaningOf } from "../till/scan-meaning.ts";
import { MakeVouchers } from "./make-vouchers.tsx";
import { VoucherCard } from "./voucher-card.tsx";
import { voucherTexts } from "./voucher-texts.ts";

interface Seen {
  readonly answer: Answer<VoucherView> | null;
  readonly look: (number: string) => void;
}

/** What was looked at last; looked at again once it was voided here. */
function useSeen({ room, ports }: PlaceProps): Seen {
  const [number, setNumber] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer<VoucherView> | null>(null);
  const asked = useHeld(room.asked);
  const voided = doneOf(useErrands(room.errands), ["void-voucher"])?.at;
  useEffect(() => {
    if (asked?.kind !== "voucher") return;
    setNumber(asked.number);
    room.asked.change(() => null);
  }, [asked, room]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a voided voucher is another one
  useEffect(() => {
    if (number === null) return undefined;
    let isOld = false;
    void ports.desk.voucher(number).then((come) => {
      if (isOld) return;
      if (come.kind === "done") noteVoucher(room, come.value);
      setAnswer(come);
    });
    return () => {
      isOld = true;
    };
  }, [number, voided, ports, room]);
  return { answer, look: setNumber };
}

/** A voucher's number as it is typed or as its code says it. */
function numberIn(text: string): string {
  const meaning = meaningOf(text);
  return meaning?.kind === "voucher" ? meaning.number : text.replace(/[\s-]/g, "").toUpperCase();
}

/** Vouchers: what one is worth, and new ones to print. */
export function VouchersPlace(props: PlaceProps): ReactElement {
  const { who } = props;
  const { language } = useWords();
  const texts = voucherTexts(language);
  const money = useMoney(who.currency);
  const { answer, look } = useSeen(props);
  return (
    <div className="vouchers">
      <h1 className="place-title">{texts.title}</h1>
      <LookField onLook={look} />
      <Shown {...props} answer={answer} money={money} />
      <MakeVouchers {...props} money={money} />
    </div>
  );
}

function LookField({ onLook }: { readonly onLook: (number: string) => void }): ReactElement {
  const { language } = useWords();
  const texts = voucherTexts(language);
  const [typed, setTyped] = useState("");
  const submit = useCallback(
    (event: FormEvent) => {
      event.preventDefault();
      if (typed.trim() !== "") onLook(numberIn(typed));
      setTyped("");
    },
    [typed, onLook],
  );
  return (
    <form className="look" onSubmit={submit}>
      <TextField
        className="field"
        name="voucher"
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      >
        <Label>{texts.look}</Label>
        <Input placeholder={texts.lookHint} autoCapitalize="characters" spellCheck="false" />
      </TextField>
      <Button type="submit" className="button button-plain">
        {texts.lookButton}
      </Button>
    </form>
  );
}

interface ShownProps extends PlaceProps {
  readonly answer: Answer<VoucherView> | null;
  readonly money: (amount: number) => string;
}

function Shown({ answer, ...props }: ShownProps): ReactElement | null {
  if (answer === null) return null;
  if (answer.kind === "done") return <VoucherCard {...props} voucher={answer.value} />;
  const nobody = { code: "unreachable", status: 0 };
  const problem = answer.kind === "refused" ? answer.problem : nobody;
  return (
    <div role="alert">
      <ProblemLine problem={problem} purse={null} isAway={false} />
    </div>
  );
}
