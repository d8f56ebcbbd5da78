import { ownNumber } from "../../domain/card.ts";
import { ok, type Result } from "../../domain/result.ts";
import type { NewCard, NewCards, NewCardsRequest } from "../../protocol/http/card-life.ts";
import { linkCards } from "./card-links.ts";
import type { CardParts } from "./card-parts.ts";
import { changePin } from "./card-pins.ts";
import type { Cards } from "./card-services.ts";
import { changeStatus } from "./card-status.ts";

const randomBytes = 10;

/** A card's life at a node and at the hub. */
export function cardDesk(parts: CardParts): Cards {
  return {
    status: (command) => changeStatus(parts, command),
    link: (command) => linkCards(parts, command),
    pin: (command) => changePin(parts, command),
    issue: async (request) => issue(parts, request),
  };
}

/** Nothing is written: a number of the own scheme needs no list to be known everywhere. */
function issue({ replica, cards }: CardParts, { count }: NewCardsRequest): Result<NewCards> {
  const made: NewCard[] = [];
  for (let at = 0; at < count; at++) {
    const card = { scheme: "own", number: ownNumber(replica.ports.random.bytes(randomBytes)) };
    const account = cards.docOf(card);
    if (!account.ok) return account;
    made.push({ ...card, account: account.value });
  }
  return ok({ cards: made });
}
