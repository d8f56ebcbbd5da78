import { ok, type Refusal, type Result, refused } from "../../domain/result.ts";
import { saidOf } from "../../domain/status.ts";
import type { PinRequest } from "../../protocol/http/card-life.ts";
import type { ShownCard } from "../card-gate.ts";
import type { Answered, Command } from "../services.ts";
import type { Actor } from "./card-actor.ts";
import { type CardParts, perform, saying } from "./card-parts.ts";

/** Source: SPEC R479. The PIN is the shown number's own. */
export async function changePin(
  parts: CardParts,
  command: Command<PinRequest>,
): Promise<Result<Answered>> {
  const { by, action, request } = command;
  const actor = parts.actorOf(by, request);
  if (!actor.ok) return actor;
  const shown = await parts.gate.look(request.card);
  if (!shown.ok) return shown;
  const doc = shown.value.shown;
  if (!(await parts.gate.isAnswered(action))) {
    const why = await objectionTo(parts, shown.value, { actor: actor.value, request });
    if (why !== null) return { ok: false, error: why };
  }
  const { newPin } = request;
  const value = typeof newPin === "string" ? await parts.pins.verifierOf(doc, newPin) : null;
  return perform(parts, command, {
    actor: actor.value,
    doc,
    wishes: async (step) => {
      await parts.pins.forgive(step, doc);
      return ok(newPin === undefined ? [] : [saying(doc, "pin", { value })]);
    },
  });
}

async function objectionTo(
  { pins }: CardParts,
  { shown, states, isBlocked }: ShownCard,
  { actor: { role }, request }: { readonly actor: Actor; readonly request: PinRequest },
): Promise<Refusal | null> {
  if (role === "manager" || role === "headquarters") return null;
  if (isBlocked) return refused("blocked").error;
  if (request.unlock === true) return refused("not-allowed", { what: "pin-unlock", role }).error;
  const verifier = saidOf(states.get(shown)?.status ?? {}, "pin");
  if (verifier === null) return null;
  const pin = request.pin ?? request.card.pin;
  return pin === undefined
    ? refused("pin-required").error
    : pins.check({ doc: shown, verifier, pin });
}
