import type { NodeApi } from "../api/node-api.ts";
import type { AccountView, CardRef, PurseDef } from "../api/shapes.ts";
import { purseOrEmpty } from "../till/forecast.ts";
import type { TillRoom } from "../till/till-room.ts";
import { withOther } from "./sale-draft.ts";
import type { Taken } from "./take-voucher.ts";

type Parts = Pick<TillRoom, "sale" | "others">;

function noteOther({ others }: Pick<TillRoom, "others">, card: CardRef, view: AccountView): void {
  others.change((known) => ({ ...known, [card.number]: view }));
}

export interface OtherFacts {
  readonly card: CardRef;
  /** The account of the sale's own card. */
  readonly own: string | null;
  /** Purses that pay here, the first to be tried first. */
  readonly purses: readonly PurseDef[];
}

/** The first purse with something in it that may be spent here. */
function fullest(view: AccountView, purses: readonly PurseDef[]): PurseDef | undefined {
  return purses.find(({ purse }) => {
    const { guaranteed, provisionalLimit } = purseOrEmpty(view.purses, purse);
    return guaranteed + Math.max(0, Math.min(provisionalLimit, view.known ? 1 : 0)) > 0;
  });
}

/** Looks at a further card and lets it pay what is left of the sale. */
export async function takeOther(
  api: Pick<NodeApi, "lookup">,
  room: Parts,
  { card, own, purses }: OtherFacts,
): Promise<Taken> {
  const answer = await api.lookup(card);
  if (answer.kind === "lost") {
    return { kind: "refused", problem: { code: "unreachable", status: 0 } };
  }
  if (answer.kind === "refused") return { kind: "refused", problem: answer.problem };
  const view = answer.value;
  if (view.id === own) return { kind: "no-card", why: "same" };
  const purse = fullest(view, purses);
  if (purse === undefined) return { kind: "no-card", why: "empty" };
  noteOther(room, card, view);
  room.sale.change((sale) => withOther(sale, card, purse.purse));
  return { kind: "taken" };
}

/** Of a sale that comes out of keeping only the cards' numbers are known. */
export async function lookAtOthers(
  api: Pick<NodeApi, "lookup">,
  room: Parts,
  cards: readonly CardRef[],
): Promise<void> {
  for (const card of cards) {
    if (room.others.value()[card.number] !== undefined) continue;
    const answer = await api.lookup(card);
    if (answer.kind === "done") noteOther(room, card, answer.value);
  }
}
