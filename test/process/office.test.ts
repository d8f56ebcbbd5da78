import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AccountView } from "@cardweave/shared/protocol/http/account";
import type { CardholderView, FoundCardholder } from "@cardweave/shared/protocol/http/cardholder";
import type { SettingView } from "@cardweave/shared/protocol/http/policy";
import type { ProblemBody } from "@cardweave/shared/protocol/problems";
import { beforeEach, describe, expect, test } from "vitest";
import { type Answer, NodeClient } from "./client.ts";
import { withNetwork } from "./lane.ts";
import { type Branch, type Network, newCard } from "./network.ts";
import { must } from "./site.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 2 });
let network: Network;
let north: Branch;
let south: Branch;

beforeEach(() => {
  network = running();
  [north, south] = [network.branch(0), network.branch(1)];
});

type Found = { readonly items: readonly FoundCardholder[] };

const search = (till: NodeClient, q: string): Promise<Answer<Found & ProblemBody>> =>
  till.call("GET", `/v1/cardholders?q=${encodeURIComponent(q)}`);

const inTouch = (till: NodeClient) =>
  waitFor("the line", async () => (await till.health()).line.state === "connected" || undefined);

async function enrol(name: string): Promise<CardholderView> {
  const body = { name, birthday: "1990-01-01", contact: { email: "x@example.org" } };
  const path = "/v1/cardholders";
  const made = await network.admin.call<CardholderView>("POST", path, {
    body: { ...body, card: newCard() },
  });
  expect(made.status).toBe(201);
  return made.body;
}

describe("cardholders", () => {
  test("R576 J1 C5: every branch's till finds a customer: name, masked number, account", async () => {
    const anna = await enrol("Anna Grünewald");
    for (const { till } of [north, south]) {
      await inTouch(till);
      const { status, body } = await search(till, "gruenew an");
      expect(status).toBe(200);
      const [card] = anna.cards;
      const { number, account } = card ?? {};
      expect(body.items).toStrictEqual([{ name: "Anna Grünewald", number, account }]);
      const opened = await waitFor("the account", async () => {
        const answer = await till.call<AccountView>("GET", `/v1/accounts/${account}`);
        return answer.status === 200 ? answer.body : undefined;
      });
      expect(opened).toMatchObject({ id: account, personal: true });
    }
    expect((await search(north.till, "gr")).status).toBe(422);
  });

  test("R576 out of touch a search says so, and the hub finds everybody after kill -9", async () => {
    await enrol("Bruno Neustart");
    await inTouch(north.till);
    await network.hub.kill();
    const refused = await waitFor("the node to be out of touch", async () => {
      const answer = await search(north.till, "neustart");
      return answer.status === 503 ? answer : undefined;
    });
    expect(refused.body).toMatchObject({ code: "out-of-touch" });
    expect(refused.body["detail"]).toContain("scan the card");
    await network.hub.start();
    await inTouch(north.till);
    const { body } = await search(north.till, "bruno");
    expect(body.items.map(({ name }) => name)).toStrictEqual(["Bruno Neustart"]);
  });
});

describe("what headquarters changes", () => {
  test("R560, R565, R566 holds at a node that was away, as soon as it is back", async () => {
    const { admin } = network;
    const made = await admin.call<{ id: string; token: string }>("POST", "/v1/operators", {
      body: { login: "late", role: "cashier", branches: [north.id], token: true },
    });
    const body = { id: "nord-8", branch: north.id, name: "Till 8" };
    const till = await admin.call<{ token: string }>("POST", "/v1/tills", { body });
    const [late, eight] = [made.body.token, till.body.token].map(
      (token) => new NodeClient(() => north.site.address, token),
    );
    const isIn = async (client = late) => (await client?.call("GET", "/v1/purses"))?.status === 200;
    const until = (what: string, isSo: () => Promise<boolean>) =>
      waitFor(what, async () => (await isSo()) || undefined);
    await until("the new operator", () => isIn(late));
    await until("the new till", () => isIn(eight));
    await north.site.kill();
    await admin.call("PATCH", `/v1/operators/${made.body.id}`, { body: { active: false } });
    await admin.call("POST", "/v1/tills/nord-8/token");
    const set = await admin.call<SettingView>("PUT", "/v1/policy/grantWaitMs", {
      body: { value: 321 },
    });
    expect(set.status).toBe(200);
    await north.site.start();
    await until("the operator to be gone", async () => !(await isIn(late)));
    await until("the old token to be gone", async () => !(await isIn(eight)));
    await until("the policy", async () => {
      const path = "/v1/policy/grantWaitMs";
      const { body: setting } = await north.till.call<SettingView>("GET", path);
      return setting.value === 321;
    });
  });
});

describe("a hub that was restored", () => {
  test("R574 Q13: whoever was erased after a backup does not come back with it", async () => {
    const [gone, stays] = [await enrol("Carla Vergessen"), await enrol("Dora Bleibt")];
    const at = (name: string) => join(network.home, name);
    const sealed = ["--passphrase-file", at("words")];
    writeFileSync(at("words"), "correct horse battery staple\n");
    await must(["backup", "--data", network.hub.folder, "--out", at("hub.backup"), ...sealed]);
    const erased = await network.admin.call("DELETE", `/v1/cardholders/${gone.id}`);
    expect(erased.status).toBe(204);
    await waitFor("the node to know", async () => {
      const path = `/v1/accounts/${gone.cards[0]?.account}`;
      const { body } = await north.till.call<AccountView>("GET", path);
      return body.personal === false || undefined;
    });
    await network.hub.kill();
    network.hub.folder = at("hub-again");
    const words = ["restore", at("hub.backup"), "--role", "hub", "--data", network.hub.folder];
    await must([...words, ...sealed]);
    await network.hub.start();
    await waitFor("the node to bring back the erasure", async () => {
      const { status } = await network.admin.call("GET", `/v1/cardholders/${gone.id}`);
      return status === 404 || undefined;
    });
    const kept = await network.admin.call("GET", `/v1/cardholders/${stays.id}`);
    expect(kept.body).toMatchObject({ name: "Dora Bleibt", birthday: "1990-01-01" });
  });
});
