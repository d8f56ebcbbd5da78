import { hubData } from "@cardweave/hub/commands/hub-data";
import { nodeData } from "@cardweave/node/commands/node-data";
import { openSqliteStore } from "@cardweave/shared/adapters/sqlite-store";
import { factsOf } from "@cardweave/shared/commands/data-place";
import { emptyPurse } from "@cardweave/shared/domain/account";
import { compareDebts, owedOf } from "@cardweave/shared/domain/debt";
import type { DocId, EntryId, PurseId } from "@cardweave/shared/domain/ids";
import { defaultPolicy, type SpendingLimit } from "@cardweave/shared/domain/policy";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { describe, expect, test } from "vitest";
import { expectAllSound, expectEqual, settle } from "./agreement.ts";
import type { Booking, CardNumber, Client } from "./client.ts";
import { signAt } from "./headquarters.ts";
import { withNetwork } from "./lane.ts";
import { newCard } from "./network.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork();
const money = "money" as PurseId;

type Told = readonly [status: number, what: unknown];

const guaranteed: Told = [201, "guaranteed"];
const provisional: Told = [201, "provisional"];
const refusedHere: Told = [
  409,
  { code: "too-little", asked: 3_000, guaranteed: 0, provisional: 0 },
];

async function decree(setting: SpendingLimit): Promise<void> {
  const { limits } = defaultPolicy;
  const value = JSON.stringify({ ...limits, money: setting, points: setting });
  const body = { kind: "policy", name: "limits", value } as const;
  await signAt(running(), [{ doc: directoryDoc, body }]);
  await settle(running());
}

/** The branches are connected through the hub alone. */
async function cut(): Promise<void> {
  const { hub, tills } = running();
  await hub.kill();
  await waitFor("the nodes to be alone", async () => {
    const healths = await Promise.all(tills.map((till) => till.health()));
    return healths.every(({ line }) => line.state === "offline") || undefined;
  });
}

async function heal(): Promise<void> {
  await running().hub.start();
  await settle(running());
}

/** What each till is told, in the order of the branches. */
async function tryEverywhere(name: string, spend: Booking): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const [at, till] of running().tills.entries()) {
    const { status, body } = await till.bookRaw(`${name}-${at}`, spend);
    const problem = body as unknown as Record<string, unknown>;
    const { code, asked, guaranteed: here, provisional: beyond } = problem;
    const said = { code, asked, guaranteed: here, provisional: beyond };
    told.push([status, status === 201 ? body.entries[0]?.state : said]);
  }
  return told;
}

const spendOf = (card: CardNumber, amount = 3_000): Booking => {
  return { card, type: "debit", purse: "money", amount };
};

/** A card with 30.00, booked at the first branch; what the tills show of it. */
async function aCardWith30(): Promise<{ card: CardNumber; account: string; shown: unknown[] }> {
  const { tills } = running();
  const card = newCard();
  const top = { card, type: "credit", purse: "money", amount: 3_000 } as const;
  const { account } = (await tills[0]?.book(`top ${card.number}`, top)) ?? {};
  await settle(running());
  const shown = await Promise.all(tills.map((till) => shownOf(till, card)));
  return { card, account: account?.id ?? "", shown };
}

async function shownOf(client: Client, card: CardNumber) {
  const { purses } = await client.lookup(card);
  const {
    balance,
    guaranteed: here,
    provisionalLimit,
    overdraft,
  } = purses.find((one) => one.purse === money) ?? {};
  return { balance, guaranteed: here, provisionalLimit, overdraft };
}

/** What each of the four disks says of the debts, in the order in which they would be paid. */
async function debtsOnDisks(account: string) {
  const { hub, branches } = running();
  const sites = [
    factsOf(hubData, hub.folder),
    ...branches.map(({ site }) => factsOf(nodeData, site.folder)),
  ];
  return Promise.all(
    sites.map(async ({ store: path }) => {
      const store = openSqliteStore({ path, readOnly: true });
      const { debts } = (await store.account(account as DocId))?.purses[money] ?? emptyPurse;
      await store.close();
      const named = Object.entries(debts).map(([id, debt]) => ({ id: id as EntryId, debt }));
      return named.toSorted(compareDebts).map(({ id, debt }) => {
        return { id, device: debt.device, owed: owedOf(debt), bearer: debt.bearer };
      });
    }),
  );
}

async function expectOverdraft(card: CardNumber, overdraft: number): Promise<void> {
  const { admin, tills } = running();
  for (const one of [admin, ...tills]) {
    expect(await shownOf(one, card)).toMatchObject({ balance: 0, overdraft });
  }
}

