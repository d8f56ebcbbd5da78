import { balanceOf, debtOf, emptyPurse } from "@cardweave/shared/domain/account";
import type { Command } from "@cardweave/shared/domain/decide";
import { type DocId, type EntryId, undoPurse } from "@cardweave/shared/domain/ids";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import type { Answer, StoredEntry } from "@cardweave/shared/ports/entry-store";
import { type Action, type Booked, type Wish, write } from "@cardweave/shared/replica/act";
import type { Rng } from "../rng.ts";
import { budgetWish, grantBudget } from "./policy-budgets.ts";
import { lie } from "./policy-lies.ts";
import type { PolicyNet } from "./policy-net.ts";
import type { PolicyNode } from "./policy-node.ts";
import { limitsOf, type PolicyHabit } from "./policy-swarm.ts";

/** What a till has asked for, and what it was answered first. */
export type Told = { readonly node: PolicyNode; readonly action: Action; body: string | null };

export type Deeds = { readonly net: PolicyNet; readonly told: Told[] };

type Deed = (deeds: Deeds, rng: Rng) => void | Promise<void>;

type Row = { readonly share: number; readonly habit?: PolicyHabit; readonly deed: Deed };

const rows: readonly Row[] = [
  { share: 6, deed: (deeds, rng) => book(deeds, rng, "credit") },
  { share: 10, deed: (deeds, rng) => book(deeds, rng, "debit") },
  { share: 2, deed: bookSeveral },
  { share: 2, deed: spree },
  { share: 8, deed: meetSome },
  { share: 2, deed: waitAWhile },
  { share: 4, habit: "reversals", deed: reverse },
  { share: 3, habit: "wants", deed: want },
  { share: 3, habit: "undo-wants", deed: undoElsewhere },
  { share: 3, habit: "retries", deed: retry },
  { share: 3, habit: "partitions", deed: partition },
  { share: 1, habit: "skew", deed: skew },
  { share: 2, habit: "expiry", deed: leapDays },
  { share: 1, habit: "policies", deed: decree },
  { share: 2, habit: "bears", deed: bear },
  { share: 1, habit: "restarts", deed: restart },
  { share: 3, habit: "gossip", deed: gossip },
  { share: 6, habit: "budgets", deed: useBudget },
  { share: 1, habit: "budgets", deed: ({ net }, rng) => grantBudget(net, rng) },
  { share: 5, habit: "liar", deed: ({ net }, rng) => lie(net, rng) },
];

/** One thing that happens, drawn from a stream of its own so that leaving out others changes none. */
export async function oneDeed(deeds: Deeds, rng: Rng): Promise<void> {
  const { habits } = deeds.net.swarm;
  const open = rows.filter(({ habit }) => habit === undefined || habits.has(habit));
  let lot = rng.below(open.reduce((sum, { share }) => sum + share, 0));
  const row = open.find(({ share }) => {
    lot -= share;
    return lot < 0;
  });
  deeds.net.time += rng.between(1, 2_000);
  await row?.deed(deeds, rng);
}

function honestNode({ net }: Deeds, rng: Rng): PolicyNode {
  return rng.pick(net.nodes.filter((node) => net.isHonest(node)));
}

function someDoc({ net }: Deeds, rng: Rng): DocId {
  return net.kit.docs[rng.below(net.swarm.cards)] as DocId;
}

function book(deeds: Deeds, rng: Rng, type: "credit" | "debit"): Promise<void> {
  return ask(deeds, honestNode(deeds, rng), [wishOf(deeds, rng, type)]);
}

function bookSeveral(deeds: Deeds, rng: Rng): Promise<void> {
  const wishes = [0, 1, 2].map(() => wishOf(deeds, rng, rng.pick(["credit", "debit"])));
  return ask(deeds, honestNode(deeds, rng), wishes);
}

async function useBudget(deeds: Deeds, rng: Rng): Promise<void> {
  const node = honestNode(deeds, rng);
  const wish = budgetWish(deeds.net, rng);
  if (rng.chance(0.7)) await gather(deeds.net, node, [wish]);
  await ask(deeds, node, [wish]);
}

/** What everybody has heard of is spent in several places at once. */
async function spree(deeds: Deeds, rng: Rng): Promise<void> {
  const { net } = deeds;
  const [doc, purse] = [someDoc(deeds, rng), rng.pick(net.swarm.purses)];
  const wish = (type: "credit" | "debit", amount: number): Wish => {
    return { doc, command: { type, purse, amount, reason: "sale" } };
  };
  await ask(deeds, honestNode(deeds, rng), [wish("credit", rng.between(10, 50))]);
  if (rng.chance(0.7)) for (const node of [...net.nodes, ...net.nodes]) await net.meet(node);
  if (net.swarm.habits.has("partitions")) for (const node of net.nodes) node.isApart = true;
  for (let times = rng.between(2, 6); times > 0; times--) {
    await ask(deeds, honestNode(deeds, rng), [wish("debit", rng.between(3, 30))]);
  }
  net.report.count("sprees");
}

