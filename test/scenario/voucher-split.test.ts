import { balanceOf, debtOf, emptyPurse, rightsOf } from "@cardweave/shared/domain/account";
import type { Body } from "@cardweave/shared/domain/bodies";
import type { Command } from "@cardweave/shared/domain/decide";
import { type DocId, docKinds } from "@cardweave/shared/domain/ids";
import { defaultPolicy } from "@cardweave/shared/domain/policy";
import type { Result } from "@cardweave/shared/domain/result";
import { voucherLots } from "@cardweave/shared/domain/voucher/make-voucher";
import { voidWishes, voucherWishes } from "@cardweave/shared/domain/voucher/sell-voucher";
import { inactivePurse, voucherOf, voucherPurse } from "@cardweave/shared/domain/voucher/voucher";
import { aDoc } from "@cardweave/shared/entries/entry-builders";
import { act, viewAt } from "@cardweave/shared/replica/act";
import { DebtKeeper } from "@cardweave/shared/replica/debt-keeper";
import { RightsGatherer } from "@cardweave/shared/replica/gather-rights";
import type { Replica } from "@cardweave/shared/replica/replica";
import {
  accountOf,
  book,
  credit,
  debit,
  decree,
  forge,
} from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import {
  apart as cutAll,
  healed as healAll,
  MemoryNetwork,
  type TestNode,
} from "./memory-network.ts";

const words = ["north", "south", "west"];
const voucher: DocId = aDoc(1, docKinds.voucher);
const card = aDoc(2);

const inactive: Body = {
  kind: "purse",
  id: inactivePurse,
  unit: "activation",
  currency: "EUR",
  unitValue: null,
  slots: null,
  nameDe: "Noch nicht verkauft",
  nameEn: "Not sold yet",
  active: true,
};

/** Headquarters has made a voucher of 15.00 for 10.00 and delivered it to the north. */
async function aNetwork() {
  const network = new MemoryNetwork();
  const hub = await network.start(words);
  await decree(hub.replica, inactive);
  const nodes = await Promise.all(words.map((word) => network.node(word)));
  const fault = (what: unknown) => void network.faults.push(what);
  for (const { replica } of nodes) new DebtKeeper(replica, fault);
  const [north, south, west] = nodes as [TestNode, TestNode, TestNode];
  const parts = voucherLots({ price: 1_000, value: 1_500 }, "2026-06-01");
  if (!parts.ok) throw new Error("such a voucher can be made");
  let minted = 0;
  const credits = parts.value.map(({ lot, amount }): Body => {
    minted += amount;
    const rest = { reason: "voucher-made", minted, receipt: null, campaign: null };
    const holder = north.replica.device;
    const to = { lot: { issuer: "north", ...lot }, holder };
    return { kind: "credit", purse: inactivePurse, amount, ...to, ...rest };
  });
  await forge(hub.replica, voucher, ...credits);
  await network.pass(1_000);
  return { network, hub, nodes, north, south, west };
}

type Network = Awaited<ReturnType<typeof aNetwork>>;

async function apart({ network, nodes }: Network): Promise<void> {
  await cutAll(network, nodes);
}

async function healed({ network, ...parts }: Network): Promise<void> {
  const [expected, ...others] = await healAll(network, { ...parts, doc: voucher });
  for (const other of others) expect(other).toEqual(expected);
  expect(network.faults).toEqual([]);
}

let keys = 0;

type Wishes = (view: ReturnType<typeof viewAt>) => Result<readonly Command[]>;

/** One act on the voucher: `booked`, or the refusal's code. */
async function acted(replica: Replica, wishes: Wishes): Promise<string> {
  const done = await act(replica, {
    key: { till: "t1", id: `act ${keys++}` },
    by: null,
    request: "",
    wishes: async (step) => {
      const account = await step.workspace.account(voucher);
      const wished = wishes(viewAt(replica, account, step));
      if (!wished.ok) return wished;
      return { ok: true, value: wished.value.map((command) => ({ doc: voucher, command })) };
    },
    answer: async () => ({ status: 201, body: "{}" }),
  });
  return done.ok ? "booked" : done.error.code;
}

const sell = (replica: Replica) =>
  acted(replica, ({ account, time }) => voucherWishes(account, { amount: 1_000, time }));
const spend = (replica: Replica, amount: number) =>
  book(replica, voucher, debit(amount, voucherPurse));

async function purseOf(replica: Replica, purse = voucherPurse) {
  const state = (await accountOf(replica, voucher)).purses[purse] ?? emptyPurse;
  return { rights: rightsOf(state), debt: debtOf(state), balance: balanceOf(state) };
}

