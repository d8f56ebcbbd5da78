import type { PolicySetting } from "./control-bodies.ts";
import type { Entry } from "./entry.ts";
import type { EntryId } from "./ids.ts";
import { defaultPolicy, type Policy } from "./policy.ts";
import { isReadable, policyOf } from "./policy-settings.ts";
import { isLater, type Rank } from "./rank.ts";

type Node = {
  readonly cites: readonly EntryId[];
  readonly setting: { readonly body: PolicySetting; readonly rank: Rank } | null;
};

const kept = 64;

/** The policy as control entries set it, at whatever heads an entry cites. */
export class PolicyHistory {
  readonly #nodes = new Map<EntryId, Node>();
  readonly #known = new Map<string, Policy>();

  add(id: EntryId, entry: Entry, rank: Rank): void {
    const cites = [...entry.after, ...entry.policy, ...(entry.own === null ? [] : [entry.own])];
    const { body } = entry;
    const setting = body.kind === "policy" && isReadable(body) ? { body, rank } : null;
    this.#nodes.set(id, { cites, setting });
  }

  at(heads: readonly EntryId[]): Policy {
    const name = heads.join();
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const policy = this.#compute(heads);
    this.#known.set(name, policy);
    const oldest = this.#known.keys().next();
    if (this.#known.size > kept && oldest.done !== true) this.#known.delete(oldest.value);
    return policy;
  }

  #compute(heads: readonly EntryId[]): Policy {
    const latest = new Map<string, { readonly value: string; readonly rank: Rank }>();
    for (const { body, rank } of this.#settingsBehind(heads)) {
      const before = latest.get(body.name);
      if (before === undefined || isLater(rank, before.rank)) {
        latest.set(body.name, { value: body.value, rank });
      }
    }
    if (latest.size === 0) return defaultPolicy;
    return policyOf(new Map([...latest].map(([setting, { value }]) => [setting, value])));
  }

  *#settingsBehind(heads: readonly EntryId[]): Generator<NonNullable<Node["setting"]>> {
    const visited = new Set<EntryId>();
    for (const open = [...heads]; ; ) {
      const id = open.pop();
      if (id === undefined) return;
      const node = visited.has(id) ? undefined : this.#nodes.get(id);
      visited.add(id);
      if (node === undefined) continue;
      if (node.setting !== null) yield node.setting;
      open.push(...node.cites);
    }
  }
}
