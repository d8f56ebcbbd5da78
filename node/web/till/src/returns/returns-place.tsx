import "./returns.css";
import { type FormEvent, type ReactElement, useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import type { DeskApi } from "../api/desk-api.ts";
import { readReturn } from "../api/read-sale.ts";
import type { ReceiptView } from "../api/sale-shapes.ts";
import type { Answer } from "../api/shapes.ts";
import { useMoney } from "../sale/sale-money.ts";
import type { PlaceProps } from "../screens/place-props.ts";
import { ProblemLine } from "../screens/problem-line.tsx";
import { SlipView } from "../screens/slip-view.tsx";
import { useErrands, useHeld } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { doneOf, type ErrandDone } from "../till/errand.ts";
import { readDone } from "../till/errand-answers.ts";
import { meaningOf } from "../till/scan-meaning.ts";
import { ReceiptCard } from "./receipt-card.tsx";
import { RefundList } from "./refund-list.tsx";
import { returnTexts } from "./return-texts.ts";

interface Wanted {
  readonly till: string;
  /** A receipt's own id, or the till's number of it. */
  readonly name: string;
}

type Found = Answer<readonly ReceiptView[]>;

async function find(desk: DeskApi, { till, name }: Wanted): Promise<Found> {
  if (meaningOf(name)?.kind !== "receipt") return desk.numbered(till, name);
  const answer = await desk.receipt(name.trim());
  return answer.kind === "done" ? { kind: "done", value: [answer.value] } : answer;
}

interface Search {
  readonly found: Found | null;
  readonly isLooking: boolean;
  readonly look: (wanted: Wanted) => void;
}

/** The receipts of the last search; read again once something of them was taken back. */
function useSearch({ room, ports, who }: PlaceProps): Search {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [isLooking, setLooking] = useState(false);
  const asked = useHeld(room.asked);
  const returned = doneOf(useErrands(room.errands), ["return"])?.at;
  useEffect(() => {
    if (asked?.kind !== "receipt") return;
    setWanted({ till: who.till, name: asked.id });
    room.asked.change(() => null);
  }, [asked, room, who.till]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a return it is another receipt
  useEffect(() => {
    if (wanted === null) return undefined;
    let isOld = false;
    setLooking(true);
    void find(ports.desk, wanted).then((come) => {
      if (isOld) return;
      setFound(come);
      setLooking(false);
    });
    return () => {
      isOld = true;
    };
  }, [wanted, returned, ports]);
  return { found, isLooking, look: setWanted };
}

/** Receipts: what was sold, and what of it comes back. */
export function ReturnsPlace(props: PlaceProps): ReactElement {
  const { room } = props;
  const { language } = useWords();
  const texts = returnTexts(language);
  const { found, isLooking, look } = useSearch(props);
  const done = doneOf(useErrands(room.errands), ["return"]);
  return (
    <div className="returns">
      <h1 className="place-title">{texts.title}</h1>
      <LookField {...props} onLook={look} />
      {isLooking ? <p className="coming-none">{texts.looking}</p> : null}
      {done === null ? null : <Returned {...props} done={done} />}
      <Receipts {...props} found={found} />
    </div>
  );
}

interface LookFieldProps extends PlaceProps {
  readonly onLook: (wanted: Wanted) => void;
}

function LookField({ who, onLook }: LookFieldProps): ReactElement {
  const { language } = useWords();
  const texts = returnTexts(language);
  const [name, setName] = useState("");
  const [till, setTill] = useState(who.till);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== "") onLook({ till: till.trim(), name: name.trim() });
  };
  return (
    <form className="look look-receipt" onSubmit={submit}>
      <TextField
        className="field"
        name="receipt"
        value={name}
        onChange={setName}
        autoComplete="off"
      >
        <Label>{texts.look}</Label>
        <Input placeholder={texts.lookHint} spellCheck="false" autoCapitalize="none" />
      </TextField>
      <TextField className="field" name="till" value={till} onChange={setTill} autoComplete="off">
        <Label>{texts.till}</Label>
        <Input spellCheck="false" autoCapitalize="none" />
      </TextField>
      <Button type="submit" className="button button-plain">
        {texts.lookButton}
      </Button>
    </form>
  );
}

interface ReceiptsProps extends PlaceProps {
  readonly found: Found | null;
}

function Receipts({ found, ...props }: ReceiptsProps): ReactElement | null {
  const { language } = useWords();
  const texts = returnTexts(language);
  if (found === null) return null;
  if (found.kind !== "done") {
    const nobody = { code: "unreachable", status: 0 };
    const problem = found.kind === "refused" ? found.problem : nobody;
    return (
      <div role="alert">
        <ProblemLine problem={problem} purse={null} isAway={false} />
      </div>
    );
  }
  if (found.value.length === 0) return <p role="status">{texts.none}</p>;
  return (
    <>
      {found.value.map((receipt) => (
        <ReceiptCard
          key={`${receipt.receipt}-${receipt.returned.length}-${receipt.state}`}
          {...props}
          receipt={receipt}
        />
      ))}
    </>
  );
}

interface ReturnedProps extends PlaceProps {
  readonly done: ErrandDone;
}

function Returned({ done, room, who, ports }: ReturnedProps): ReactElement | null {
  const { language, when } = useWords();
  const texts = returnTexts(language);
  const money = useMoney(who.currency);
  const answer = readDone(done, readReturn);
  if (answer === null) return null;
  return (
    <section className="panel returned" role="status">
      <h2 className="good">{texts.done(when(done.at))}</h2>
      <RefundList refund={answer.refund} purses={room.purses} money={money} />
      <SlipView key={answer.receipt} receipt={answer.receipt} desk={ports.desk} />
    </section>
  );
}