async function stateOf(replica: Replica): Promise<string> {
  const account = await accountOf(replica, voucher);
  return voucherOf(account, viewAt(replica, account, replica).time).state;
}

describe("a voucher that is offered in two branches without a network", () => {
  test("R712, R721 F1, F2: is sold where its right is, and nowhere else", async () => {
    const all = await aNetwork();
    await apart(all);
    expect(await sell(all.south.replica)).toBe("too-little");
    expect(await sell(all.north.replica)).toBe("booked");
    expect(await sell(all.west.replica)).toBe("too-little");
    expect(await sell(all.north.replica)).toBe("conflict");
    await healed(all);
    for (const { replica } of all.nodes) expect(await stateOf(replica)).toBe("active");
    expect(await purseOf(all.south.replica)).toEqual({ rights: 1_500, debt: 0, balance: 1_500 });
  });

  test("R712, R713 F1: is sold or voided, never both", async () => {
    const all = await aNetwork();
    await apart(all);
    const toVoid = ({ account, time }: ReturnType<typeof viewAt>) => voidWishes(account, time);
    expect(await acted(all.south.replica, toVoid)).toBe("too-little");
    expect(await acted(all.north.replica, toVoid)).toBe("booked");
    expect(await sell(all.north.replica)).toBe("conflict");
    await healed(all);
    for (const { replica } of all.nodes) expect(await stateOf(replica)).toBe("void");
  });

  test("R721 F1: in touch, another branch gets the right to sell it over the line", async () => {
    const all = await aNetwork();
    const { south, network } = all;
    const rights = new RightsGatherer(south.replica, south.runner);
    const got = rights.forSpend({ doc: voucher, purse: inactivePurse, amount: 1_500 });
    await network.pass(0);
    await got;
    await apart(all);
    expect(await sell(all.north.replica)).toBe("too-little");
    expect(await sell(south.replica)).toBe("booked");
    await healed(all);
    expect(await purseOf(all.hub.replica)).toEqual({ rights: 1_500, debt: 0, balance: 1_500 });
  });

  test("R715, R716 F2: is guaranteed once where its right is; what the other let out is found", async () => {
    const all = await aNetwork();
    expect(await sell(all.north.replica)).toBe("booked");
    await all.network.pass(1_000);
    await apart(all);
    expect(await spend(all.north.replica, 1_500)).toBe("booked");
    expect(await spend(all.south.replica, 1_501)).toBe("too-little");
    expect(await spend(all.south.replica, 1_500)).toBe("booked");
    const guaranteed = (await all.north.replica.ports.store.entriesOf(voucher)).at(-1)?.entry.body;
    const beyond = (await all.south.replica.ports.store.entriesOf(voucher)).at(-1)?.entry.body;
    expect([guaranteed, beyond]).toMatchObject([{ beyond: 0 }, { beyond: 1_500, lines: [] }]);
    await healed(all);
    for (const { replica } of all.nodes) {
      expect(await purseOf(replica)).toEqual({ rights: 0, debt: 1_500, balance: -1_500 });
    }
  });

  test("R716 has a limit of its own, which leaves the one for prepaid money as it is", async () => {
    const all = await aNetwork();
    const { limits } = defaultPolicy;
    const money = { mode: "limit", perEntry: null, perCard: null, perDevice: 100 } as const;
    const setLimits = (change: object) => {
      const value = JSON.stringify({ ...limits, money, ...change });
      return decree(all.hub.replica, { kind: "policy", name: "limits", value });
    };
    await setLimits({});
    expect(await sell(all.north.replica)).toBe("booked");
    expect(await book(all.north.replica, card, credit(1_000, voucherPurse))).toBe("booked");
    await all.network.pass(1_000);
    await apart(all);
    const prepaid = (amount: number) => book(all.south.replica, card, debit(amount, voucherPurse));
    expect(await spend(all.south.replica, 900)).toBe("booked");
    expect(await prepaid(101)).toBe("too-little");
    expect(await prepaid(100)).toBe("booked");
    expect(await prepaid(1)).toBe("too-little");
    expect(await spend(all.south.replica, 600)).toBe("booked");
    await healed(all);
    const entries = await all.hub.replica.ports.store.entriesOf(voucher);
    expect(entries.every(({ verdict }) => verdict === "valid")).toBe(true);
    await setLimits({ voucher: limits.activation });
    await all.network.pass(1_000);
    expect(await spend(all.west.replica, 1)).toBe("too-little");
  });
});
