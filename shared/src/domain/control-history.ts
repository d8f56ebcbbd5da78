import type { ControlBody } from "./control-bodies.ts";
import type { Entry } from "./entry.ts";
import type { DeviceId, EntryId, PurseId } from "./ids.ts";
import { defaultPolicy, type Policy } from "./policy.ts";
import { isReadable, policyOf } from "./policy-settings.ts";
import { isLater, type Rank } from "./rank.ts";

type Said = { readonly body: ControlBody; readonly rank: Rank };

type Node = { readonly cites: readonly EntryId[]; readonly said: Said | null };

/** What control entries say up to the heads that an entry cites, whatever was decreed later. */
export type ControlView = {
  readonly policy: Policy;
  /** The largest allowance, by {@link allowanceKey}. */
  readonly allowed: ReadonlyMap<string, number>;
  readonly retired: ReadonlySet<DeviceId>;
  readonly certified: ReadonlySet<DeviceId>;
};

export function allowanceKey(device: DeviceId, purse: PurseId): string {
  return `${device} ${purse}`;
}

const kept = 64;
const kinds: ReadonlySet<string> = new Set(["policy", "allow", "retire", "certificate"]);

/** The control entries as a history that can be looked at from whatever heads an entry cites. */
export class ControlHistory {
  readonly #nodes = new Map<EntryId, Node>();
  readonly #known = new Map<string, ControlView>();

  add(id: EntryId, entry: Entry, rank: Rank): void {
    const cites = [...entry.after, ...entry.policy, ...(entry.own === null ? [] : [entry.own])];
    const body = entry.body as ControlBody;
    const isSaid = kinds.has(body.kind) && (body.kind !== "policy" || isReadable(body));
    this.#nodes.set(id, { cites, said: isSaid ? { body, rank } : null });
  }

  at(heads: readonly EntryId[]): ControlView {
    const name = heads.join();
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const view = this.#compute(heads);
    this.#known.set(name, view);
    const oldest = this.#known.keys().next();
    if (this.#known.size > kept && oldest.done !== true) this.#known.delete(oldest.value);
    return view;
  }

  #compute(heads: readonly EntryId[]): ControlView {
    const allowed = new Map<string, number>();
    const retired = new Set<DeviceId>();
    const certified = new Set<DeviceId>();
    const said = [...this.#saidBehind(heads)];
    for (const { body } of said) {
      if (body.kind === "retire") retired.add(body.device);
      if (body.kind === "certificate") certified.add(body.device);
      if (body.kind === "allow") noteAllowed(allowed, body);
    }
    return { policy: policyFrom(said), allowed, retired, certified };
  }

  *#saidBehind(heads: readonly EntryId[]): Generator<Said> {
    const visited = new Set<EntryId>();
    for (const open = [...heads]; ; ) {
      const id = open.pop();
      if (id === undefined) return;
      const node = visited.has(id) ? undefined : this.#nodes.get(id);
      visited.add(id);
      if (node === undefined) continue;
      if (node.said !== null) yield node.said;
      open.push(...node.cites);
    }
  }
}

function policyFrom(said: readonly Said[]): Policy {
  const settings = new Map<string, { readonly value: string; readonly rank: Rank }>();
  for (const { body, rank } of said) {
    const before = body.kind === "policy" ? settings.get(body.name) : undefined;
    const isLatest = before === undefined || isLater(rank, before.rank);
    if (body.kind === "policy" && isLatest) settings.set(body.name, { value: body.value, rank });
  }
  if (settings.size === 0) return defaultPolicy;
  return policyOf(new Map([...settings].map(([setting, { value }]) => [setting, value])));
}

type Allowed = { readonly device: DeviceId; readonly purse: PurseId; readonly amount: number };

export function noteAllowed(
  allowed: Map<string, number>,
  { device, purse, amount }: Allowed,
): void {
  const key = allowanceKey(device, purse);
  allowed.set(key, Math.max(amount, allowed.get(key) ?? 0));
}