function wishOf(deeds: Deeds, rng: Rng, type: "credit" | "debit"): Wish {
  const { swarm, time } = deeds.net;
  const amount = type === "credit" ? rng.between(5, 60) : rng.between(1, 15);
  const reason = rng.chance(0.5) ? "top-up" : "sale";
  const purse = rng.pick(swarm.purses);
  const command: Command = { type, purse, amount, reason };
  const doc = someDoc(deeds, rng);
  if (type === "debit" || !swarm.habits.has("expiry")) return { doc, command };
  const from = rng.chance(0.2) ? time + rng.between(1, 3) * dayMs : null;
  const lot = { expires: dayOf(time + rng.between(0, 6) * dayMs), from, order: rng.below(3) };
  return { doc, command: { ...command, lot } };
}

const dayMs = 86_400_000;

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Asks as a till does: gathers rights where that may help, then books under a key. */
async function ask(deeds: Deeds, node: PolicyNode, wishes: readonly Wish[]): Promise<void> {
  const { net, told } = deeds;
  const key = { till: node.name, id: `${told.length}` };
  const answer = (booked: Booked) => slip(net, node, booked);
  const action = { key, by: null, request: JSON.stringify(wishes), wishes, answer };
  const one: Told = { node, action, body: null };
  told.push(one);
  if (net.swarm.habits.has("wants")) await gather(net, node, wishes);
  await tell(deeds, one);
}

async function gather(net: PolicyNet, node: PolicyNode, wishes: readonly Wish[]): Promise<void> {
  const gatherer = node.gatherer((want) => net.ask(node, want));
  for (const { doc, command } of wishes) {
    if (command.type === "debit") await gatherer.forSpend({ doc, ...command });
  }
}

async function tell(deeds: Deeds, one: Told): Promise<void> {
  const { report } = deeds.net;
  report.count("commands");
  const outcome = await deeds.net.act(one.node.replica, one.action);
  if (!outcome.ok) {
    report.count(`refused: ${outcome.error.code}`);
    if (one.body !== null) report.violate("same-answer", "acknowledged, then refused");
    return;
  }
  const { body } = outcome.value.answer as Answer;
  if (one.body !== null && one.body !== body) report.violate("same-answer", `${one.body}, ${body}`);
  if (!outcome.value.replayed) report.count("bookings", one.action.wishes.length);
  else report.count("answers told again");
  one.body = body;
}

/** Nothing that is spent is more than what is known where it is spent. */
async function slip({ report }: PolicyNet, node: PolicyNode, booked: Booked) {
  for (const { doc, body } of booked.bodies) {
    if (body.kind !== "debit") continue;
    const { purses } = await booked.step.workspace.account(doc);
    const balance = balanceOf(purses[body.purse] ?? emptyPurse);
    if (balance < 0) report.violate("known-balance", `${node.name}: ${balance}`);
    if (body.beyond > 0) report.count("provisional debits");
    else report.count("guaranteed debits");
  }
  return { status: 201, body: JSON.stringify(booked.entries.map(({ id }) => id)) };
}

/** The till did not hear the answer, or asks something else under a key that was used. */
async function retry(deeds: Deeds, rng: Rng): Promise<void> {
  const { told, net } = deeds;
  const one = told.at(-1 - rng.below(Math.min(6, told.length || 1)));
  if (one === undefined) return;
  net.report.count("retries");
  if (!rng.chance(0.2)) return tell(deeds, one);
  const other = { ...one.action, request: "something else" };
  const outcome = await net.act(one.node.replica, other);
  const isReused = !outcome.ok && outcome.error.code === "key-reused";
  if (one.body !== null && !isReused) net.report.violate("key-reused", one.action.key.id);
}

function bookingsAt(node: PolicyNode, rng: Rng, isMeant: (one: StoredEntry) => boolean) {
  const all = node.store.rows.filter(
    (one) =>
      one.verdict === "valid" &&
      (one.entry.body.kind === "credit" || one.entry.body.kind === "debit") &&
      isMeant(one),
  );
  return all.length === 0 ? undefined : rng.pick(all.slice(-8));
}

async function reverse(deeds: Deeds, rng: Rng): Promise<void> {
  const node = honestNode(deeds, rng);
  const isOwn = rng.chance(0.8);
  const one = bookingsAt(node, rng, ({ entry }) => (entry.device === node.device) === isOwn);
  if (one !== undefined) await undo(deeds, node, one);
}

