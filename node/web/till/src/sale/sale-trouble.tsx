import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import type { ReactElement } from "react";
import type { EvaluationView } from "../api/sale-shapes.ts";
import type { Problem, PurseDef } from "../api/shapes.ts";
import { PinForm, wantsPin } from "../screens/pin-form.tsx";
import type { PlaceProps } from "../screens/place-props.ts";
import { ProblemLine } from "../screens/problem-line.tsx";
import { useErrands, useHeld } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { refusalOf } from "../till/errand.ts";
import type { Held } from "../till/held.ts";
import { type SaleDraft, voucherPurse } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";
import type { Taken } from "./take-voucher.ts";
import type { Outlook } from "./use-evaluation.ts";

export interface SaleTroubleProps extends PlaceProps {
  readonly outlook: Outlook;
  readonly taken: Taken | null;
  readonly onPin: (pin: string) => void;
  /** The same where the sale was to be parked. */
  readonly onParkPin: (pin: string) => void;
}

/** In whose unit the numbers of a refusal are. */
function purseOf(
  { tender }: Problem,
  { pays }: SaleDraft,
  purses: readonly PurseDef[],
): PurseDef | null {
  const named = tender === undefined ? voucherPurse : (pays[tender]?.purse ?? voucherPurse);
  return purses.find(({ purse }) => purse === named) ?? null;
}

/** Whose PIN is asked for, where it is not the sale's own card. */
function payerOf({ tender }: Problem, { pays }: SaleDraft): string | null {
  const { card } = pays[tender ?? -1] ?? {};
  return card === undefined ? null : maskedNumber(card.number);
}

/** Why it cannot be booked as it stands, with the way out; the PIN is asked for in its place. */
export function SaleTrouble(props: SaleTroubleProps): ReactElement {
  const { room, facts, outlook, taken } = props;
  const { language } = useWords();
  const texts = saleTexts(language);
  const draft = useHeld(room.sale);
  const errand = useErrands(room.errands);
  const refusal = refusalOf(errand, ["sale", "park"]);
  const isParking = refusalOf(errand, ["park"]) !== null;
  const problem = outlook.problem ?? refusal;
  const isAway = facts.line !== "connected";
  return (
    <div role="alert" className="sale-trouble">
      {taken === null || taken.kind === "taken" ? null : <NoUse taken={taken} />}
      {problem === null || problem.code === "changed" ? null : (
        <ProblemLine
          problem={problem}
          purse={purseOf(problem, draft, room.purses)}
          isAway={isAway}
        />
      )}
      {problem?.code === "changed" ? (
        <p className="note-warn" data-code="changed">
          <Icon name="alert" />
          <span>{texts.netChanged}</span>
        </p>
      ) : null}
      {refusal !== null && wantsPin(refusal) ? (
        <PinOf refusal={refusal} draft={draft} onPin={isParking ? props.onParkPin : props.onPin} />
      ) : null}
      <Repricing evaluation={outlook.evaluation} sale={room.sale} />
    </div>
  );
}

interface PinOfProps {
  readonly refusal: Problem;
  readonly draft: SaleDraft;
  readonly onPin: (pin: string) => void;
}

function PinOf({ refusal, draft, onPin }: PinOfProps): ReactElement {
  const { language } = useWords();
  const payer = payerOf(refusal, draft);
  return (
    <>
      {payer === null ? null : <p className="pin-whose">{saleTexts(language).pinOf(payer)}</p>}
      <PinForm problem={refusal} onPin={onPin} />
    </>
  );
}

interface RepricingProps {
  readonly evaluation: EvaluationView | null;
  readonly sale: Held<SaleDraft>;
}

/** Amounts that were typed may be those of another price list than the card's. */
function Repricing({ evaluation, sale }: RepricingProps): ReactElement | null {
  const { language } = useWords();
  const texts = saleTexts(language);
  const { repricing = false, priceGroup = null } = evaluation ?? {};
  if (!repricing) return null;
  return (
    <div className="note-warn" data-repricing={priceGroup}>
      <Icon name="alert" />
      <p>{texts.repricing(priceGroup ?? "\u2013")}</p>
      <ActionButton onPress={() => sale.change((now) => ({ ...now, pricedFor: priceGroup }))}>
        {texts.pricesRight}
      </ActionButton>
    </div>
  );
}

function NoUse({ taken }: { readonly taken: Exclude<Taken, { kind: "taken" }> }): ReactElement {
  const { language } = useWords();
  const texts = saleTexts(language);
  if (taken.kind === "refused") {
    return <ProblemLine problem={taken.problem} purse={null} isAway={false} />;
  }
  if (taken.kind === "no-card") {
    return (
      <p className="trouble" data-no-card={taken.why}>
        <Icon name="alert" />
        <span>{texts.otherNoUse[taken.why]}</span>
      </p>
    );
  }
  const { state } = taken.voucher;
  return (
    <p className="trouble" data-voucher-state={state}>
      <Icon name="alert" />
      <span>{texts.voucherNoUse[state] ?? state}</span>
    </p>
  );
}
