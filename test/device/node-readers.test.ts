import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withNetwork } from "../process/lane.ts";
import { newCard } from "../process/network.ts";
import { waitFor } from "../process/wait-for.ts";
import { InputPipe, typed } from "./evdev-lab.ts";
import { EventEar } from "./event-ear.ts";
import { describeSerial } from "./lanes.ts";
import { em4100Frame, SerialCable } from "./serial-lab.ts";

const scanner = new SerialCable();
const tags = new SerialCable();
const swipes = new SerialCable();
const keys = new InputPipe();
const readers = [
  `kind=serial,name=counter,path=${scanner.path}`,
  `kind=em4100,name=tags,path=${tags.path}`,
  `kind=stripe,name=swipes,path=${swipes.path}`,
  `kind=evdev,shared,name=keys,path=${keys.path}`,
].join(" ");

describeSerial("readers at a running node", () => {
  const network = withNetwork({
    nodes: 1,
    surroundings: { nord: { env: { CARDWEAVE_READERS: readers } } },
  });
  const till = () => network().branch(0).till;
  const statusOf = async (name: string) =>
    (await till().health()).readers.find((one) => one.name === name)?.status;
  const listening = (): Promise<EventEar> => {
    const { tills } = network().plan.branches[0] ?? {};
    return EventEar.at(till().address, tills?.[0]?.token ?? "");
  };

  const plugs = [scanner, tags, swipes, keys];
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

  test("R851 J6: a radio tag leads to its card", async () => {
    await isReady("tags");
    const ear = await listening();
    await tags.send(em4100Frame("0A00D2F1C3"));
    const card = { scheme: "uid", number: "0A00D2F1C3" };
    expect(await ear.next("card")).toEqual({ card, medium: "rfid", reader: "tags" });
    ear.close();
  });

  test("R851, R856, R857 J4, J7: stripes and scanners that type lead to their cards too", async () => {
    await Promise.all([isReady("swipes"), isReady("keys")]);
    const ear = await listening();
    const card = newCard();
    const bank = "%B4111111111111111^DOE/JANE^4912101?;4111111111111111=4912101?\r";
    await swipes.send(Buffer.from(`${bank}%A${card.number}^^?\r`));
    expect(await ear.next("card")).toEqual({ card, medium: "stripe", reader: "swipes" });
    await keys.send(typed(card.number));
    expect(await ear.next("card")).toEqual({ card, medium: "barcode", reader: "keys" });
    ear.close();
  });

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
