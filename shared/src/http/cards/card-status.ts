import type { DocId } from "../../domain/ids.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import { isBlocked, saidOf } from "../../domain/status.ts";
import type { StatusRequest } from "../../protocol/http/card-life.ts";
import type { Wish } from "../../replica/act.ts";
import type { Step } from "../../replica/replica.ts";
import type { ShownCard } from "../card-gate.ts";
import type { Answered, Command } from "../services.ts";
import type { Actor } from "./card-actor.ts";
import { type CardParts, perform, saying } from "./card-parts.ts";
import { undoing } from "./card-undo.ts";

/** Source: SPEC R475. A block is the shown number's own; group and tier are the account's. */
export async function changeStatus(
  parts: CardParts,
  command: Command<StatusRequest>,
): Promise<Result<Answered>> {
  const { by, request } = command;
  const actor = parts.actorOf(by, request);
  if (!actor.ok) return actor;
  const wrong = wrongIn(parts, actor.value, request);
  if (wrong !== null) return wrong;
  const shown = await parts.gate.look(request.card);
  if (!shown.ok) return shown;
  const { undo } = request;
  return perform(parts, command, {
    actor: actor.value,
    doc: shown.value.shown,
    wishes: (step) =>
      undo === undefined
        ? changes(shown.value, step, request)
        : undoing(parts.replica, step, { receipt: undo, card: shown.value }),
  });
}

/** Who may block at once need not be who lifts it again. */
function wrongIn(
  { replica }: CardParts,
  { role }: Actor,
  { status, group, tier, undo }: StatusRequest,
): Result<never> | null {
  const isOnlyBlocking = status === "blocked" && group === undefined && tier === undefined;
  if (role === "cashier" && (undo !== undefined || !isOnlyBlocking)) {
    return refused("not-allowed", { what: "card-status", role });
  }
  const isKnown = typeof group !== "string" || isActiveGroup(replica, group);
  if (isKnown) return null;
  return refused("invalid", { fields: [{ field: "group", reason: "no such customer group" }] });
}

function isActiveGroup({ directory }: CardParts["replica"], group: string): boolean {
  return directory.customerGroups.get(group)?.active === true;
}

async function changes(
  { shown, account }: ShownCard,
  { workspace }: Step,
  { status, group, tier, reason }: StatusRequest,
): Promise<Result<readonly Wish[]>> {
  const own = (await workspace.account(shown)).status;
  const wishes: Wish[] = [];
  if (status !== undefined && (status === "blocked") === isBlocked(own)) {
    return refused("conflict", { status });
  }
  if (status === "blocked") wishes.push(saying(shown, "block", { value: reason }));
  if (status === "active") wishes.push(saying(shown, "unblock", { value: reason }));
  const target = (await workspace.account(account)).status;
  const say = (what: "group" | "tier", value: string | null | undefined, doc: DocId) => {
    if (value !== undefined && saidOf(target, what) !== value) {
      wishes.push(saying(doc, what, { value }));
    }
  };
  say("group", group, account);
  say("tier", tier, account);
  return ok(wishes);
}