describe("a card with 30.00 in three branches that are cut apart", () => {
  test("R65, R79 under `rights-only` is spent where its rights are, and nowhere else", async () => {
    await decree({ mode: "rights-only", perEntry: null, perCard: null, perDevice: null });
    const { card, account, shown } = await aCardWith30();
    expect(shown).toEqual([
      { balance: 3_000, guaranteed: 3_000, provisionalLimit: 0, overdraft: 0 },
      { balance: 3_000, guaranteed: 0, provisionalLimit: 0, overdraft: 0 },
      { balance: 3_000, guaranteed: 0, provisionalLimit: 0, overdraft: 0 },
    ]);
    await cut();
    const told = await tryEverywhere(`strict ${card.number}`, spendOf(card));
    expect(told).toEqual([guaranteed, refusedHere, refusedHere]);
    await heal();
    await expectOverdraft(card, 0);
    expect(await debtsOnDisks(account)).toEqual([[], [], [], []]);
    await expectEqual(running(), [card]);
  });

  test("R65, R25, R79 Q7: under 50.00 by card is overdrawn twice, and all four name the same bearer", async () => {
    await decree({ mode: "limit", perEntry: null, perCard: 5_000, perDevice: 50_000 });
    const { card, account, shown } = await aCardWith30();
    expect(shown.slice(1)).toMatchObject([
      { guaranteed: 0, provisionalLimit: 3_000 },
      { guaranteed: 0, provisionalLimit: 3_000 },
    ]);
    await cut();
    const told = await tryEverywhere(`limit ${card.number}`, spendOf(card));
    expect(told).toEqual([guaranteed, provisional, provisional]);
    const again = await tryEverywhere(`again ${card.number}`, spendOf(card));
    expect(again).toEqual([refusedHere, refusedHere, refusedHere]);
    await heal();
    await expectOverdraft(card, 6_000);
    await expectEqual(running(), [card]);
    const [first = [], ...others] = await debtsOnDisks(account);
    expect(first.map(({ owed }) => owed)).toEqual([3_000, 3_000]);
    expect(others).toEqual([first, first, first]);
    const doc = account as DocId;
    const said = first.map(({ id }, at) => {
      return { doc, body: { kind: "bear", of: id, bearer: `branch ${at}` } as const };
    });
    await signAt(running(), said);
    await settle(running());
    const borne = await debtsOnDisks(account);
    expect(borne[0]?.map(({ bearer }) => bearer)).toEqual(["branch 0", "branch 1"]);
    expect(borne.slice(1)).toEqual([borne[0], borne[0], borne[0]]);
    await expectOverdraft(card, 0);
  });

  test("R65, R79 K8: under `open` is overdrawn by what each knew, and the next credit pays that", async () => {
    await decree({ mode: "open", perEntry: null, perCard: null, perDevice: null });
    const { card } = await aCardWith30();
    await cut();
    const told = await tryEverywhere(`open ${card.number}`, spendOf(card));
    expect(told).toEqual([guaranteed, provisional, provisional]);
    await heal();
    await expectOverdraft(card, 6_000);
    const top = { card, type: "credit", purse: "money", amount: 7_000 } as const;
    await running().tills[2]?.book(`more ${card.number}`, top);
    await settle(running());
    for (const till of running().tills) {
      expect(await shownOf(till, card)).toMatchObject({ balance: 1_000, overdraft: 0 });
    }
    await expectEqual(running(), [card]);
    await expectAllSound(running());
  });
});

describe("a branch that starts again while it is cut off", () => {
  test("R77 spends provisionally and undoes nothing until the hub has confirmed it", async () => {
    await decree({ mode: "open", perEntry: null, perCard: null, perDevice: null });
    const { card } = await aCardWith30();
    await cut();
    const { site, till } = running().branch(0);
    const before = await till.book(`before ${card.number}`, spendOf(card, 500));
    await site.restart();
    expect((await till.health()).attention.map(({ code }) => code)).toContain("checking-in");
    const view = await till.lookup(card);
    expect(view.checkingIn).toBe(true);
    expect(await shownOf(till, card)).toMatchObject({ guaranteed: 0, provisionalLimit: 2_500 });
    const { status, body } = await till.bookRaw(`alone ${card.number}`, spendOf(card, 1_000));
    expect([status, body.entries[0]?.state]).toEqual([201, "provisional"]);
    await expect(till.reverse(`undo ${card.number}`, before.receipt)).rejects.toMatchObject({
      status: 503,
      code: "checking-in",
    });
    const earn = { card, type: "credit", purse: "points", amount: 7 } as const;
    expect((await till.bookRaw(`earn ${card.number}`, earn)).status).toBe(201);
    await heal();
    expect((await till.health()).attention).toEqual([]);
    expect(await shownOf(till, card)).toMatchObject({ balance: 1_500, guaranteed: 1_500 });
    await expectEqual(running(), [card]);
  });
});

describe("a single unit, as a voucher is one, that is offered in two branches that are cut apart", () => {
  test("R65, R79 is guaranteed once, where its right is, whatever the policy says", async () => {
    const { tills, admin } = running();
    const card = newCard();
    const unit = { card, type: "credit", purse: "points", amount: 1 } as const;
    await tills[1]?.book(`unit ${card.number}`, unit);
    await settle(running());
    await cut();
    const once = { card, type: "debit", purse: "points", amount: 1 } as const;
    const told = await tryEverywhere(`once ${card.number}`, once);
    expect(told).toEqual([provisional, guaranteed, provisional]);
    await heal();
    const { id } = await admin.lookup(card);
    const states = (await admin.history(id)).filter(({ kind }) => kind === "debit");
    expect(states.filter(({ state }) => state === "valid")).toHaveLength(1);
    await expectEqual(running(), [card]);

    await decree({ mode: "rights-only", perEntry: null, perCard: null, perDevice: null });
    const other = newCard();
    await tills[2]?.book(`unit ${other.number}`, { ...unit, card: other });
    await settle(running());
    await cut();
    const strict = await tryEverywhere(`once ${other.number}`, { ...once, card: other });
    expect(strict.map(([status]) => status)).toEqual([409, 409, 201]);
    await heal();
    await expectEqual(running(), [other]);
  });
});
