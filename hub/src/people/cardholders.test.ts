import type { DocId } from "@cardweave/shared/domain/ids";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { AccountView } from "@cardweave/shared/protocol/http/account";
import type { AuditView } from "@cardweave/shared/protocol/http/audit";
import type { CardholderExport, CardholderView } from "@cardweave/shared/protocol/http/cardholder";
import type { IssuedUser } from "@cardweave/shared/protocol/http/user";
import { act } from "@cardweave/shared/replica/act";
import { admit } from "@cardweave/shared/replica/admit";
import { bytesIn, points, quiet } from "@cardweave/shared/replica/replica-builders";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCard, aDesk, aHubApp, aRestoredHub, call, type HubApp } from "../hub-builders.ts";

const path = "/v1/cardholders";
let hub: HubApp;
let north = "";
let south = "";

beforeAll(async () => {
  hub = await aHubApp();
  const token = async (body: object) => {
    const made = await call<IssuedUser>(hub, "/v1/users", { body: { token: true, ...body } });
    expect(made.status).toBe(201);
    return made.body.token ?? "";
  };
  north = await token({ login: "nora", role: "regional-manager", regions: ["north"] });
  south = await token({ login: "sven", role: "manager", branches: ["sued"] });
});

afterAll(() => hub.stop());

const enrol = (body: object, as?: string) =>
  call<CardholderView>(hub, path, { body, ...(as === undefined ? {} : { as }) });

const found = async (q: string, as?: string) => {
  const query = `${path}?q=${encodeURIComponent(q)}`;
  const { body } = await call<{ items: CardholderView[] }>(
    hub,
    query,
    as === undefined ? {} : { as },
  );
  return body.items.map(({ name }) => name);
};

const lookup = async (card: object) => {
  const { body } = await call<AccountView>(hub, "/v1/accounts/lookup", { body: { card } });
  return body;
};

const remove = (at: string) => call(hub, at, { method: "DELETE" });

async function earn(account: string, amount: number): Promise<void> {
  const done = await act(hub.replica, {
    key: { till: "t", id: `${account} ${amount}` },
    by: null,
    request: "",
    wishes: [
      { doc: account as DocId, command: { type: "credit", purse: points, amount, reason: "sale" } },
    ],
    answer: async () => ({ status: 201, body: "" }),
  });
  expect(done.ok).toBe(true);
}

