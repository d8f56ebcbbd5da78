import { ownNumber } from "@cardweave/shared/domain/card";
import type { AccountView } from "@cardweave/shared/protocol/http/account";
import type { CustomerGroupView } from "@cardweave/shared/protocol/http/customer-group";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeAll(async () => {
  hub = await aHubApp();
});

afterAll(() => hub.stop());

const path = "/v1/customer-groups";
const staff = { id: "staff", name: { de: "Personal", en: "Staff" } };
const card = { scheme: "own", number: ownNumber(new Uint8Array(10).fill(5)) };

function change(body: object, key: string) {
  const headers = { "idempotency-key": key };
  return call<{ account: AccountView; code?: string }>(hub, "/v1/cards/status", { body, headers });
}

describe("customer groups", () => {
  test("R481 are made once, renamed by who has seen the newest state, and ended", async () => {
    const made = await call<CustomerGroupView>(hub, path, { body: staff });
    expect(made).toMatchObject({ status: 201, body: { ...staff, active: true } });
    expect((await call(hub, path, { body: staff })).status).toBe(409);
    expect((await call(hub, path, { body: { ...staff, id: "Not a slug" } })).status).toBe(422);
    const headers = { "if-match": made.etag };
    const edit = (body: object) =>
      call<CustomerGroupView>(hub, `${path}/staff`, { method: "PATCH", body, headers });
    const name = { de: "Team", en: "Team" };
    expect(await edit({ name })).toMatchObject({ status: 200, body: { name, active: true } });
    expect(await edit({ active: false })).toMatchObject({ status: 409, body: { code: "changed" } });
    const { body } = await call<{ items: CustomerGroupView[] }>(hub, path);
    expect(body.items).toMatchObject([{ id: "staff", name }]);
  });

  test("R481 Q6: are given to a card's account at headquarters, as long as they are active", async () => {
    const given = await change({ card, group: "staff", reason: "customer" }, "k1");
    expect(given).toMatchObject({ status: 201, body: { account: { customerGroup: "staff" } } });
    await call(hub, `${path}/staff`, { method: "PATCH", body: { active: false } });
    const other = { ...card, number: ownNumber(new Uint8Array(10).fill(6)) };
    const late = await change({ card: other, group: "staff", reason: "customer" }, "k2");
    expect(late).toMatchObject({ status: 422, body: { code: "invalid" } });
  });
});
