import type { Problem, SessionView } from "../api/shapes.ts";
import type { Pairing } from "./pairing.ts";

/** From an unknown browser to a cashier at a till. */
export type Access =
  | { readonly step: "unpaired" }
  | { readonly step: "checking"; readonly pairing: Pairing }
  | { readonly step: "signed-out"; readonly pairing: Pairing; readonly problem: Problem | null }
  | { readonly step: "signing-in"; readonly pairing: Pairing }
  | { readonly step: "signed-in"; readonly pairing: Pairing; readonly who: SessionView };

export type AccessEvent =
  | { readonly kind: "paired"; readonly pairing: Pairing }
  | { readonly kind: "unpair" }
  | { readonly kind: "try" }
  | { readonly kind: "welcome"; readonly who: SessionView }
  | { readonly kind: "turned-away"; readonly problem: Problem | null };

type At<S extends Access["step"]> = Extract<Access, { step: S }>;
type On<E extends AccessEvent["kind"]> = Extract<AccessEvent, { kind: E }>;
type Table = {
  readonly [S in Access["step"]]: {
    readonly [E in AccessEvent["kind"]]: (access: At<S>, event: On<E>) => Access;
  };
};

const stay = (access: Access): Access => access;
const check = (_: Access, { pairing }: On<"paired">): Access => ({ step: "checking", pairing });
const unpair = (): Access => ({ step: "unpaired" });

function out({ pairing }: { pairing: Pairing }, { problem }: On<"turned-away">): Access {
  return { step: "signed-out", pairing, problem };
}

/** A session that was opened at another till of the shop does not count for this one. */
function welcome({ pairing }: { pairing: Pairing }, { who }: On<"welcome">): Access {
  return who.till === pairing.till
    ? { step: "signed-in", pairing, who }
    : { step: "signed-out", pairing, problem: null };
}

const table: Table = {
  unpaired: {
    paired: check,
    unpair: stay,
    try: stay,
    welcome: stay,
    "turned-away": stay,
  },
  checking: { paired: check, unpair, try: stay, welcome, "turned-away": out },
  "signed-out": {
    paired: check,
    unpair,
    try: ({ pairing }) => ({ step: "signing-in", pairing }),
    welcome: stay,
    "turned-away": stay,
  },
  "signing-in": { paired: stay, unpair: stay, try: stay, welcome, "turned-away": out },
  "signed-in": { paired: stay, unpair: stay, try: stay, welcome: stay, "turned-away": out },
};

export function stepAccess(access: Access, event: AccessEvent): Access {
  // See till-transitions.ts: the pair is kept by the table's type.
  const handle = table[access.step][event.kind] as (a: Access, e: AccessEvent) => Access;
  return handle(access, event);
}
