import { describe, expect, test } from "vitest";
import type { Body } from "../domain/bodies.ts";
import { aCredit, aDebit, aDoc, aLot, aSigner, TestDevice } from "../entries/entry-builders.ts";
import { lotIdOf } from "../entries/hash.ts";
import { admit } from "./admit.ts";
import { giveRights } from "./give-rights.ts";
import { aNodeAndALiar, creditBy, take, verdictOf } from "./liar-builders.ts";
import { aPooledNetwork, meet, rightsAtHand, wantOf } from "./pool-builders.ts";
import { refolded } from "./refold-builders.ts";
import {
  accountOf,
  aNetworkOf,
  aReplica,
  balance,
  book,
  bytesIn,
  credit,
  debit,
  decree,
  deviceOf,
  forge,
  HandClock,
  points,
} from "./replica-builders.ts";

const card = aDoc(1);
const lot = lotIdOf(aLot());
const liarsAllowance = (amount: number): Body => {
  return { kind: "allow", device: deviceOf("liar"), purse: points, amount };
};
const lowBound: Body = { kind: "policy", name: "allowances", value: '{"points":5}' };

describe("what a device creates above its allowance", () => {
  test("R66 is shown, and worth nothing to anybody", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    await decree(hq, liarsAllowance(12));
    await admit(node, await bytesIn(hq), { from: "hub" });
    const policy = node.directory.heads;
    const one = await liar.write(card, creditBy("north", 10), { policy });
    const two = await liar.write(card, aCredit({ amount: 3, minted: 13 }), { policy });
    await take(node, one, two);
    expect([await verdictOf(node, one), await verdictOf(node, two)]).toEqual([
      "valid",
      "unconfirmed above-allowance",
    ]);
    expect(await balance(node, card)).toBe(10);
    const { unconfirmed } = await accountOf(node, card);
    expect(unconfirmed[two.id]).toEqual({ purse: points, device: liar.id, amount: 3 });
    expect(await book(node, card, debit(11))).toBe("too-little");
  });

  test("R67 counts as soon as the allowance is raised, in either order of arrival", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    await decree(hq, lowBound);
    const before = await bytesIn(hq);
    const policy = hq.directory.heads;
    const raised = await decree(hq, liarsAllowance(10));
    const one = await liar.write(card, creditBy("north", 10), { policy });
    await admit(node, before, { from: "hub" });
    await take(node, one);
    expect(await verdictOf(node, one)).toBe("unconfirmed above-allowance");
    expect(await balance(node, card)).toBe(0);
    await take(node, ...raised);
    expect(await verdictOf(node, one)).toBe("valid");
    expect([await balance(node, card), await book(node, card, debit(10))]).toEqual([10, "booked"]);
    expect(await node.ports.store.totals()).toEqual({});
    const other = await aReplica("north");
    await admit(other, await bytesIn(hq), { from: "hub" });
    await admit(other, await bytesIn(node), { from: "test" });
    expect(await accountOf(other, card)).toEqual(await accountOf(node, card));
    expect(await refolded(node, card)).toEqual(await accountOf(node, card));
  });

  test("R67 a lower allowance later takes nothing back, and an honest device books on", async () => {
    const clock = new HandClock();
    const hq = await aNetworkOf(["north"], { clock });
    const node = await aReplica("north", { clock });
    await admit(node, await bytesIn(hq), { from: "setup" });
    await book(node, card, credit(10));
    await decree(hq, lowBound);
    await admit(node, await bytesIn(hq), { from: "hub" });
    expect(await balance(node, card)).toBe(10);
    expect(await book(node, card, credit(1))).toBe("booked");
    expect(await balance(node, card)).toBe(10);
    await decree(hq, { kind: "allow", device: node.device, purse: points, amount: 11 });
    await admit(node, await bytesIn(hq), { from: "hub" });
    expect(await balance(node, card)).toBe(11);
    expect(await book(node, card, debit(11))).toBe("booked");
  });

  test("R68 may be counted on only by who cites the allowance that reaches so far", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    await decree(hq, lowBound);
    const policy = hq.directory.heads;
    await admit(node, await bytesIn(hq), { from: "hub" });
    const made = await liar.write(card, creditBy("liar", 10), { policy });
    const early = await liar.write(card, aDebit({ lines: [{ lot, amount: 6 }] }), { policy });
    await decree(hq, liarsAllowance(10));
    await admit(node, await bytesIn(hq), { from: "hub" });
    const lines = [{ lot, amount: 4 }];
    const late = await liar.write(card, aDebit({ lines }), { policy: hq.directory.heads });
    await take(node, made, early, late);
    expect(await verdictOf(node, early)).toBe("disputed beyond-rights-or-limits");
    expect(await verdictOf(node, late)).toBe("valid");
    expect(await balance(node, card)).toBe(6);
  });

  test("R80 is judged by no policy older than the device's own certificate", async () => {
    const clock = new HandClock();
    const hq = await aNetworkOf(["north"], { clock });
    await decree(hq, lowBound);
    const fresh = new TestDevice(aSigner("fresh"));
    await decree(hq, {
      kind: "certificate",
      device: fresh.id,
      key: Buffer.from(fresh.signer.publicKey).toString("hex"),
      role: "node",
      branch: null,
      name: "fresh",
      from: 0,
      until: null,
    });
    const node = await aReplica("north", { clock });
    await admit(node, await bytesIn(hq), { from: "setup" });
    const one = await fresh.write(card, aCredit({ amount: 6, holder: node.device }));
    await take(node, one);
    expect(await verdictOf(node, one)).toBe("unconfirmed above-allowance");
  });
});

