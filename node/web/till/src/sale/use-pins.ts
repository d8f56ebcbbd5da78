import { useRef } from "react";
import type { SaleRequest } from "../api/sale-shapes.ts";
import type { CardRef, Problem } from "../api/shapes.ts";

/** Whose PIN a refusal is about: of a further card that pays, else of the sale's own. */
function askedFor(refusal: Problem | null, request: SaleRequest): CardRef | null {
  const payer = request.pay?.[refusal?.tender ?? -1]?.card;
  return payer ?? request.card;
}

export interface Pins {
  /** The request with the PINs that were typed for it so far; without one typed now, with none. */
  readonly added: (request: SaleRequest, pin: string | undefined) => SaleRequest;
}

/** Two cards that pay may ask for a PIN each: the first one is not asked for again. */
export function usePins(refusal: Problem | null): Pins {
  const known = useRef<Readonly<Record<string, string>>>({});
  const withPin = (card: CardRef): CardRef => {
    const pin = known.current[card.number];
    return pin === undefined ? card : { ...card, pin };
  };
  const added: Pins["added"] = (request, pin) => {
    const card = askedFor(refusal, request);
    if (pin === undefined) known.current = {};
    else if (card !== null) known.current = { ...known.current, [card.number]: pin };
    const { pay } = request;
    return {
      ...request,
      card: request.card === null ? null : withPin(request.card),
      ...(pay === undefined
        ? {}
        : { pay: pay.map((one) => (one.card ? { ...one, card: withPin(one.card) } : one)) }),
    };
  };
  return { added };
}
