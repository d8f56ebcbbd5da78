import type { Status } from "../../domain/bodies.ts";
import type { ReceiptId } from "../../domain/ids.ts";
import { isLater, type Rank } from "../../domain/rank.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import { matterOf } from "../../domain/status.ts";
import type { StoredEntry } from "../../ports/entry-store.ts";
import type { Wish } from "../../replica/act.ts";
import type { Replica, Step } from "../../replica/replica.ts";
import type { ShownCard } from "../card-gate.ts";

type Statement = { readonly stored: StoredEntry; readonly body: Status; readonly rank: Rank };

/**
 * Says again what was said before a receipt's statements; refused when somebody has said something
 * else since. What an opening credit brought in stays. Source: SPEC R476.
 */
export async function undoing(
  replica: Replica,
  { workspace }: Step,
  { receipt, card }: { readonly receipt: ReceiptId; readonly card: ShownCard },
): Promise<Result<readonly Wish[]>> {
  const said = (await replica.ports.store.receipt(receipt)).flatMap(statementOf);
  const docs = new Set([card.shown, card.account, ...card.members]);
  const isOfCard = said.some(({ stored }) => docs.has(stored.entry.doc));
  if (!isOfCard) return refused("not-found");
  const wishes: Wish[] = [];
  for (const one of said) {
    if (one.body.what === "linked") continue;
    const { doc } = one.stored.entry;
    const { status } = await workspace.account(doc);
    if (status[matterOf(one.body)]?.rank.id !== one.stored.id) return refused("changed");
    const before = await saidBefore(replica, one);
    wishes.push({ doc, command: { type: "note", body: before ?? opposite(one.body) } });
  }
  return wishes.length === 0 ? refused("not-found") : ok(wishes);
}

function statementOf(stored: StoredEntry): readonly Statement[] {
  const { entry, verdict } = stored;
  if (verdict !== "valid" || entry.body.kind !== "status" || entry.body.what === "pin") return [];
  const rank = { hlc: entry.hlc, device: entry.device, id: stored.id };
  return [{ stored, body: entry.body, rank }];
}

/** The latest by rank of what was said of the same matter before. */
async function saidBefore(
  { ports }: Replica,
  { stored, body, rank }: Statement,
): Promise<Status | undefined> {
  const all = (await ports.store.entriesOf(stored.entry.doc)).flatMap(statementOf);
  const earlier = all.filter(
    (one) => matterOf(one.body) === matterOf(body) && isLater(rank, one.rank),
  );
  return earlier.toSorted((a, b) => (isLater(a.rank, b.rank) ? -1 : 1))[0]?.body;
}

const opposites: Readonly<Partial<Record<Status["what"], Status["what"]>>> = {
  block: "unblock",
  unblock: "block",
  link: "unlink",
};

/** As if nothing had been said. */
function opposite({ what }: Status): Status {
  return { kind: "status", what: opposites[what] ?? what, value: null, link: null };
}
