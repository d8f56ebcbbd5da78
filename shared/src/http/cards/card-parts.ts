import type { Status } from "../../domain/bodies.ts";
import type { DocId } from "../../domain/ids.ts";
import { ok, type Refusal, type Result } from "../../domain/result.ts";
import { act, type Booked, type Wish, type Wishing } from "../../replica/act.ts";
import type { Replica } from "../../replica/replica.ts";
import type { AccountViews } from "../account-views.ts";
import { bookedEntry } from "../booked-entry.ts";
import type { CardGate } from "../card-gate.ts";
import type { PinBook } from "../pin-book.ts";
import type { CardBook } from "../replica-accounts.ts";
import type { Answered, Command } from "../services.ts";
import type { Actor, ActorOf } from "./card-actor.ts";

export type CardParts = {
  readonly replica: Replica;
  readonly cards: CardBook;
  readonly gate: CardGate;
  readonly pins: PinBook;
  readonly views: AccountViews;
  readonly actorOf: ActorOf;
  /** Why this device must not book now; null when it may. */
  readonly objection: () => Refusal | null;
};

export type Performing = {
  readonly actor: Actor;
  /** The account that the answer shows. */
  readonly doc: DocId;
  readonly wishes: Wishing;
  readonly also?: (booked: Booked) => object;
};

/** Says it all or nothing; a retry gets the first answer. */
export async function perform(
  { replica, views, objection }: CardParts,
  { action }: Command<unknown>,
  { actor, doc, wishes, also = () => ({}) }: Performing,
): Promise<Result<Answered>> {
  const why = objection();
  if (why !== null) return { ok: false, error: why };
  const outcome = await act(replica, {
    key: { till: action.till, id: action.key },
    by: actor.by,
    request: action.request,
    wishes,
    answer: async (booked) => {
      const account = await views.within(booked.step, doc);
      const { receipt } = booked;
      const entries = booked.entries.map(bookedEntry);
      return {
        status: 201,
        body: JSON.stringify({ receipt, entries, account, ...also(booked) }),
      };
    },
  });
  if (!outcome.ok) return outcome;
  const { answer, replayed } = outcome.value;
  return ok({ status: answer.status, body: answer.body, replayed });
}

export function saying(
  doc: DocId,
  what: Status["what"],
  {
    value = null,
    link = null,
  }: { readonly value?: string | null; readonly link?: DocId | null } = {},
): Wish {
  return { doc, command: { type: "note", body: { kind: "status", what, value, link } } };
}
