import { ScriptedReader } from "@cardweave/hardware/scripted-reader";
import { ownNumber } from "@cardweave/shared/domain/card";
import { instant } from "@cardweave/shared/domain/measure";
import type { LiveEvent } from "@cardweave/shared/http/services";
import { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import { aReplica } from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { NodeHealth } from "../node-health.ts";
import { nodeLive } from "../node-live.ts";
import { type PlacedReader, ReaderBoard } from "./reader-board.ts";
import { readSettings } from "./reader-settings.ts";

const clock = { now: () => instant(1_800_000_000_000) };
const number = ownNumber(new Uint8Array(10).fill(3));
const card = { scheme: "own", number };
const scan = { medium: "qr", data: `https://karte.example/c/${number}` } as const;

function placed(text: string, reader: ScriptedReader): PlacedReader {
  const settings = readSettings(text);
  if (!settings.ok) throw new Error(text);
  return { settings: settings.value, reader };
}

async function aNode(all: readonly PlacedReader[]) {
  const replica = await aReplica("till");
  const line = new LineRunner(replica, { dial: () => Promise.reject(new Error("none")) }, "0.1.0");
  const readers = new ReaderBoard(all, () => ["own", "ean13"]);
  const health = new NodeHealth({ replica, line, branch: "nord", version: "0.1.0", readers });
  const live = nodeLive({ replica, line, health, readers });
  const events: LiveEvent[] = [];
  live.events$.subscribe((event) => events.push(event));
  const cards = () => events.filter(({ name }) => name === "card");
  return { health, live, cards, readers };
}

describe("a reader's settings", () => {
  test("R868 say what it is and where it stands, the rest is as usual", () => {
    expect(readSettings("kind=serial,path=/dev/scanner,name=counter,till=t1,baud=115200")).toEqual({
      ok: true,
      value: {
        kind: "serial",
        name: "counter",
        till: "t1",
        path: "/dev/scanner",
        baud: 115_200,
        shared: false,
        numbersOnly: false,
        cardPrefixes: [],
        pricePrefixes: [],
      },
    });
    expect(readSettings("kind=pcsc,numbers-only,cards=27,prices=28+29")).toMatchObject({
      value: { name: "pcsc", numbersOnly: true, cardPrefixes: ["27"], pricePrefixes: ["28", "29"] },
    });
  });

  test.each([
    ["kind=camera", "kind"],
    ["", ""],
    ["kind=serial", "path"],
    ["kind=serial,path=/dev/x,baud=fast", "baud"],
    ["kind=hid,colour=red", "colour"],
  ])("R868 that make no sense name the word: %s", (text, what) => {
    expect(readSettings(text)).toEqual({ ok: false, error: { code: "invalid", what } });
  });
});

describe("a node with readers", () => {
  test("R867 J5: tells its tills the card, whatever scanned it", async () => {
    const reader = new ScriptedReader("counter", clock);
    const { cards } = await aNode([placed("kind=hid,name=counter", reader)]);
    reader.show(scan);
    expect(cards()).toEqual([
      { name: "card", data: { card, medium: "qr", reader: "counter" }, till: null },
    ]);
  });

  test("R867 J5: hands on the proof that the code brings", async () => {
    const reader = new ScriptedReader("counter", clock);
    const { cards } = await aNode([placed("kind=hid", reader)]);
    const rotating = `L1.${number}.60000000.ABCDEFG2`;
    reader.show({ medium: "qr", data: rotating });
    expect(cards()).toMatchObject([{ data: { card: { ...card, proof: { rotating } } } }]);
  });

  test("R867 J7: keeps silent about what is no card", async () => {
    const reader = new ScriptedReader("counter", clock);
    const { cards } = await aNode([placed("kind=hid", reader)]);
    reader.show({ medium: "stripe", data: ";4111111111111111=4912101?" });
    reader.show({ medium: "qr", data: "https://elsewhere.example/" });
    reader.show({ medium: "rfid", data: "04A1B2C3D4E5F6" });
    expect(cards()).toEqual([]);
  });

  test("R867 tells the till at which the reader stands, and no other", async () => {
    const [mine, everybodys] = [new ScriptedReader("a", clock), new ScriptedReader("b", clock)];
    const all = [placed("kind=hid,name=a,till=t1", mine), placed("kind=hid,name=b", everybodys)];
    const { live, cards } = await aNode(all);
    mine.show(scan);
    everybodys.show(scan);
    const seenBy = (till: string) =>
      cards().map((event) => live.sees(event, { role: "cashier", till }));
    expect(seenBy("t1")).toEqual([true, true]);
    expect(seenBy("t2")).toEqual([false, true]);
  });

  test("R866 says in its health how each reader is, and what somebody should see to", async () => {
    const [one, other] = [new ScriptedReader("a", clock), new ScriptedReader("b", clock)];
    const all = [placed("kind=hid,name=a", one), placed("kind=pcsc,name=b,till=t1", other)];
    const { health, readers } = await aNode(all);
    other.unplug();
    const { readers: seen, status, attention } = await health.read();
    const since = expect.stringMatching(/^2027-01-15T/);
    expect(seen).toEqual([
      { name: "a", kind: "hid", till: null, status: "ready", detail: null, since },
      { name: "b", kind: "pcsc", till: "t1", status: "away", detail: "unplugged", since },
    ]);
    expect([status, attention]).toEqual([
      "attention",
      [{ code: "reader-away", detail: "b: unplugged" }],
    ]);
    other.replug();
    expect((await health.news()).attention).toEqual([]);
    await readers.stop();
  });
});
