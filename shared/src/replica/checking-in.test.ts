import { describe, expect, test } from "vitest";
import type { EntryId } from "../domain/ids.ts";
import { aDoc } from "../entries/entry-builders.ts";
import { admit } from "./admit.ts";
import { DebtKeeper } from "./debt-keeper.ts";
import { giveRights } from "./give-rights.ts";
import { aPooledNetwork, poolSigner, rightsAtHand, wantOf } from "./pool-builders.ts";
import { Replica } from "./replica.ts";
import { balance, book, credit, debit, decree, quiet } from "./replica-builders.ts";

const card = aDoc(1);

/** North, which has booked 10, started once more; and whom it may give to. */
async function startedAgain() {
  const { north, south, hub } = await aPooledNetwork(card);
  await book(north, card, credit(10));
  const of = (await north.ports.store.entriesOf(card)).at(-1)?.id as EntryId;
  const again = await Replica.open(north.ports, hub.device, { checksIn: true });
  return { again, to: south.device, of, hub };
}

describe("a device that starts again", () => {
  test("R77 gives nothing and undoes nothing, and what it spends is beyond rights", async () => {
    const { again, to, of } = await startedAgain();
    expect(again.isCheckingIn).toBe(true);
    expect(await giveRights(again, wantOf(card, to, 4))).toEqual([]);
    expect(await book(again, card, { type: "reverse", of })).toBe("checking-in");
    expect(await book(again, card, credit(1))).toBe("booked");
    expect(await book(again, card, debit(4))).toBe("booked");
    const bodies = (await again.ports.store.entriesOf(card)).map(({ entry }) => entry.body);
    expect(bodies.at(-1)).toMatchObject({ kind: "debit", lines: [], beyond: 4 });
    expect(await balance(again, card)).toBe(7);
  });

  test("R77 gives the pool what debts in sight need as soon as its chain is confirmed", async () => {
    const { again } = await startedAgain();
    const keeper = new DebtKeeper(again, (fault) => expect.unreachable(String(fault)));
    expect(await book(again, card, debit(4))).toBe("booked");
    await quiet(again);
    expect(await rightsAtHand(again, card, poolSigner.device)).toBe(0);
    again.chainConfirmed();
    await quiet(again);
    expect(await rightsAtHand(again, card, poolSigner.device)).toBe(4);
    keeper.stop();
  });

  test("R77 goes on as always once its chain is confirmed", async () => {
    const { again, to, of } = await startedAgain();
    again.chainConfirmed();
    expect(await giveRights(again, wantOf(card, to, 4))).toHaveLength(1);
    expect(await book(again, card, debit(6))).toBe("booked");
    expect(await book(again, card, { type: "reverse", of })).toBe("too-little");
  });

  test("R77 says so where own rights would do and nothing may go beyond them", async () => {
    const { again, hub } = await startedAgain();
    const limit = { mode: "rights-only", perEntry: null, perCard: null, perDevice: null };
    const value = JSON.stringify({ points: limit });
    const said = await decree(hub, { kind: "policy", name: "limits", value });
    const bytes = said.map((one) => one.bytes);
    await admit(again, bytes, { from: "hub" });
    expect(await book(again, card, debit(4))).toBe("checking-in");
    expect(await book(again, card, debit(11))).toBe("too-little");
  });

  test("R77 has nothing to check in with when it has never booked", async () => {
    const { south, hub } = await aPooledNetwork(card);
    const again = await Replica.open(south.ports, hub.device, { checksIn: true });
    expect(again.isCheckingIn).toBe(false);
  });
});
