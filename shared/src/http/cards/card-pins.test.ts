import { beforeEach, describe, expect, test } from "vitest";
import { memoryStore } from "../../adapters/memory-store.ts";
import type { Instant } from "../../domain/measure.ts";
import { rotatingCode, rotatingKey } from "../../entries/rotating-code.ts";
import { aReplica } from "../../replica/replica-builders.ts";
import {
  aCard,
  aCardShop,
  aTestNetwork,
  type CardShop,
  call,
  give,
  lookup,
  openCardShop,
  secret,
  spend,
  spendAs,
  type TestCard,
  type TestNetwork,
} from "./card-shop-builders.ts";

const barcode: TestCard = { scheme: "ean13", number: "4006381333931" };
const own = aCard(1);
const store = memoryStore;

let network: TestNetwork;
let shop: CardShop;
let disk: ReturnType<typeof memoryStore>;

beforeEach(async () => {
  network = await aTestNetwork();
  disk = store();
  shop = await aCardShop(network, { store: disk });
});

function setPin(body: Readonly<Record<string, unknown>>, as: "till" | "manager" = "till") {
  return call(shop, "/v1/cards/pin", { as, body: { card: barcode, ...body } });
}

function pay(pin: string | undefined, key?: string) {
  const card = pin === undefined ? barcode : { ...barcode, pin };
  return key === undefined ? spend(shop, card, 100) : spendAs(shop, key, { card, amount: 100 });
}

describe("a card whose number can be counted through", () => {
  test("R479 Q6: spends with its PIN alone, and says so when it is looked up", async () => {
    await give(shop, barcode, 1_000);
    expect((await lookup(shop, barcode)).body).toMatchObject({ spendBy: "pin", pin: false });
    expect((await pay(undefined)).body).toMatchObject({ code: "pin-required", demand: "pin" });
    expect((await pay("1234")).body).toMatchObject({ code: "pin-required", isSet: false });
    expect((await setPin({ newPin: "1234" })).status).toBe(201);
    expect((await lookup(shop, barcode)).body).toMatchObject({ pin: true });
    expect((await pay("1234")).status).toBe(201);
    expect((await pay(undefined)).status).toBe(403);
    expect((await give(shop, barcode, 1)).status).toBe(201);
  });

  test("R479 a PIN that is guessed locks the card here, for longer each time, after a restart too", async () => {
    await give(shop, barcode, 1_000);
    await setPin({ newPin: "1234" });
    for (const left of [4, 3, 2, 1, 0]) {
      const wrong = await pay("9999");
      expect(wrong).toMatchObject({ status: 403, body: { code: "pin-wrong", triesLeft: left } });
    }
    const locked = { status: 429, body: { code: "too-many", retryAfterSeconds: 60 } };
    expect(await pay("1234")).toMatchObject(locked);
    const { clock } = network;
    const again = await openCardShop(await aReplica("nord", { clock, store: disk }));
    expect(await spend(again, { ...barcode, pin: "1234" }, 100)).toMatchObject(locked);
    clock.move(60_000);
    expect((await pay("9999")).body).toMatchObject({ triesLeft: 0, retryAfterSeconds: 300 });
    clock.move(300_000);
    expect((await pay("1234")).status).toBe(201);
    expect((await pay("9999")).body).toMatchObject({ triesLeft: 4 });
  });

  test("R479 guesses that come all at once are counted one by one", async () => {
    await give(shop, barcode, 1_000);
    await setPin({ newPin: "1234" });
    const pins = ["0000", "1111", "2222", "3333", "4444", "1234", "5555"];
    const answers = await Promise.all(pins.map((pin) => pay(pin)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429, 429]);
  });

  test("R479 a manager unlocks, changes and clears; others need the PIN so far", async () => {
    await give(shop, barcode, 1_000);
    await setPin({ newPin: "1234" });
    expect((await setPin({ newPin: "5678" })).body).toMatchObject({ code: "pin-required" });
    expect((await setPin({ newPin: "5678", pin: "1234" })).status).toBe(201);
    for (let count = 0; count < 5; count++) await pay("0000");
    expect((await setPin({ unlock: true })).status).toBe(403);
    expect((await setPin({ unlock: true }, "manager")).status).toBe(201);
    expect((await pay("5678")).status).toBe(201);
    expect((await setPin({ newPin: null }, "manager")).status).toBe(201);
    expect((await pay("5678")).body).toMatchObject({ isSet: false });
  });

  test("R479 a retry gets its first answer, whatever PIN it brings", async () => {
    await give(shop, barcode, 1_000);
    await setPin({ newPin: "1234" });
    const first = await pay("1234", "once");
    expect(await pay("9999", "once")).toEqual(first);
    expect((await pay("9999")).body).toMatchObject({ triesLeft: 4 });
  });
});

describe("a number that nobody can guess", () => {
  test("R479 spends by itself, with a PIN that nobody has set too, but not with a wrong one", async () => {
    await give(shop, own, 1_000);
    expect((await spend(shop, own, 100)).status).toBe(201);
    expect((await spend(shop, { ...own, pin: "1234" }, 100)).status).toBe(201);
    await call(shop, "/v1/cards/pin", { body: { card: own, newPin: "5678" } });
    expect((await spend(shop, { ...own, pin: "1234" }, 100)).status).toBe(403);
    expect((await spend(shop, { ...own, pin: "5678" }, 100)).status).toBe(201);
  });
});

describe("the app's rotating code", () => {
  const { number } = barcode;
  const codeAt = (ms: number): TestCard => {
    const now = (network.clock.now() + ms) as Instant;
    const rotating = rotatingCode(rotatingKey(secret, "ean13", number), number, now);
    return { ...barcode, proof: { rotating } };
  };

  test("R480 Q6: spends once; the same call again gets its answer", async () => {
    await give(shop, barcode, 1_000);
    const card = codeAt(0);
    const first = await spendAs(shop, "once", { card, amount: 100 });
    expect(first.status).toBe(201);
    expect(await spendAs(shop, "once", { card, amount: 100 })).toEqual(first);
    expect(await spend(shop, card, 100)).toMatchObject({ body: { code: "already-used" } });
    expect((await spend(shop, codeAt(-30_000), 100)).body).toMatchObject({ code: "already-used" });
    expect((await spend(shop, codeAt(30_000), 100)).status).toBe(201);
  });

  test("R480 pays at the end of a basket when it was shown in time, and not otherwise", async () => {
    await give(shop, barcode, 1_000);
    const shown = codeAt(0);
    await lookup(shop, shown);
    const hidden = codeAt(30_000);
    network.clock.move(5 * 60_000);
    expect((await spend(shop, hidden, 100)).body).toMatchObject({ code: "expired" });
    expect((await spend(shop, shown, 100)).status).toBe(201);
    const late = codeAt(0);
    await lookup(shop, late);
    network.clock.move(11 * 60_000);
    expect((await spend(shop, late, 100)).body).toMatchObject({ code: "expired" });
  });

  test("R480 another card's code is nobody's", async () => {
    await give(shop, barcode, 1_000);
    const card = { ...codeAt(0), scheme: "own", number: own.number };
    expect((await spend(shop, card, 100)).status).toBe(403);
    expect((await spend(shop, { ...barcode, proof: { rotating: "L1.x" } }, 1)).status).toBe(403);
  });
});
