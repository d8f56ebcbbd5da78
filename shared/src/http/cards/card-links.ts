import type { CardRole } from "../../domain/card-policy.ts";
import { ok, type Refusal, type Result, refused } from "../../domain/result.ts";
import { saidOf } from "../../domain/status.ts";
import type { CardRef } from "../../protocol/http/card.ts";
import type { LinkRequest, OpenedView, Opening } from "../../protocol/http/card-life.ts";
import type { Wish } from "../../replica/act.ts";
import { familyOf } from "../../replica/card-family.ts";
import type { Step } from "../../replica/replica.ts";
import type { ShownCard } from "../card-gate.ts";
import type { Answered, Command } from "../services.ts";
import { type CardParts, perform, saying } from "./card-parts.ts";

/** Source: SPEC R478. Moves no value: `to` opens what `from` holds from now on. */
export async function linkCards(
  parts: CardParts,
  command: Command<LinkRequest>,
): Promise<Result<Answered>> {
  const { by, action, request } = command;
  const actor = parts.actorOf(by, request);
  if (!actor.ok) return actor;
  const { role } = actor.value;
  if (!parts.replica.directory.policy.linksBy[request.reason].includes(role)) {
    return refused("not-allowed", { what: "card-link", role, reason: request.reason });
  }
  const from = await parts.gate.look(request.from);
  if (!from.ok) return inField(from, "from");
  const to = await parts.gate.look(request.to);
  if (!to.ok) return inField(to, "to");
  const cards = { from: from.value, to: to.value };
  const isNew = !(await parts.gate.isAnswered(action));
  const why = isNew ? await pinObjection(parts, cards.from, { card: request.from, role }) : null;
  if (why !== null) return { ok: false, error: why };
  let opened: readonly OpenedView[] = [];
  return perform(parts, command, {
    actor: actor.value,
    doc: cards.to.shown,
    wishes: async (step) => {
      const wishes = await linking(cards, step, request);
      if (!wishes.ok) return wishes;
      const openings = await openingsOf(cards.from, step, request.opening ?? []);
      opened = openings.views;
      return ok([...openings.wishes, ...wishes.value]);
    },
    also: () => ({ opening: opened }),
  });
}

function inField(result: { readonly ok: false; readonly error: Refusal }, name: string) {
  const { fields } = result.error;
  if (!Array.isArray(fields)) return result;
  const renamed = fields.map((one: { readonly field: string }) => {
    return { ...one, field: one.field.replace(/^card/, name) };
  });
  return { ok: false, error: { ...result.error, fields: renamed } } as const;
}

/** Who only stands at the till cannot hand on what a PIN protects without it. */
async function pinObjection(
  { pins }: CardParts,
  { shown, states }: ShownCard,
  { card, role }: { readonly card: CardRef; readonly role: CardRole },
): Promise<Refusal | null> {
  const verifier = saidOf(states.get(shown)?.status ?? {}, "pin");
  if (verifier === null || role === "manager" || role === "headquarters") return null;
  if (card.pin === undefined) return refused("pin-required").error;
  return pins.check({ doc: shown, verifier, pin: card.pin });
}

type Pair = { readonly from: ShownCard; readonly to: ShownCard };

async function linking(
  { from, to }: Pair,
  { workspace }: Step,
  { reason }: LinkRequest,
): Promise<Result<readonly Wish[]>> {
  if (from.shown === to.shown) {
    return refused("invalid", { fields: [{ field: "to", reason: "the same card as from" }] });
  }
  const [source, target] = [from.shown, to.shown];
  const isFree = await familyOf(source, (doc) => workspace.account(doc));
  if (isFree.account !== source) return refused("conflict", { leadsTo: isFree.account });
  const there = await familyOf(target, (doc) => workspace.account(doc));
  if (there.account === source) return refused("conflict", { what: "circle" });
  if (to.isBlocked) return refused("blocked", { card: "to" });
  if (from.isBlocked && reason !== "replaced") return refused("blocked", { card: "from" });
  const said = [
    saying(source, "link", { value: reason, link: target }),
    saying(target, "linked", { value: reason, link: source }),
  ];
  const isStopped = reason === "replaced" && !from.isBlocked;
  return ok(isStopped ? [...said, saying(source, "block", { value: reason })] : said);
}

/** What was opened before for this number stays as it was. Source: SPEC R784. */
async function openingsOf(
  { shown }: ShownCard,
  { workspace }: Step,
  openings: readonly Opening[],
): Promise<{ readonly wishes: readonly Wish[]; readonly views: readonly OpenedView[] }> {
  const known = (await workspace.account(shown)).openings;
  const views = openings.map(({ purse, amount }): OpenedView => {
    const before = known[purse]?.[0];
    if (before === undefined) return { purse, amount, state: "booked" };
    return { purse, amount: before.amount, state: "known" };
  });
  const fresh = openings.filter(({ purse }) => known[purse] === undefined);
  const wishes = fresh.map(({ purse, amount }): Wish => {
    return { doc: shown, command: { type: "opening", purse, amount } };
  });
  return { wishes, views };
}
