import type { CardRole } from "../../domain/card-policy.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import type { People } from "../people.ts";
import type { Principal, Role } from "../principal.ts";

/** In what role somebody does something with a card, and the pseudonym that the entry names. */
export type Actor = { readonly role: CardRole; readonly by: string | null };

type Asked = { readonly operator?: string | undefined; readonly till?: string | undefined };

export type ActorOf = (by: Principal, request: Asked) => Result<Actor>;

/** A till without anybody signed in does what a cashier may; who leads the network is headquarters. */
const cardRoles: Readonly<Partial<Record<Role, CardRole>>> = {
  till: "cashier",
  cashier: "cashier",
  manager: "manager",
  "regional-manager": "manager",
  headquarters: "headquarters",
  operator: "headquarters",
  integration: "integration",
};

function acting(role: Role, by: string | null): Result<Actor> {
  const known = cardRoles[role];
  return known === undefined ? refused("not-allowed", { role }) : ok({ role: known, by });
}

/** At a node: the operator whose token is sent acts, else who signed in. */
export function actorAtNode(people: People): ActorOf {
  return (by, request) => {
    const operator = people.operatorFor(by, request);
    if (!operator.ok) return operator;
    const named = request.operator === undefined ? by : people.byToken(request.operator);
    return acting(named?.role ?? by.role, operator.value);
  };
}

export const actorAtHub: ActorOf = (by) => acting(by.role, by.user ?? by.operator ?? null);