describe("a cardholder", () => {
  test("R573 J1 J9: is enrolled with a card, which is a personalised one from then on", async () => {
    const card = aCard();
    expect(await lookup(card)).toMatchObject({ known: false });
    const made = await enrol({
      name: "Anna Müller",
      language: "de",
      birthday: "1980-02-29",
      contact: { email: "anna@example.org", phone: "+49 30 1234" },
      group: "staff",
      branch: "nord",
      card,
      consents: [{ purpose: "newsletter", given: true }],
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: "Anna Müller",
      group: "staff",
      cards: [{ scheme: "own", number: `•••• ${card.number.slice(-4)}` }],
      consents: [{ purpose: "newsletter", given: true, at: "2026-06-01T12:00:00+02:00" }],
    });
    expect(await lookup(card)).toMatchObject({ personal: true, customerGroup: "staff" });
    const entries = JSON.stringify(
      await hub.replica.ports.store.entriesOf((await lookup(card)).id as DocId),
    );
    for (const word of ["Anna", "example.org", "1980-02", made.body.id]) {
      expect(entries).not.toContain(word);
    }
    const twin = await enrol({ name: "Somebody Else", card });
    expect(twin).toMatchObject({ status: 409, body: { code: "conflict" } });
  });

  test("R573 is changed field by field, and only by who has seen the newest state", async () => {
    const card = aCard();
    const { body, etag } = await enrol({ name: "Bert Brecht", group: "staff", card });
    const at = `${path}/${body.id}`;
    const headers = { "if-match": etag };
    const change = {
      contact: { phone: "0123456" },
      group: null,
      consents: [{ purpose: "newsletter", given: false }],
    };
    const patch = (given: object) => call<CardholderView>(hub, at, { method: "PATCH", ...given });
    const changed = await patch({ body: change, headers });
    expect(changed.body).toMatchObject({ name: "Bert Brecht", contact: { phone: "0123456" } });
    expect(await lookup(card)).toMatchObject({ customerGroup: null, personal: true });
    expect(await patch({ body: change, headers })).toMatchObject({ status: 409 });
    expect((await patch({ body: { birthday: "1980-02-30" } })).status).toBe(422);
    expect((await patch({ body: { name: "\ud800" } })).status).toBe(422);
  });

  test("R573 has any number of cards; one that is given up is anonymous again", async () => {
    const [one, two] = [aCard(), aCard()];
    const { body } = await enrol({ name: "Clara Zwei", card: one });
    const cards = `${path}/${body.id}/cards`;
    const added = await call<CardholderView>(hub, cards, { body: { card: two } });
    expect(added.body.cards).toHaveLength(2);
    const { id: account } = await lookup(one);
    const left = await call<CardholderView>(hub, `${cards}/${account}`, { method: "DELETE" });
    expect(left.body.cards).toHaveLength(1);
    expect([(await lookup(one)).personal, (await lookup(two)).personal]).toEqual([false, true]);
    expect((await enrol({ name: "Next Owner", card: one })).status).toBe(201);
  });

  test("R573 E2: a voucher is personalised as a card is, and anonymous as long as it is not", async () => {
    const voucher = { ...aCard(), scheme: "voucher" };
    const [before, { body }] = [await lookup(voucher), await enrol({ name: "Gerda Gutschein" })];
    const at = `${path}/${body.id}/cards`;
    const linked = await call<CardholderView>(hub, at, { body: { card: voucher } });
    expect(linked.body.cards).toMatchObject([{ account: before.id, scheme: "voucher" }]);
    expect([before.personal, (await lookup(voucher)).personal]).toEqual([false, true]);
    expect((await call(hub, `${at}/${before.id}`, { method: "DELETE" })).status).toBe(200);
    expect((await lookup(voucher)).personal).toBe(false);
  });

  test("R573 two who want one card at the same moment: one gets it", async () => {
    const card = aCard();
    const answers = await Promise.all(["One", "Two", "Three"].map((name) => enrol({ name, card })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });
});

describe("a search", () => {
  test("R570 goes through the pages in the order of names, without gaps", async () => {
    const names = ["Zett Seiten", "Eins Seiten", "Vier Seiten", "Drei Seiten", "Acht Seiten"];
    for (const name of names) await enrol({ name });
    const told: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const from: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page = await call<{ items: CardholderView[]; next: string | null }>(
        hub,
        `${path}?q=seiten&limit=2${from}`,
      );
      told.push(...page.body.items.map(({ name }) => name));
      cursor = page.body.next;
    }
    expect(told).toEqual(names.toSorted());
    expect((await call(hub, `${path}?cursor=p-none`)).status).toBe(422);
  });

  test("R568 shows a manager the own branches' people, a regional manager the region's", async () => {
    await enrol({ name: "Sicht Nord", branch: "nord" });
    await enrol({ name: "Sicht Zentral" });
    const mine = await enrol({ name: "Sicht Sued" }, south);
    expect(mine).toMatchObject({ status: 201, body: { branch: "sued" } });
    expect((await enrol({ name: "Sicht Fern", branch: "nord" }, south)).status).toBe(422);
    expect(await found("sicht", south)).toEqual(["Sicht Sued"]);
    expect(await found("sicht", north)).toEqual(["Sicht Nord"]);
    expect(await found("sicht")).toHaveLength(3);
    const hidden = await call(hub, `${path}/${mine.body.id}`, { as: north });
    expect(hidden.status).toBe(404);
    expect((await enrol({ name: "Sicht Nein" }, north)).status).toBe(403);
  });

  test("R570 by account finds whose it is", async () => {
    const card = aCard();
    const { body } = await enrol({ name: "Konto Inhaber", card });
    const { id } = await lookup(card);
    const answer = await call<{ items: CardholderView[] }>(hub, `${path}?account=${id}`);
    expect(answer.body.items.map((one) => one.id)).toEqual([body.id]);
  });
});

describe("erasing", () => {
  test("R572 Q13: leaves the bookings, and nothing of the person", async () => {
    const card = aCard();
    const { body } = await enrol({ name: "Ella Weg", card });
    const { id: account } = await lookup(card);
    await earn(account, 12);
    expect((await remove(`${path}/${body.id}`)).status).toBe(204);
    expect(await found("ella")).toEqual([]);
    expect((await call(hub, `${path}/${body.id}`)).status).toBe(404);
    expect((await call(hub, `${path}/${body.id}/export`)).status).toBe(404);
    expect((await remove(`${path}/${body.id}`)).status).toBe(404);
    expect(hub.desk.rows("SELECT id FROM person_keys WHERE id = ?", body.id)).toEqual([]);
    const left = await lookup(card);
    expect(left.personal).toBe(false);
    expect(left.purses.find(({ purse }) => purse === "points")?.balance).toBe(12);
    expect((await enrol({ name: "Neu Ella", card })).status).toBe(201);
  });

  test("R574 that was broken off is ended by the next start", async () => {
    const card = aCard();
    const { body } = await enrol({ name: "Halb Geloescht", card });
    hub.desk.run("UPDATE people SET noted = 2 WHERE id = ?", body.id);
    hub = await hub.restart();
    expect(await found("halb")).toEqual([]);
    expect((await lookup(card)).personal).toBe(false);
    expect(hub.desk.rows("SELECT id FROM people WHERE id = ?", body.id)).toEqual([]);
  });

  test("R574 of somebody before does not harm who has the card now", async () => {
    const card = aCard();
    const before = await bytesIn(hub.replica);
    const first = await enrol({ name: "Vorher Besitzer", card });
    await remove(`${path}/${first.body.id}`);
    const { body } = await enrol({ name: "Nachher Besitzer", card });
    const desk = copyOf(hub.desk);
    const restored = await aRestoredHub(before, desk);
    await admit(restored.replica, await bytesIn(hub.replica), { from: "a node" });
    await quiet(restored.replica);
    expect(desk.rows("SELECT id FROM people WHERE id = ?", body.id)).toHaveLength(1);
    await restored.stop();
  });

  test("R574 Q13: holds when an older desk is restored, as soon as the entries come back", async () => {
    const { body } = await enrol({ name: "Wieder Da", card: aCard() });
    const gone = await enrol({ name: "Karte Weg", card: aCard() });
    const desk = copyOf(hub.desk);
    const before = await bytesIn(hub.replica);
    await remove(`${path}/${body.id}`);
    await remove(`${path}/${gone.body.id}/cards/${gone.body.cards[0]?.account}`);
    const restored = await aRestoredHub(before, desk);
    const ids = () => desk.rows("SELECT id FROM people").map(({ id }) => id);
    expect(ids()).toContain(body.id);
    await admit(restored.replica, await bytesIn(hub.replica), { from: "a node" });
    await quiet(restored.replica);
    expect(ids()).not.toContain(body.id);
    expect(ids()).not.toContain(gone.body.id);
    expect(ids()).toHaveLength(hub.desk.rows("SELECT id FROM people").length - 1);
    expect(desk.rows("SELECT id FROM person_keys WHERE id = ?", body.id)).toEqual([]);
    await restored.stop();
  });
});

/** The people as a backup of this moment has them. */
function copyOf(desk: DeskDatabase): DeskDatabase {
  const copy = aDesk();
  for (const table of ["people", "person_keys"]) {
    for (const row of desk.rows(`SELECT * FROM ${table}`)) {
      const values = Object.values(row);
      copy.run(`INSERT INTO ${table} VALUES (${values.map(() => "?").join()})`, ...values);
    }
  }
  return copy;
}

test("R575 Q13: an export has the record, every booking and who looked", async () => {
  const card = aCard();
  const { body } = await enrol({ name: "Emil Export", card });
  const { id: account } = await lookup(card);
  await earn(account, 5);
  await earn(account, 7);
  await call(hub, `${path}/${body.id}`);
  const all = await call<CardholderExport>(hub, `${path}/${body.id}/export`);
  expect(all.body.cardholder).toMatchObject({ name: "Emil Export" });
  const amounts = all.body.accounts[0]?.entries.map(({ amount }) => amount);
  expect(amounts).toEqual([7, 5, 0]);
  const acts = all.body.audit.map(({ act: done }) => done);
  expect(acts).toEqual([
    "cardholder-enrolled",
    "cardholder-read",
    "cardholder-read",
    "cardholder-exported",
  ]);
  const log = await call<{ items: AuditView[] }>(hub, "/v1/audit?limit=500");
  const text = JSON.stringify(log.body);
  for (const word of ["Emil", "Anna", "example.org"]) expect(text).not.toContain(word);
});

test("R571 after a restart everybody is found, but whom the disk has damaged", async () => {
  const { body } = await enrol({ name: "Udo Unlesbar" });
  await enrol({ name: "Uta Unversehrt" });
  hub.desk.run("UPDATE people SET sealed = zeroblob(100) WHERE id = ?", body.id);
  hub = await hub.restart();
  expect(await found("u un")).toEqual(["Uta Unversehrt"]);
  expect((await call(hub, `${path}/${body.id}`)).status).toBe(507);
  const [last] = (await call<{ items: AuditView[] }>(hub, "/v1/audit?limit=500")).body.items.filter(
    ({ act: done }) => done === "cardholders-unreadable",
  );
  expect(last?.detail).toEqual({ count: 1 });
  expect(hub.faults).toEqual([]);
});
