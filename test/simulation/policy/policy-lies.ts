import { emptyAccount, rightsIn } from "@cardweave/shared/domain/account";
import type { Body, Line } from "@cardweave/shared/domain/bodies";
import type { DeviceId, EntryId, LotId } from "@cardweave/shared/domain/ids";
import { undoPurse } from "@cardweave/shared/domain/ids";
import { sumOf } from "@cardweave/shared/domain/lines";
import { signEntry } from "@cardweave/shared/entries/sign";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import { continued, nextEntry } from "@cardweave/shared/replica/own-chain";
import type { Rng } from "../rng.ts";
import { budget } from "./policy-kit.ts";
import type { PolicyNet } from "./policy-net.ts";
import type { PolicyNode } from "./policy-node.ts";

/** A stolen device signs what it likes; its chain is in order, so that nothing hides the rest. */
export async function lie(net: PolicyNet, rng: Rng): Promise<void> {
  const { liar } = net;
  if (liar === null) return;
  const isBudget = net.swarm.habits.has("budgets") && rng.chance(0.4);
  const doc = isBudget ? net.kit.budgetDoc : rng.pick(net.kit.docs.slice(0, net.swarm.cards));
  const account = (await liar.store.account(doc)) ?? emptyAccount(doc);
  const claim = { net, liar, rng, doc, purse: isBudget ? budget : rng.pick(net.swarm.purses) };
  const purse = account.purses[claim.purse];
  const lots = Object.keys(purse?.lots ?? {}) as LotId[];
  const lot = lots.length === 0 ? ("1".repeat(32) as LotId) : rng.pick(lots);
  const real = purse === undefined ? 0 : rightsIn(purse, { lot, device: liar.device });
  const amount = Math.max(1, rng.chance(0.4) ? real : real + rng.between(1, 20));
  const body = bodyOf(claim, { lot, amount });
  await tell(liar, { doc, body });
  net.report.count("lies");
}

type Claim = {
  readonly net: PolicyNet;
  readonly liar: PolicyNode;
  readonly rng: Rng;
  readonly doc: string;
  readonly purse: StoredEntry["entry"]["body"] extends never ? never : DebitPurse;
};
type DebitPurse = PolicyNet["swarm"]["purses"][number];

const noReceipt = { receipt: null, campaign: null } as const;

function bodyOf(claim: Claim, line: Line): Body {
  const { liar, rng, purse } = claim;
  const lines = [line];
  const base = { purse, reason: "lie", ...noReceipt };
  const some = bookingFor(claim);
  const of = some?.id ?? ("ab".repeat(32) as EntryId);
  const booked = some?.entry.body;
  const back = booked?.kind === "debit" ? booked.lines : lines;
  const beyond = booked?.kind === "debit" && rng.chance(0.7) ? booked.beyond : 0;
  const asked = rng.between(1, 60);
  const since = { checkpoint: liar.replica.chain.checkpoint, card: asked, device: asked };
  const bodies: Body[] = [
    { kind: "debit", ...base, lines, beyond: 0, since: null },
    { kind: "debit", ...base, lines: [], beyond: asked, since },
    { kind: "debit", ...base, lines: [line, line], beyond: 0, since: null },
    { kind: "grant", purse, lot: line.lot, to: someDevice(claim), amount: line.amount, for: null },
    { kind: "grant", purse, lot: line.lot, to: liar.device, amount: line.amount, for: null },
    { kind: "grant", purse: undoPurse(of), ...undoOf(some, liar.device, claim), for: null },
    { kind: "cover", purse, of, lines },
    { kind: "reverse", of, lines: back, beyond, holder: liar.device, into: null, minted: 0 },
    { kind: "bear", of, bearer: "b0" },
    creditOf(claim, rng.between(1, 20)),
  ];
  return rng.pick(bodies);
}

/** A credit is no lie where the device may give one; it makes rights to lie about. */
function creditOf({ liar, purse }: Claim, amount: number): Body {
  const lot = { issuer: "b0", funder: null, paid: false, price: null, from: null, expires: null };
  const attributes = { ...lot, order: 0, tax: null };
  const holder = liar.device;
  return {
    kind: "credit",
    purse,
    lot: attributes,
    amount,
    reason: "lie",
    holder,
    minted: amount,
    ...noReceipt,
  };
}

function undoOf(some: StoredEntry | undefined, own: DeviceId, claim: Claim) {
  const body = some?.entry.body;
  const line = body?.kind === "debit" ? body.lines[0] : undefined;
  const credit = "0".repeat(31).concat("2") as LotId;
  const amount = body?.kind === "credit" ? body.amount : Math.max(1, sumOf(line ? [line] : []));
  const to = claim.rng.chance(0.3) ? own : someDevice(claim);
  return { lot: line?.lot ?? credit, to, amount };
}

function someDevice({ net, rng }: Claim): DeviceId {
  return rng.pick(net.nodes).device;
}

function bookingFor({ liar, rng, doc }: Claim): StoredEntry | undefined {
  const isOwn = rng.chance(0.6);
  const all = liar.store.rows.filter(
    ({ entry: { body, device, doc: where } }) =>
      where === doc &&
      (body.kind === "debit" || body.kind === "credit") &&
      (!isOwn || device === liar.device),
  );
  return all.length === 0 ? undefined : rng.pick(all.slice(-6));
}

async function tell(liar: PolicyNode, { doc, body }: { doc: Claim["doc"]; body: Body }) {
  const { replica } = liar;
  await replica.step(async (step) => {
    const place = doc as StoredEntry["entry"]["doc"];
    const account = await step.workspace.account(place);
    const author = { by: null, key: null };
    const held = { account, control: replica.directory, now: liar.now };
    const entry = nextEntry(step.chain, { doc: place, body, author }, held);
    const signed = await signEntry(liar.signer, entry);
    await step.workspace.integrate(signed, { sent: false, storedAt: liar.now });
    const target = await step.workspace.target(entry);
    step.chain = continued(step.chain, { id: signed.id, entry, target });
  });
}
