import { coversIn } from "@cardweave/hub/pool/pool-bodies";
import { emptyAccount, emptyPurse, type PurseState } from "@cardweave/shared/domain/account";
import { compareDebts, newDebt } from "@cardweave/shared/domain/debt";
import { type Command, decide } from "@cardweave/shared/domain/decide";
import type { DeviceId, DocId, EntryId, LotId, PurseId } from "@cardweave/shared/domain/ids";
import { viewAt } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";
import { Network, newCard } from "../process/network.ts";
import { waitFor } from "../process/wait-for.ts";
import { type Bench, type Line, median, quantile, timed } from "./measures.ts";
import { aReplicaIn, bookAs, bookOn, cardNumbered } from "./replica.ts";

const points = "points" as PurseId;
const rounds = 1_000;
const cards = 200;

/** Earning and spending take turns on the same cards, so that a slow moment hits both. */
async function spendAndEarn(replica: Replica): Promise<readonly Line[]> {
  const earned: number[] = [];
  const spent: number[] = [];
  for (let at = 0; at < rounds; at++) {
    const doc = cardNumbered(at % cards);
    earned.push(await timed(() => bookOn(replica, doc, `earn ${at}`)));
    const spend = { key: `spend ${at}`, type: "debit" } as const;
    spent.push(await timed(() => bookAs(replica, doc, spend)));
  }
  const ratio = median(spent) / median(earned);
  return [
    { name: "earn, p50", value: median(earned), unit: "ms" },
    { name: "spend within own rights, p50", value: median(spent), unit: "ms" },
    { name: "spend / earn, p50", value: ratio, unit: "×", goal: { most: 1.1 } },
  ];
}

const history = 1_000;

/** From the stored projection, as a booking does it. */
async function decideOnLong(replica: Replica): Promise<readonly Line[]> {
  const doc = cardNumbered(cards);
  for (let at = 0; at < history; at++) await bookOn(replica, doc, `long ${at}`);
  const command: Command = { type: "debit", purse: points, amount: 1, reason: "redeemed" };
  const times: number[] = [];
  for (let at = 0; at < 500; at++) {
    times.push(await timed(() => decideOnce(replica, doc, command)));
  }
  const name = `decide on an account with ${history} entries, p50`;
  return [{ name, value: median(times), unit: "ms", goal: { most: 1 } }];
}

async function decideOnce(replica: Replica, doc: DocId, command: Command): Promise<void> {
  const account = (await replica.ports.store.account(doc)) ?? emptyAccount(doc);
  const decision = decide(viewAt(replica, account, { chain: replica.chain }), command);
  if (!decision.ok) throw new Error(`refused: ${decision.error.code}`);
}

const debts = 10_000;

/** All of them open, by three devices, and a pool that can pay half. */
async function rankDebts(): Promise<readonly Line[]> {
  const pool = "f".repeat(32) as DeviceId;
  const purse = aPurseInDebt(pool);
  const named = Object.entries(purse.debts).map(([id, debt]) => ({ id: id as EntryId, debt }));
  const ranked: number[] = [];
  const paid: number[] = [];
  for (let at = 0; at < 20; at++) {
    ranked.push(await timed(async () => named.toSorted(compareDebts)));
    paid.push(await timed(async () => coversIn(purse, points, pool)));
  }
  const name = `rank ${debts.toLocaleString("en")} debts, p50`;
  return [
    { name, value: median(ranked), unit: "ms", goal: { most: 50 } },
    { name: "rank them and pay half, p50", value: median(paid), unit: "ms" },
  ];
}

function aPurseInDebt(pool: DeviceId): PurseState {
  const named = Array.from({ length: debts }, (_, at) => {
    const device = `${at % 3}`.repeat(32) as DeviceId;
    const hlc = { ms: (at * 7_919) % debts, count: 0 };
    const id = at.toString(16).padStart(64, "0") as EntryId;
    return [id, newDebt({ device, n: at, hlc, amount: 2, bearer: null })] as const;
  });
  const held = { known: debts, since: [] };
  const lot = { attributes: null, holdings: { [pool]: held } };
  const lots = { ["0".repeat(32) as LotId]: lot };
  return { ...emptyPurse, debts: Object.fromEntries(named), lots };
}

export const rights: Bench = {
  name: "rights",
  what: "spending rights: own ones, long accounts, many debts",
  run: async (folder) => {
    const replica = await aReplicaIn(folder);
    const own = await spendAndEarn(replica);
    const long = await decideOnLong(replica);
    await replica.close();
    return [...own, ...long, ...(await rankDebts())];
  },
};

const warmUp = 50;
const grants = 300;

export const grant: Bench = {
  name: "grant",
  what: "a spend whose rights another branch holds, over HTTP, hub and both nodes on loopback",
  run: async (folder) => {
    const network = await Network.open({ nodes: 2, home: `${folder}/network` });
    try {
      return await spendFarAway(network);
    } finally {
      await network.close();
    }
  },
};

async function spendFarAway(network: Network): Promise<readonly Line[]> {
  const [here, there] = [network.branch(0).till, network.branch(1).till];
  const far: number[] = [];
  const own: number[] = [];
  for (let at = 0; at < warmUp + grants; at++) {
    const card = newCard();
    const spend = { card, type: "debit", purse: "points", amount: 1 } as const;
    await here.book(`earn ${at}`, { ...spend, type: "credit", amount: 3 });
    await waitFor("the other branch to know the card", async () =>
      (await there.lookup(card)).known ? true : undefined,
    );
    const ms = await timed(() => guaranteed(there.book(`spend ${at}`, spend)));
    const ownMs = await timed(() => guaranteed(here.book(`own ${at}`, spend)));
    if (at < warmUp) continue;
    far.push(ms);
    own.push(ownMs);
  }
  return [
    { name: "spend within own rights, over HTTP, p50", value: median(own), unit: "ms" },
    { name: "spend that needs a grant, p50", value: median(far), unit: "ms", goal: { most: 5 } },
    { name: "spend that needs a grant, p99", value: quantile(far, 0.99), unit: "ms" },
  ];
}

async function guaranteed(
  booking: Promise<{ readonly entries: readonly { readonly state: string }[] }>,
): Promise<void> {
  const { entries } = await booking;
  if (entries[0]?.state !== "guaranteed") throw new Error(`${entries[0]?.state}, without a grant`);
}
