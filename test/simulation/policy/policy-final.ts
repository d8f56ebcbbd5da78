import type { DocId, EntryId, PurseId } from "@cardweave/shared/domain/ids";
import { isControl } from "@cardweave/shared/domain/ids";
import { defaultPolicy } from "@cardweave/shared/domain/policy";
import { policyOf } from "@cardweave/shared/domain/policy-settings";
import { Ledger, type Rules } from "../ledger/ledger.ts";
import { checkMet, comparePurse, compareVerdicts } from "../ledger/ledger-compare.ts";
import type { Rng } from "../rng.ts";
import { forgedBudgets } from "./policy-budgets.ts";
import type { Told } from "./policy-deeds.ts";
import { checkHonest } from "./policy-honesty.ts";
import { budget } from "./policy-kit.ts";
import type { PolicyNet } from "./policy-net.ts";
import { PolicyNode } from "./policy-node.ts";

/** What must hold when everybody has heard everything. */
export async function policyFinal(net: PolicyNet, told: readonly Told[], rng: Rng): Promise<void> {
  const { hub, swarm } = net;
  for (const node of net.nodes) await compare(net, hub, node);
  await compare(net, hub, await refolded(net, rng));
  checkTold(net, told);
  const rules = rulesOf(net);
  const balances = new Map<PurseId, number>();
  for (const doc of net.kit.docs.slice(0, swarm.cards)) {
    for (const [purse, balance] of await checkCard(net, { doc, purses: swarm.purses }, rules)) {
      balances.set(purse, (balances.get(purse) ?? 0) + balance);
    }
  }
  const campaign = { doc: net.kit.budgetDoc, purses: [budget] };
  for (const [purse, balance] of await checkCard(net, campaign, rules)) {
    balances.set(purse, balance);
  }
  await checkTotals(net, balances);
}

/** One card's entries and account against the slow way; answers its balances. */
async function checkCard(
  net: PolicyNet,
  { doc, purses }: { readonly doc: DocId; readonly purses: readonly PurseId[] },
  rules: Rules,
): Promise<readonly (readonly [PurseId, number])[]> {
  const { hub, report } = net;
  const account = await hub.store.account(doc);
  const entries = hub.store.rows.filter(({ entry }) => entry.doc === doc);
  const ledger = new Ledger(entries, rules);
  compareVerdicts(report, entries, ledger);
  checkHonest(net, entries, ledger);
  if (isMet(net)) checkMet(report, account);
  return purses.map((purse) => [purse, comparePurse(report, { account, purse, ledger })] as const);
}

async function checkTotals(
  { hub, report }: PolicyNet,
  balances: ReadonlyMap<PurseId, number>,
): Promise<void> {
  const totals = await hub.store.totals();
  for (const [purse, sum] of balances) {
    if ((totals[purse] ?? 0) === sum) continue;
    report.violate("totals", `${purse}: ${totals[purse]}, not ${sum}`);
  }
}

/** Where everybody grants what debts need: no liar, no pool that is lost, no lot that has expired. */
function isMet({ swarm: { habits } }: PolicyNet): boolean {
  return !(["no-pool", "liar", "expiry"] as const).some((habit) => habits.has(habit));
}

/** The same entries in any order, a few at a time, end in the same. */
async function refolded(net: PolicyNet, rng: Rng): Promise<PolicyNode> {
  const { kit, failed, plant } = net;
  const rest = { rng, failed, twisted: plant.store, durable: () => {}, time: () => net.time };
  const node = await PolicyNode.open({ kit, name: "anew", signer: kit.pool("nobody"), ...rest });
  const mixed = rng.shuffled(net.hub.store.rows.slice(kit.founding.length));
  while (mixed.length > 0) await node.take(mixed.splice(0, rng.between(1, 30)));
  return node;
}

async function compare(net: PolicyNet, hub: PolicyNode, node: PolicyNode): Promise<void> {
  const { report } = net;
  for (const doc of [...net.kit.docs, net.kit.budgetDoc]) {
    const [mine, theirs] = [await hub.store.account(doc), await node.store.account(doc)];
    if (!isSame(mine, theirs)) report.violate("everybody-agrees", `${node.name} about ${doc}`);
  }
  for (const { id, verdict } of hub.store.rows) {
    const theirs = await node.store.get(id);
    if (theirs?.verdict === verdict) continue;
    report.violate("everybody-agrees", `${node.name}: ${id} ${theirs?.verdict}, not ${verdict}`);
    return;
  }
}

/** Equal in all that is in them, whatever the order of their fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.every((key) => isSame(one[key], other[key]));
}

function checkTold(net: PolicyNet, told: readonly Told[]): void {
  const held = new Set(net.hub.store.rows.map(({ id }) => id));
  for (const { body, action } of told) {
    if (body === null) continue;
    const ids = JSON.parse(body) as EntryId[];
    if (ids.every((id) => held.has(id))) continue;
    net.report.violate("nothing-lost", `${action.key.till} ${action.key.id}`);
  }
}

const rightsOnly = { mode: "rights-only", perEntry: null, perCard: null, perDevice: null } as const;

/** Headquarters speaks one after the other: a later word of it is behind all earlier ones. */
function rulesOf(net: PolicyNet): Rules {
  const { hub, kit } = net;
  const control = hub.store.rows.filter(({ entry }) => isControl(entry.doc));
  const seqs = new Map(control.map(({ id, entry }) => [id, entry.seq]));
  const limits = control.flatMap(({ entry: { seq, body } }) =>
    body.kind === "policy" ? [{ seq, ...policyOf(new Map([[body.name, body.value]])) }] : [],
  );
  const known = new Map<number, (typeof limits)[number] | undefined>();
  const certified = new Map(
    control.flatMap(({ entry: { seq, body } }) =>
      body.kind === "certificate" ? [[body.device, seq] as const] : [],
    ),
  );
  const limitAt: Rules["limitAt"] = ({ device, policy }, purse) => {
    if (purse === budget) return rightsOnly;
    const seq = Math.max(certified.get(device) ?? 0, ...policy.map((id) => seqs.get(id) ?? 0));
    if (!known.has(seq)) known.set(seq, limits.filter((one) => one.seq <= seq).at(-1));
    return (known.get(seq) ?? defaultPolicy).limits[purse as "points" | "money"];
  };
  const pools = new Set(
    control.flatMap(({ entry: { body } }) =>
      body.kind === "certificate" && body.role === "pool" ? [body.device as string] : [],
    ),
  );
  const roleOf = (device: string): string | undefined => {
    if (device === kit.root.device) return "headquarters";
    return pools.has(device) ? "pool" : "node";
  };
  const forged = forgedBudgets(net);
  return { limitAt, roleOf, isObjected: (id) => forged.has(id) };
}
