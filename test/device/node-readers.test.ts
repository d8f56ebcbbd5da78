import type { AccountView } from "@cardweave/shared/protocol/http/account";
import type { BookingAnswer } from "@cardweave/shared/protocol/http/booking";
import type { CardRef } from "@cardweave/shared/protocol/http/card";
import type { CardNews } from "@cardweave/shared/protocol/http/events";
import type { SettingView } from "@cardweave/shared/protocol/http/policy";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { balanceOf } from "../process/client.ts";
import { withNetwork } from "../process/lane.ts";
import { newCard } from "../process/network.ts";
import { waitFor } from "../process/wait-for.ts";
import { InputPipe, typed } from "./evdev-lab.ts";
import { EventEar } from "./event-ear.ts";
import { HidrawPipe } from "./hidraw-pipe.ts";
import { describeSerial, mayUseHid } from "./lanes.ts";
import { em4100Frame, SerialCable } from "./serial-lab.ts";

const scanner = new SerialCable();
const tags = new SerialCable();
const swipes = new SerialCable();
const keys = new InputPipe();
const reports = mayUseHid ? new HidrawPipe() : null;
const readers = [
  `kind=serial,name=counter,path=${scanner.path}`,
  `kind=em4100,name=tags,path=${tags.path}`,
  `kind=stripe,name=swipes,path=${swipes.path}`,
  `kind=evdev,shared,name=keys,path=${keys.path}`,
  ...(reports === null ? [] : [`kind=hid,name=reports,path=${reports.path}`]),
].join(" ");
const env = { CARDWEAVE_READERS: readers, ...reports?.env };

