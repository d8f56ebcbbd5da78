import type { PinHash, ProofChecker } from "../../ports/proofs.ts";
import type { RightsGatherer } from "../../replica/gather-rights.ts";
import type { Replica } from "../../replica/replica.ts";
import { CardGate } from "../card-gate.ts";
import { CardProofs } from "../card-proofs.ts";
import { PinBook } from "../pin-book.ts";
import { CardBook } from "../replica-accounts.ts";

export type CardRoomParts = {
  readonly replica: Replica;
  /** The network's. */
  readonly secret: Uint8Array;
  readonly pinHash: PinHash;
  readonly taps: ProofChecker | null;
  readonly rights: Pick<RightsGatherer, "forSpend"> | null;
  /** See {@link CardBook}. */
  readonly takesAccounts?: true;
};

export type CardRoom = {
  readonly cards: CardBook;
  readonly pins: PinBook;
  readonly gate: CardGate;
};

/** Everything that knows cards, made once for a process: wrong PINs are tried one by one. */
export function cardRoom(parts: CardRoomParts): CardRoom {
  const { replica, secret, pinHash, taps, rights, takesAccounts } = parts;
  const cards = new CardBook(replica, secret, takesAccounts);
  const pins = new PinBook({ replica, secret, hash: pinHash });
  const proofs = new CardProofs({ replica, secret, pins, taps });
  return { cards, pins, gate: new CardGate({ replica, cards, proofs, rights }) };
}
