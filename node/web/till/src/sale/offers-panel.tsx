import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import type { ReactElement } from "react";
import type { PurseDef } from "../api/shapes.ts";
import { useWords, type Words } from "../screens/words.tsx";
import type { Held } from "../till/held.ts";
import type { OfferShown } from "./offers.ts";
import { rewardToggled, type SaleDraft } from "./sale-draft.ts";
import { saleTexts } from "./sale-texts.ts";
import type { OfferWorth } from "./use-offer-worth.ts";

export interface OffersPanelProps {
  readonly offers: readonly OfferShown[];
  readonly worth: OfferWorth;
  readonly sale: Held<SaleDraft>;
  readonly purses: readonly PurseDef[];
  readonly money: (amount: number) => string;
}

/** What the card may have for this basket, before anything is paid: a press takes or leaves it. */
export function OffersPanel(props: OffersPanelProps): ReactElement | null {
  const { offers, sale } = props;
  const { language } = useWords();
  const texts = saleTexts(language);
  if (offers.length === 0) return null;
  return (
    <section className="offers" aria-labelledby="offers-title">
      <h2 id="offers-title">{texts.offers}</h2>
      <ul>
        {offers.map((offer) => (
          <li key={offer.campaign} data-offer={offer.campaign} data-taken={offer.isTaken}>
            <ActionButton
              icon={offer.isTaken ? "check" : "gift"}
              className="offer"
              isPressed={offer.isTaken}
              onPress={() => sale.change((now) => rewardToggled(now, offer.campaign))}
            >
              <strong>{offer.name}</strong> <OfferFacts {...props} offer={offer} />
            </ActionButton>
            {offer.why === null ? null : <NotApplied {...props} offer={offer} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OfferProps extends OffersPanelProps {
  readonly offer: OfferShown;
}

/** What it costs, in its purse's unit; a coupon is one of its kind. */
function costText(
  { cost }: OfferShown,
  purses: readonly PurseDef[],
  { amount, language }: Words,
): string | null {
  if (cost === null) return null;
  const purse = purses.find((one) => one.purse === cost.purse);
  const texts = saleTexts(language);
  return purse === undefined ? texts.offerCoupon : texts.offerCosts(amount(cost.amount, purse));
}

function OfferFacts({ offer, worth, purses, money }: OfferProps): ReactElement {
  const words = useWords();
  const texts = saleTexts(words.language);
  const off = worth[offer.campaign] ?? 0;
  const facts = [
    ...(off > 0 ? [texts.offerGives(money(off))] : []),
    ...[costText(offer, purses, words)].filter((cost) => cost !== null),
  ];
  return <span className="offer-facts">{facts.join(" · ")}</span>;
}

/** A reward that does not count says why, and what can be done about it. */
function NotApplied({ offer, sale, money }: OfferProps): ReactElement {
  const { language } = useWords();
  const texts = saleTexts(language);
  const isLoss = offer.why === "would-lose";
  return (
    <div className="offer-why warn" role="status" data-why={offer.why}>
      <Icon name="alert" />
      <p>{isLoss ? texts.wouldLose(money(offer.lost)) : texts.offerWhy(offer.why ?? "")}</p>
      {isLoss ? (
        <ActionButton onPress={() => sale.change((now) => ({ ...now, acceptLoss: true }))}>
          {texts.acceptLoss}
        </ActionButton>
      ) : null}
    </div>
  );
}
