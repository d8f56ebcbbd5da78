import "./sale.css";
import { type ReactElement, useCallback, useEffect, useRef } from "react";
import { CustomerHead } from "../screens/customer-panel.tsx";
import type { PlaceProps } from "../screens/place-props.ts";
import { takeCursor } from "../screens/take-cursor.ts";
import { useErrands, useHeld } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { doneOf, isOnErrand, refusalOf } from "../till/errand.ts";
import { BasketLines } from "./basket-lines.tsx";
import { ComingBack } from "./coming-back.tsx";
import { LineEntry } from "./line-entry.tsx";
import { NumberField } from "./number-field.tsx";
import { offersShown } from "./offers.ts";
import { OffersPanel } from "./offers-panel.tsx";
import { ParkButton } from "./park-button.tsx";
import { ParkedList } from "./parked-list.tsx";
import { PayPanel } from "./pay-panel.tsx";
import { payForecast, payingPurses } from "./paying.ts";
import { addLine, comesBack, type DraftLine, requestOf } from "./sale-draft.ts";
import { useMoney } from "./sale-money.ts";
import { SaleResult } from "./sale-result.tsx";
import { saleTexts } from "./sale-texts.ts";
import { BookButton, bookButton, SaleTotal } from "./sale-total.tsx";
import { SaleTrouble } from "./sale-trouble.tsx";
import { type Outlook, useEvaluation } from "./use-evaluation.ts";
import { useIdleCoupons } from "./use-idle-coupons.ts";
import { type OfferWorth, useOfferWorth } from "./use-offer-worth.ts";
import { usePins } from "./use-pins.ts";
import { useTaken } from "./use-taken.ts";

interface SaleDesk {
  readonly outlook: Outlook;
  readonly worth: OfferWorth;
  readonly idle: ReadonlySet<string>;
  readonly isReady: boolean;
  readonly book: (pin?: string) => void;
  /** Keeps prices and value while the customer is away. */
  readonly park: (pin?: string) => void;
}

function useSaleDesk({ room, who, ports, acts, on, facts }: PlaceProps): SaleDesk {
  const draft = useHeld(room.sale);
  const errand = useErrands(room.errands);
  const card = on?.card ?? null;
  const request = requestOf(draft, { card, currency: who.currency });
  const outlook = useEvaluation(ports, { request, turn: on?.account ?? errand.step === "refused" });
  const worth = useOfferWorth(ports.desk, request, outlook.isOld ? null : outlook.evaluation);
  const idle = useIdleCoupons(ports.desk, request, outlook.isOld ? null : outlook.evaluation);
  const pins = usePins(refusalOf(errand, ["sale", "park"]));
  const isReady = facts.reached && outlook.evaluation !== null && !isOnErrand(errand);
  const send = (kind: "sale" | "park", pin?: string): void => {
    if (request === null || !isReady) return;
    const expectNet = outlook.evaluation?.net;
    const returns = draft.returns.map(({ part }) => part);
    const exchange = returns.length === 0 ? {} : { returns };
    const body = { ...pins.added(request, pin), ...exchange, expectNet, till: who.till };
    acts.run({ kind, path: kind === "sale" ? "/v1/sales" : "/v1/holds", body, card });
  };
  return {
    ...{ outlook, worth, idle, isReady },
    book: (pin) => send("sale", pin),
    park: (pin) => send("park", pin),
  };
}

/** A basket, what pays for it, and one press to book. */
export function SalePlace(props: PlaceProps): ReactElement {
  const { room, who, ports, acts, facts, on } = props;
  const { language } = useWords();
  const texts = saleTexts(language);
  const draft = useHeld(room.sale);
  const errand = useErrands(room.errands);
  const vouchers = useHeld(room.vouchers);
  const others = useHeld(room.others);
  const money = useMoney(who.currency);
  const { outlook, worth, idle, isReady, book, park } = useSaleDesk(props);
  const taken = useTaken(props);
  const note = useHeld(room.scans.note);
  const field = useRef<HTMLInputElement>(null);
  const card = on?.card.number;
  const bookedAt = doneOf(errand, ["sale", "park-book"])?.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: both take along what had the cursor
  useEffect(() => takeCursor(field.current), [card, bookedAt]);
  const toBook = useCallback(
    () => document.querySelector<HTMLElement>(`#${bookButton} button`)?.focus(),
    [],
  );
  const add = (line: Omit<DraftLine, "id">): void => {
    room.scans.note.change(() => null);
    room.sale.change((now) => addLine(now, line));
    takeCursor(field.current);
  };
  const purses = payingPurses(room.purses, who.currency);
  const held = on?.account.purses ?? [];
  const { evaluation, isOld } = outlook;
  const splits = payForecast(draft, evaluation?.payable ?? 0, {
    ...{ purses, held, vouchers, others },
  });
  const done = draft.lines.length === 0 ? doneOf(errand, ["sale", "park-book"]) : null;
  const offers = offersShown(draft, evaluation, on?.account ?? null);
  return (
    <div className="sale">
      <div className="sale-left">
        {on === null ? (
          <div>
            <h1 className="place-title">{texts.title}</h1>
            <p className="sale-anon">{texts.noCard}</p>
          </div>
        ) : null}
        {on === null ? null : <CustomerHead on={on} facts={facts} onClear={acts.clear} />}
        <LineEntry
          currency={who.currency}
          canLoad={on !== null}
          api={ports.desk}
          pausing={ports}
          note={note}
          fieldRef={field}
          onAdd={add}
          onCode={acts.identify}
          onDone={toBook}
        />
        <BasketLines sale={room.sale} lines={draft.lines} evaluation={evaluation} money={money} />
        <ComingBack sale={room.sale} returns={draft.returns} money={money} />
        <ParkedList {...props} money={money} />
        {done === null ? null : (
          <SaleResult key={done.at} done={done} purses={room.purses} ports={ports} money={money} />
        )}
      </div>
      <div className="panel sale-right">
        <OffersPanel {...{ offers, worth, money }} sale={room.sale} purses={room.purses} />
        <PayPanel
          {...{ draft, sale: room.sale, on, purses, vouchers, splits, idle, money, room }}
          onCode={acts.identify}
        />
        <SaleTotal {...{ evaluation, isOld, money }} purses={room.purses} back={comesBack(draft)} />
        <SaleTrouble {...props} {...{ outlook, taken }} onPin={book} onParkPin={park} />
        <BookButton isBusy={isOnErrand(errand)} isReady={isReady} onBook={() => book()} />
        <ParkButton draft={draft} isReady={isReady} onPark={() => park()} />
        <NumberField draft={draft} sale={room.sale} />
      </div>
    </div>
  );
}
