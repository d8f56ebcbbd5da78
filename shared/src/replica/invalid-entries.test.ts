import { describe, expect, test } from "vitest";
import type { Body } from "../domain/bodies.ts";
import type { Entry } from "../domain/entry.ts";
import type { DeviceId, EntryId } from "../domain/ids.ts";
import { controlDocOf, directoryDoc } from "../entries/doc-ids.ts";
import { aDebit, aDoc, aLot, aSigner, TestDevice } from "../entries/entry-builders.ts";
import { lotIdOf } from "../entries/hash.ts";
import { admit } from "./admit.ts";
import { aNodeAndALiar, creditBy, take, verdictOf } from "./liar-builders.ts";
import {
  aCertificate,
  accountOf,
  aReplica,
  balance,
  book,
  bytesIn,
  credit,
  decree,
  deviceOf,
  points,
  theNetwork,
} from "./replica-builders.ts";

const card = aDoc(1);
const from = "test";

describe("an invalid entry", () => {
  const lot = lotIdOf(aLot());
  const nothing = { reason: "x", receipt: null, campaign: null } as const;
  const reverse = (of: EntryId, holder: DeviceId): Body => {
    const lines = [{ lot, amount: 10 }];
    return { kind: "reverse", of, lines, beyond: 0, holder, into: null, minted: 0 };
  };

  async function judged(given: {
    readonly body: Body;
    readonly header?: Partial<Entry>;
    readonly doc?: Entry["doc"];
  }) {
    const { node, liar } = await aNodeAndALiar();
    await book(node, card, credit(10));
    const known = await node.ports.store.entriesOf(card);
    liar.learn(known);
    const before = (await accountOf(node, card)).purses;
    const one = await liar.write(given.doc ?? card, given.body, given.header ?? {});
    const admitted = await take(node, one);
    expect(admitted).toMatchObject({ stored: 1, aside: [] });
    expect((await accountOf(node, card)).purses).toEqual(before);
    expect(await bytesIn(node)).toContainEqual(one.bytes);
    expect(await node.ports.store.position(liar.id)).toMatchObject({ seq: 1, head: one.id });
    return verdictOf(node, one);
  }

  test("R42 is a grant to oneself", async () => {
    const body: Body = {
      kind: "grant",
      purse: points,
      lot,
      to: deviceOf("liar"),
      amount: 1,
      for: null,
    };
    expect(await judged({ body })).toBe("invalid grant-to-oneself");
  });

  test("R41 has a wrong place behind its device's last one", async () => {
    expect(await judged({ body: creditBy("liar"), header: { n: 2 } })).toBe(
      "invalid wrong-own-position",
    );
  });

  test("R49 cites what is not of its document", async () => {
    const { node } = await aNodeAndALiar();
    const after = [...node.directory.heads];
    expect(await judged({ body: creditBy("liar"), header: { after } })).toBe(
      "invalid cites-elsewhere",
    );
  });

  test("R40 is a control entry that headquarters did not sign, and says nothing", async () => {
    const { node } = await aNodeAndALiar();
    const { heads } = node.directory;
    const body: Body = { kind: "policy", name: "schemes", value: "[]" };
    expect(await judged({ body, doc: controlDocOf("policy") })).toBe("invalid not-headquarters");
    const certificate = aCertificate("liar", "hub");
    expect(await judged({ body: certificate, doc: directoryDoc })).toBe("invalid not-headquarters");
    const liar = new TestDevice(aSigner("liar"));
    await take(node, await liar.write(directoryDoc, certificate));
    expect(node.directory.heads).toEqual(heads);
    expect(node.directory.roleOf(liar.id)).toBe("node");
  });

  test("R43 undoes what another device booked, twice, or what it does not cite", async () => {
    const { node, liar } = await aNodeAndALiar();
    await book(node, card, credit(10));
    const [theirs] = await node.ports.store.entriesOf(card);
    liar.learn(await node.ports.store.entriesOf(card));
    const own = await liar.write(card, creditBy("liar"));
    const once = await liar.write(card, reverse(own.id, liar.id));
    const twice = await liar.write(card, reverse(own.id, liar.id));
    const foreign = await liar.write(card, reverse(theirs?.id as EntryId, liar.id));
    const fork = await liar.write(card, reverse(own.id, liar.id), { own: null, n: 1, after: [] });
    await take(node, own, once, twice, foreign, fork);
    expect(
      await Promise.all([own, once, twice, foreign, fork].map((it) => verdictOf(node, it))),
    ).toEqual([
      "valid",
      "valid",
      "invalid no-right-to-undo",
      "invalid no-right-to-undo",
      "invalid undoes-nothing",
    ]);
    expect(await balance(node, card)).toBe(10);
  });

  test("R43 undoes what comes only later, so that both orders of arrival give one verdict", async () => {
    const { clock, hq, node, liar } = await aNodeAndALiar();
    const other = await aReplica("north", { clock });
    await admit(other, await bytesIn(hq), { from });
    const own = await liar.write(card, creditBy("liar"));
    const uncited = await liar.write(card, reverse(own.id, liar.id), {
      own: null,
      n: 1,
      after: [],
    });
    await take(node, own, uncited);
    await take(other, uncited);
    await take(other, own);
    expect(await verdictOf(other, uncited)).toBe(await verdictOf(node, uncited));
    expect((await accountOf(other, card)).purses).toEqual((await accountOf(node, card)).purses);
  });

  test("R44 covers a debt without being a pool", async () => {
    const { node, liar } = await aNodeAndALiar();
    const since = { checkpoint: null, card: 5, device: 5 };
    const debt = await liar.write(card, aDebit({ ...nothing, lines: [], beyond: 5, since }));
    const own = await liar.write(card, creditBy("liar"));
    const lines = [{ lot, amount: 5 }];
    const cover = await liar.write(card, { kind: "cover", purse: points, of: debt.id, lines });
    await take(node, debt, own, cover);
    expect(await verdictOf(node, debt)).toBe("valid");
    expect(await verdictOf(node, cover)).toBe("invalid covers-without-a-pool");
    expect(await balance(node, card)).toBe(5);
  });

  test("R44 covers a debt that it does not cite, in whatever order they came", async () => {
    const { clock, hq, node, liar } = await aNodeAndALiar();
    const bank = new TestDevice(aSigner("bank"));
    await decree(hq, aCertificate("bank", "pool"));
    const other = await aReplica("north", { clock });
    for (const replica of [node, other]) await admit(replica, await bytesIn(hq), { from });
    const since = { checkpoint: null, card: 5, device: 5 };
    const debt = await liar.write(card, aDebit({ ...nothing, lines: [], beyond: 5, since }));
    const own = await bank.write(card, creditBy("bank"));
    const cover: Body = { kind: "cover", purse: points, of: debt.id, lines: [{ lot, amount: 3 }] };
    const blind = await bank.write(card, cover);
    bank.learn([debt]);
    const good = await bank.write(card, cover);
    await take(node, debt, own, blind, good);
    await take(other, own, blind);
    await take(other, good, debt);
    for (const replica of [node, other]) {
      expect(await verdictOf(replica, blind)).toBe("invalid covers-no-debt");
      expect(await verdictOf(replica, good)).toBe("valid");
    }
  });

  test("R47 certifies a device with a key that is not its own", async () => {
    const { hq, node } = await aNodeAndALiar();
    const wrong = { ...aCertificate("liar"), device: deviceOf("stranger") } as Body;
    const root = new TestDevice(aSigner("headquarters"));
    const last = (await hq.ports.store.entriesOf(directoryDoc)).at(-1);
    const header = { seq: 99, prev: null, own: last?.id ?? null, n: (last?.entry.n ?? 0) + 1 };
    const one = await root.write(directoryDoc, wrong, header);
    await take(node, one);
    expect(await verdictOf(node, one)).toBe("invalid wrong-key");
    expect(node.directory.keyOf(deviceOf("stranger"))).toBeUndefined();
  });

  test("R47 founds the network with a key that is not the root's", async () => {
    const node = await aReplica("north");
    const imposter = new TestDevice(aSigner("imposter"));
    const one = await imposter.write(directoryDoc, theNetwork("Mine"));
    await take(node, one);
    expect(await verdictOf(node, one)).toBe("absent");
    expect(await node.ports.store.aside(1)).toMatchObject([{ reason: "unknown-device" }]);
  });
});
