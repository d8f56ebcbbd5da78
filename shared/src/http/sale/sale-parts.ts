import type { ActionKey } from "../../domain/entry.ts";
import type { Refusal } from "../../domain/result.ts";
import { ok, type Result } from "../../domain/result.ts";
import type { Evaluate } from "../../domain/sale/evaluation.ts";
import { act, type Booked, type Wishing } from "../../replica/act.ts";
import type { RightsGatherer } from "../../replica/gather-rights.ts";
import type { Replica } from "../../replica/replica.ts";
import type { AccountViews } from "../account-views.ts";
import type { CardGate } from "../card-gate.ts";
import type { People } from "../people.ts";
import type { CardBook } from "../replica-accounts.ts";
import type { Answered, Command } from "../services.ts";

export type SaleParts = {
  readonly replica: Replica;
  readonly cards: CardBook;
  readonly gate: CardGate;
  readonly views: AccountViews;
  readonly people: People;
  readonly rights: RightsGatherer;
  /** Why this device must not book now; null when it may. */
  readonly objection: () => Refusal | null;
  readonly evaluate: Evaluate;
};

/** What every call that books may say. */
export type Said = { readonly operator?: string | undefined; readonly till?: string | undefined };

export type Performing = {
  /** The caller's, when none is given. */
  readonly key?: ActionKey;
  readonly wishes: Wishing;
  /** 201 when nothing is said. */
  readonly status?: number;
  readonly answer: (booked: Booked) => Promise<object>;
};

/** Books what a till asks for, all of it or nothing; a retry gets the first answer. */
export async function perform(
  { replica, people, objection }: Pick<SaleParts, "replica" | "people" | "objection">,
  { by, action, request }: Command<Said>,
  performing: Performing,
): Promise<Result<Answered>> {
  const why = objection();
  if (why !== null) return { ok: false, error: why };
  const operator = people.operatorFor(by, request);
  if (!operator.ok) return operator;
  const { key = { till: action.till, id: action.key }, wishes, status = 201 } = performing;
  const outcome = await act(replica, {
    key,
    by: operator.value,
    request: action.request,
    wishes,
    answer: async (booked) => ({ status, body: JSON.stringify(await performing.answer(booked)) }),
  });
  if (!outcome.ok) return outcome;
  const { answer: stored, replayed } = outcome.value;
  return ok({ status: stored.status, body: stored.body, replayed });
}