function undo(deeds: Deeds, node: PolicyNode, { id, entry }: StoredEntry): Promise<void> {
  deeds.net.report.count("reversals asked for");
  return ask(deeds, node, [{ doc: entry.doc, command: { type: "reverse", of: id } }]);
}

/** The right to undo somebody else's booking is asked for, and the booking undone, maybe by both. */
async function undoElsewhere(deeds: Deeds, rng: Rng): Promise<void> {
  const { net } = deeds;
  const node = honestNode(deeds, rng);
  const one = bookingsAt(node, rng, ({ entry }) => entry.device !== node.device);
  if (one === undefined) return;
  net.report.count("undo rights asked for");
  const want = { doc: one.entry.doc, purse: undoPurse(one.id), amount: 1, to: node.device };
  await net.ask(node, { type: "want", id: `undo ${net.time}`, ...want });
  const first = net.nodes.find(({ device }) => device === one.entry.device);
  if (first !== undefined && net.isHonest(first) && rng.chance(0.4)) await undo(deeds, first, one);
  await undo(deeds, node, one);
}

async function want(deeds: Deeds, rng: Rng): Promise<void> {
  const node = honestNode(deeds, rng);
  const purse = rng.pick(deeds.net.swarm.purses);
  const asked = { doc: someDoc(deeds, rng), purse, amount: rng.between(1, 20), to: node.device };
  await deeds.net.ask(node, { type: "want", id: `want ${deeds.net.time}`, ...asked });
}

async function meetSome({ net }: Deeds, rng: Rng): Promise<void> {
  for (const node of net.nodes) if (rng.chance(0.5)) await net.meet(node);
}

function waitAWhile({ net }: Deeds, rng: Rng): void {
  net.time += rng.between(10_000, 600_000);
}

function partition({ net }: Deeds, rng: Rng): void {
  const node = rng.pick(net.nodes);
  node.isApart = !node.isApart;
  net.report.count("partitions");
}

function skew({ net }: Deeds, rng: Rng): void {
  rng.pick(net.all).skew = rng.pick([0, -240_000, 240_000, 900_000, -3_600_000]);
  net.report.count("clocks set");
}

function leapDays({ net }: Deeds, rng: Rng): void {
  net.time += rng.between(1, 3) * dayMs;
  net.report.count("days gone by");
}

async function decree({ net }: Deeds, rng: Rng): Promise<void> {
  const { hub, report } = net;
  const value = JSON.stringify(limitsOf(rng));
  const body = { kind: "policy", name: "limits", value } as const;
  const author = { by: null, key: null };
  const bodies = [{ doc: directoryDoc, body }];
  await hub.replica.step((step) => write(hub.replica, step, { author, bodies }));
  report.count("policies decreed");
}

/** Headquarters says who bears a debt or a dispute that it sees. */
async function bear(deeds: Deeds, rng: Rng): Promise<void> {
  const { net } = deeds;
  const { hub, report } = net;
  const doc = someDoc(deeds, rng);
  const account = await hub.store.account(doc);
  const owing = Object.values(account?.purses ?? {}).filter((purse) => debtOf(purse) > 0);
  const debts = owing.flatMap(({ debts }) => Object.keys(debts));
  const open = [...debts, ...Object.keys(account?.disputes ?? {})] as EntryId[];
  if (open.length === 0) return;
  const body = { kind: "bear", of: rng.pick(open), bearer: rng.pick(["operator", "b0"]) } as const;
  const author = { by: null, key: null };
  const bodies = [{ doc, body }];
  await hub.replica.step((step) => write(hub.replica, step, { author, bodies }));
  report.count("bearers named");
}

/** A program that ends and starts again knows what it knew. */
async function restart({ net }: Deeds, rng: Rng): Promise<void> {
  const node = rng.pick(net.nodes);
  const before = node.replica.chain;
  await node.restart();
  net.keepDebts(node);
  const { seq, head, minted, checkpoint, beyond } = node.replica.chain;
  const shape = (chain: typeof before) =>
    JSON.stringify([chain.seq, chain.head, chain.minted, chain.checkpoint, chain.beyond]);
  const after = { ...before, seq, head, minted, checkpoint, beyond };
  if (shape(after) !== shape(before)) net.report.violate("reload-is-memory", node.name);
  net.report.count("restarts");
}

/** Two branches exchange what they hold without the hub, as files or neighbours do. */
async function gossip({ net }: Deeds, rng: Rng): Promise<void> {
  const [one, other] = rng.shuffled(net.nodes);
  if (one === undefined || other === undefined) return;
  await net.tell(one, other);
  net.report.count("exchanges between nodes");
}
