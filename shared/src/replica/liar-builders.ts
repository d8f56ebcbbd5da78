import type { Body } from "../domain/bodies.ts";
import type { SignedEntry } from "../domain/entry.ts";
import type { EntryId } from "../domain/ids.ts";
import { aCredit, aSigner, TestDevice } from "../entries/entry-builders.ts";
import { type Admitted, admit } from "./admit.ts";
import type { Replica } from "./replica.ts";
import { aNetworkOf, aReplica, bytesIn, deviceOf, HandClock } from "./replica-builders.ts";

/** A node with the network's control entries, and a device that writes what it likes. */
export async function aNodeAndALiar(): Promise<{
  readonly clock: HandClock;
  readonly hq: Replica;
  readonly node: Replica;
  readonly liar: TestDevice;
}> {
  const clock = new HandClock();
  const hq = await aNetworkOf(["north", "liar"], { clock });
  const node = await aReplica("north", { clock });
  await admit(node, await bytesIn(hq), { from: "test" });
  const liar = new TestDevice(aSigner("liar"));
  return { clock, hq, node, liar };
}

export function take(node: Replica, ...entries: readonly SignedEntry[]): Promise<Admitted> {
  return admit(
    node,
    entries.map((one) => one.bytes),
    { from: "test" },
  );
}

export async function verdictOf(node: Replica, { id }: { readonly id: string }): Promise<string> {
  const stored = await node.ports.store.get(id as EntryId);
  return stored === undefined ? "absent" : `${stored.verdict} ${stored.reason ?? ""}`.trim();
}

export function creditBy(word: string, amount = 10): Body {
  return aCredit({ amount, holder: deviceOf(word) });
}
