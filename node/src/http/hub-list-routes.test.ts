import { ask, type Running, startApp } from "@cardweave/shared/http/app-builders";
import { openApiOf } from "@cardweave/shared/http/openapi";
import { gapsIn } from "@cardweave/shared/http/openapi-builders";
import { PolicyBook } from "@cardweave/shared/http/policy-book";
import type { FoundPerson, Search } from "@cardweave/shared/protocol/frames-people";
import { foundCardholders } from "@cardweave/shared/protocol/http/cardholder";
import { policyView } from "@cardweave/shared/protocol/http/policy";
import { aNetworkOf, HandClock } from "@cardweave/shared/replica/replica-builders";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CardholderSearch } from "../cardholder-search.ts";
import { hubListRoutes } from "./hub-list-routes.ts";

const tokens = {
  till: { role: "till", till: "t1", branch: "nord" },
  anna: { role: "cashier", till: "t1", branch: "nord", operator: "o-1" },
  stranger: { role: "cardholder" },
} as const;

const person = { name: "Anna", number: "•••• 1234", account: `01${"a".repeat(32)}` } as FoundPerson;

let app: Running;
let clock: HandClock;
let answer: (search: Search) => Promise<readonly FoundPerson[] | null>;
let routes: ReturnType<typeof hubListRoutes>;

beforeEach(async () => {
  clock = new HandClock();
  const replica = await aNetworkOf(["nord"], { clock });
  const line = { search: (search: Search) => answer(search) };
  const search = new CardholderSearch({ replica, line });
  routes = hubListRoutes(new PolicyBook(replica), search);
  app = await startApp({ tokens, routes: () => routes });
});

afterEach(() => app.stop());

const search = (q: string, as = "anna") =>
  ask(`${app.url}/v1/cardholders?q=${encodeURIComponent(q)}`, { as });

describe("a search at a till", () => {
  test("R576 asks the hub, and says which till and operator ask", async () => {
    const asked: Search[] = [];
    answer = async (one) => {
      asked.push(one);
      return [person];
    };
    const response = await search(" Müller ");
    expect(foundCardholders.parse(await response.json()).items).toEqual([person]);
    expect(asked).toMatchObject([{ text: "Müller", till: "t1", by: "o-1" }]);
    expect((await search("Mü")).status).toBe(422);
    expect((await search("Müller", "stranger")).status).toBe(403);
    expect(asked).toHaveLength(1);
  });

  test("R576 out of touch says to scan the card, in the reader's language", async () => {
    answer = async () => null;
    const response = await ask(`${app.url}/v1/cardholders?q=anna`, {
      as: "till",
      headers: { "accept-language": "de" },
    });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      code: "out-of-touch",
      title: "Die Zentrale ist nicht erreichbar",
    });
  });

  test("R576 does not wait for a hub that does not answer", async () => {
    let isAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    answer = () => {
      isAsked();
      return new Promise(() => undefined);
    };
    const waiting = search("anna");
    await asked;
    clock.move(5_000);
    expect((await waiting).status).toBe(503);
    expect(clock.waiting).toBe(0);
  });
});

test("R560 a till reads the policy, and cannot set it", async () => {
  const response = await ask(`${app.url}/v1/policy`, { as: "till" });
  expect(policyView.parse(await response.json()).items.length).toBeGreaterThan(4);
  const set = await ask(`${app.url}/v1/policy/limits`, { as: "till", method: "PUT", body: {} });
  expect(set.status).toBe(405);
});

test("the description has every shape", () => {
  expect(gapsIn(openApiOf({ title: "Node", version: "1", text: "" }, routes), routes)).toEqual([]);
});