describe("a device that was retired", () => {
  test("R69 has no rights behind that place, also in what is held already", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    const good = await liar.write(card, creditBy("liar", 10));
    const spent = await liar.write(card, aDebit({ lines: [{ lot, amount: 4 }] }));
    const grant = { kind: "grant", purse: points, lot, to: node.device, amount: 6, for: null };
    const given = await liar.write(card, grant as Body);
    await take(node, good, spent, given);
    expect([await balance(node, card), await rightsAtHand(node, card, node.device)]).toEqual([
      6, 6,
    ]);
    const [retire] = await decree(hq, { kind: "retire", device: liar.id, seq: 1, head: good.id });
    await take(node, retire!);
    const verdicts = await Promise.all([good, spent, given].map((one) => verdictOf(node, one)));
    expect(verdicts).toEqual(["valid", "disputed after-retirement", "invalid after-retirement"]);
    expect([await balance(node, card), await rightsAtHand(node, card, node.device)]).toEqual([
      10, 0,
    ]);
    expect(await refolded(node, card)).toEqual(await accountOf(node, card));
    const other = await aReplica("north");
    await admit(other, await bytesIn(hq), { from: "hub" });
    await admit(other, await bytesIn(node), { from: "test" });
    expect(await accountOf(other, card)).toEqual(await accountOf(node, card));
  });

  test("R69 the first place that headquarters names is final", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    const good = await liar.write(card, creditBy("liar", 10));
    const head = good.id;
    await decree(hq, { kind: "retire", device: liar.id, seq: 1, head });
    await decree(hq, { kind: "retire", device: liar.id, seq: 0, head });
    await take(node, good);
    await admit(node, await bytesIn(hq), { from: "hub" });
    expect(await verdictOf(node, good)).toBe("valid");
  });

  test("R69 books nothing more once it knows, and gives nobody rights", async () => {
    const { hub, north, south, ...rest } = await aPooledNetwork(card);
    await book(north, card, credit(10));
    const { seq, head } = north.chain;
    await decree(hub, { kind: "retire", device: north.device, seq, head: head! });
    await meet({ hub, north, south, ...rest });
    expect(await book(north, card, credit(1))).toBe("not-allowed");
    expect(await giveRights(north, wantOf(card, south.device, 4))).toEqual([]);
  });
});

describe("an entry that nobody has any more", () => {
  test("R82 counts as present and empty: what cites it waits no longer, in either order", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    const gone = await liar.write(card, creditBy("liar", 10));
    const next = await liar.write(card, creditBy("north", 3));
    const spent = await liar.write(card, aDebit({ lines: [{ lot, amount: 4 }] }));
    await take(node, next, spent);
    expect(await verdictOf(node, next)).toBe("pending history-missing");
    const [lost] = await decree(hq, { kind: "lost", of: gone.id });
    await take(node, lost!);
    expect([await verdictOf(node, next), await balance(node, card)]).toEqual(["valid", 3]);
    expect(await verdictOf(node, spent)).toBe("disputed beyond-rights-or-limits");
    await take(node, gone);
    expect(await verdictOf(node, gone)).toBe("invalid lost");
    expect(await balance(node, card)).toBe(3);
    const other = await aReplica("north");
    await admit(other, (await bytesIn(hq)).slice(0, -1), { from: "hub" });
    await take(other, gone, next, spent);
    expect(await balance(other, card)).toBe(9);
    await take(other, lost!);
    expect(await accountOf(other, card)).toEqual(await accountOf(node, card));
    expect(await refolded(other, card)).toEqual(await accountOf(node, card));
  });

  test("R82 what waited itself is settled as lost, and what waited for it with it", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    const first = await liar.write(card, creditBy("liar", 10));
    const second = await liar.write(card, creditBy("liar", 5));
    const third = await liar.write(card, creditBy("north", 3));
    await take(node, second, third);
    const [lost] = await decree(hq, { kind: "lost", of: second.id });
    await take(node, lost!);
    expect([await verdictOf(node, second), await verdictOf(node, third)]).toEqual([
      "invalid lost",
      "valid",
    ]);
    await take(node, first);
    expect(await balance(node, card)).toBe(13);
  });
});

describe("who bears a debit", () => {
  test("R61 is said by headquarters before or after the debit is here", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    const claim = await liar.write(card, aDebit({ lines: [{ lot, amount: 7 }] }));
    const bear: Body = { kind: "bear", of: claim.id, bearer: "north" };
    const [said] = await forge(hq, card, bear);
    await take(node, said!, claim);
    expect((await accountOf(node, card)).disputes[claim.id]?.bearer).toBe("north");
    const other = await aReplica("north");
    await admit(other, await bytesIn(hq), { from: "hub" });
    await take(other, claim, said!);
    expect((await accountOf(other, card)).disputes).toEqual((await accountOf(node, card)).disputes);
  });
});