describeSerial("readers at a running node", () => {
  const network = withNetwork({
    nodes: 1,
    surroundings: { nord: { env } },
  });
  const till = () => network().branch(0).till;
  const statusOf = async (name: string) =>
    (await till().health()).readers.find((one) => one.name === name)?.status;
  const listening = (): Promise<EventEar> => {
    const { tills } = network().plan.branches[0] ?? {};
    return EventEar.at(till().address, tills?.[0]?.token ?? "");
  };

  const plugs = [scanner, tags, swipes, keys, ...(reports === null ? [] : [reports])];
  const isReady = (name: string) =>
    waitFor(name, async () => (await statusOf(name)) === "ready" || undefined);

  beforeAll(() => Promise.all(plugs.map((one) => one.plug())));
  afterAll(() => Promise.all(plugs.map((one) => one.dispose())));

  test("R851 J4, J5: a scan at a serial scanner is a booking on its card", async () => {
    await isReady("counter");
    const ear = await listening();
    const card = newCard();
    const begun = performance.now();
    await scanner.send(Buffer.from(`]Q1https://karte.example/c/${card.number}\r\n`));
    const news = await ear.next("card");
    console.info(`from the scan to the till: ${Math.round(performance.now() - begun)} ms`);
    ear.close();
    expect(news).toEqual({ card, medium: "qr", reader: "counter" });
    const wish = { card, type: "credit", purse: "points", amount: 5 } as const;
    await till().book(`scan-${card.number}`, wish);
    expect((await till().lookup(card)).known).toBe(true);
  });

  type Shown = { readonly at: string; readonly show: () => Promise<void> };

  /** What the till's page hears of a card, and what stands on it once its till has booked. */
  async function bookedOn({ at, show }: Shown) {
    await isReady(at);
    const ear = await listening();
    await show();
    const { card, medium, reader } = (await ear.next("card")) as CardNews;
    ear.close();
    const earned = { card, type: "credit", purse: "points", amount: 5, reason: "earned" };
    const key = `${at}-${card.number}`;
    const booked = await send<BookingAnswer>("/v1/bookings", { ...earned, currency: "EUR" }, key);
    expect(booked.status).toBe(201);
    return { card, medium, reader, points: await pointsOn(card) };
  }

  const send = <T>(path: string, body: unknown, key = "-") =>
    till().call<T>("POST", path, { body, headers: { "Idempotency-Key": key } });
  const pointsOn = async (card: CardRef): Promise<number> =>
    balanceOf((await send<AccountView>("/v1/accounts/lookup", { card })).body, "points");

  test("R851 J6: a radio tag is a booking on the card of its number", async () => {
    const show = () => tags.send(em4100Frame("0A00D2F1C3"));
    const card = { scheme: "uid", number: "0A00D2F1C3" };
    const found = { card, medium: "rfid", reader: "tags", points: 5 };
    expect(await bookedOn({ at: "tags", show })).toEqual(found);
  });

  test("R851, R857 J6, J7: a swiped stripe is a booking on its card, a bank's is nothing", async () => {
    const card = newCard();
    const bank = "%B4111111111111111^DOE/JANE^4912101?;4111111111111111=4912101?\r";
    const show = () => swipes.send(Buffer.from(`${bank}%A${card.number}^^?\r`));
    const found = { card, medium: "stripe", reader: "swipes", points: 5 };
    expect(await bookedOn({ at: "swipes", show })).toEqual(found);
  });

  test("R851, R860 J6: a stripe with a number of its own is a card once the policy says so", async () => {
    const value = ["own", "ean13", "uid", "voucher", "coupon", "stripe"];
    const set = await network().admin.call("PUT", "/v1/policy/schemes", { body: { value } });
    expect(set.status).toBe(200);
    await waitFor("the policy at the node", async () => {
      const { body } = await till().call<SettingView>("GET", "/v1/policy/schemes");
      return JSON.stringify(body.value) === JSON.stringify(value) || undefined;
    });
    const show = () => swipes.send(Buffer.from(";7700000000175==?\r"));
    const card = { scheme: "stripe", number: "7700000000175" };
    const found = { card, medium: "stripe", reader: "swipes", points: 5 };
    expect(await bookedOn({ at: "swipes", show })).toEqual(found);
  });

  test("R851, R856 J6: what a scanner types is a booking on its card", async () => {
    const card = newCard();
    const show = () => keys.send(typed(card.number));
    const found = { card, medium: "barcode", reader: "keys", points: 5 };
    expect(await bookedOn({ at: "keys", show })).toEqual(found);
  });

  // There is no hidraw device here: its reports come out of a pipe, see hidraw-pipe.c. Everything
  // from node-hid's compiled library upwards is as it is with a scanner that is plugged in.
  test.skipIf(!mayUseHid)(
    "R851, R859 J6: reports of HID-POS are a booking on their card",
    async () => {
      const card = newCard();
      const link = `]Q1https://karte.example/c/${card.number}?${"x".repeat(60)}`;
      const found = { card, medium: "qr", reader: "reports", points: 5 };
      expect(await bookedOn({ at: "reports", show: async () => reports?.scan(link) })).toEqual(
        found,
      );
    },
  );

  test("R851, R866 J4: a scanner that is pulled out and put back is seen in the health", async () => {
    await scanner.unplug();
    await waitFor("away", async () => (await statusOf("counter")) === "away" || undefined);
    await scanner.plug();
    await isReady("counter");
    const ear = await listening();
    const card = newCard();
    await scanner.send(Buffer.from(`${card.number}\r`));
    expect(await ear.next("card")).toMatchObject({ card, medium: "barcode" });
    ear.close();
  });
});

describe("a machine without compiled packages", () => {
  const hiding = new URL("./hide-packages.mjs", import.meta.url).href;
  const all = "kind=pcsc,name=chips kind=hid,name=usb kind=serial,name=line,path=/dev/none";
  const env = { NODE_OPTIONS: `--import ${hiding}`, CARDWEAVE_READERS: all };
  const network = withNetwork({ nodes: 1, surroundings: { nord: { env } } });

  test("R858 J8: a node starts all the same, and says what is missing and how to get it", async () => {
    const { till } = network().branch(0);
    const seen = await waitFor("all readers", async () => {
      const { readers: found } = await till.health();
      return found.every(({ status }) => status === "missing") ? found : undefined;
    });
    const details = Object.fromEntries(seen.map(({ name, detail }) => [name, detail]));
    expect(details["chips"]).toMatch(/apt-get install libpcsclite-dev/);
    expect(details["usb"]).toMatch(/node-hid.*npm install/);
    expect(details["line"]).toMatch(/serialport.*npm install/);
    const card = newCard();
    const wish = { card, type: "credit", purse: "points", amount: 5 } as const;
    await till.book(`bare-${card.number}`, wish);
    expect((await till.lookup(card)).known).toBe(true);
  });
});
