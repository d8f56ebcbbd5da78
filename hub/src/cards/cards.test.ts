import { canonicalCard, checkCharacter } from "@cardweave/shared/domain/card";
import type { CardDesign } from "@cardweave/shared/domain/card-design/design";
import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import { ask } from "@cardweave/shared/http/app-builders";
import { openApiOf } from "@cardweave/shared/http/openapi";
import { gapsIn } from "@cardweave/shared/http/openapi-builders";
import { type CardBatchView, cardBatchView } from "@cardweave/shared/protocol/http/card-batch";
import {
  type CardDesignView,
  type CardPictureView,
  cardDesignView,
} from "@cardweave/shared/protocol/http/card-design";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aCard, admin, aHubApp, call, type HubApp } from "../hub-builders.ts";

const path = "/v1/cards/batches";
const listed = `GEZDGNBVGY3TQOJQ${checkCharacter("GEZDGNBVGY3TQOJQ")}`;
const designs = "/v1/cards/designs";

let hub: HubApp;
let keys = 0;

beforeEach(async () => {
  hub = await aHubApp();
});

afterEach(async () => {
  await hub.stop();
  expect(hub.faults).toEqual([]);
});

function post<T>(to: string, body?: object, key = `cards ${keys++}`) {
  return call<T>(hub, to, { method: "POST", key, ...(body === undefined ? {} : { body }) });
}

async function designed(design: CardDesign = starterDesign): Promise<string> {
  const { status, body } = await post<CardDesignView>(designs, design);
  expect(status).toBe(201);
  expect(cardDesignView.safeParse(body).error).toBeUndefined();
  return body.id;
}

async function order(wish: object): Promise<string> {
  const { status, body } = await post<CardBatchView>(path, { design: await designed(), ...wish });
  expect([status, body]).toMatchObject([201, {}]);
  expect(cardBatchView.safeParse(body).error).toBeUndefined();
  return `${path}/${body.id}`;
}

/** Lets what was drawn be read back. */
async function checked(at: string): Promise<CardBatchView> {
  for (let round = 0; round < 5_000; round++) {
    hub.clock.move(0);
    await new Promise((resolve) => setImmediate(resolve));
    const { body } = await call<CardBatchView>(hub, at);
    if (body.state !== "making") return body;
  }
  throw new Error("never made");
}

async function made(wish: object): Promise<string> {
  const at = await order(wish);
  expect((await checked(at)).state).toBe("made");
  return at;
}

async function file(at: string, query = ""): Promise<Response> {
  const given = ask(`${hub.app.url}${at}/file?${query}`, { as: admin });
  const waiting = setInterval(() => hub.clock.move(0), 1);
  return given.finally(() => clearInterval(waiting));
}

type Row = { readonly place: string; readonly number: string };

async function rows(at: string, query = "from=1"): Promise<readonly Row[]> {
  const text = await (await file(at, `format=csv&${query}`)).text();
  const [, ...lines] = text.trimEnd().split("\r\n");
  return lines.map((line) => {
    const [place = "", , number = ""] = line.split(",");
    return { place, number };
  });
}

describe("a batch of cards", () => {
  test("R883 J3: numbers are new ones of the scheme, and each code was read back", async () => {
    for (const scheme of ["own", "ean13"]) {
      const at = await made({ scheme, count: 45 });
      const numbers = (await rows(at)).map(({ number }) => number);
      expect(new Set(numbers).size).toBe(45);
      for (const number of numbers)
        expect(canonicalCard({ scheme, number }, [scheme]).ok).toBe(true);
      expect((await call<CardBatchView>(hub, at)).body).toMatchObject({ checked: 45, count: 45 });
    }
  });

  test("R883 J3: comes from a list, whose holders are forgotten when it is released", async () => {
    const cards = [aCard(), aCard()];
    const csv = `Number;Holder\n${cards[0]?.number};Zoë Example\n${cards[1]?.number};\n`;
    const at = await made({ csv });
    expect((await rows(at)).map(({ number }) => number)).toEqual(cards.map(({ number }) => number));
    const pdf = await file(at);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect((await post(`${at}/release`)).body).toMatchObject({ code: "conflict", state: "made" });
    await post(`${at}/printed`, { through: 2 });
    const { body } = await post<CardBatchView>(`${at}/release`);
    expect(body.state).toBe("released");
    expect((await post<CardBatchView>(`${at}/release`)).body.state).toBe("released");
    expect((await file(at)).status).toBe(409);
    const [row] = hub.desk.rows("SELECT max(length(sealed)) AS kept FROM printed_cards");
    expect(row).toEqual({ kept: 0 });
    const again = await post(path, { design: body.design, csv });
    expect(again.body).toMatchObject({ fields: [{ field: "csv.2", reason: "printed-before" }] });
  });

  test.each([
    ["name\nx\n", "csv", "column-number-missing"],
    ["number\n", "csv", "wrong-count"],
    ['number\n"open', "csv", "not-csv"],
    ["number\nAAAAAAAAAAAAAAAA0\n", "csv.2", "not-a-card-number"],
    [`number\n${listed}\n${listed}\n`, "csv.3", "twice"],
  ])(
    "R883 J3: a list that cannot be printed is refused by its line: %j",
    async (csv, field, reason) => {
      const { status, body } = await post(path, { design: await designed(), csv });
      expect([status, body]).toMatchObject([422, { fields: [{ field, reason }] }]);
    },
  );

  test("R883 J2: a design with a fault makes no batch, and a later change changes none", async () => {
    const items = starterDesign.front.items.map((item) => ({ ...item, x: 0 }));
    const bad = await designed({ ...starterDesign, front: { ...starterDesign.front, items } });
    const { status, body } = await post(path, { design: bad, count: 1 });
    expect([status, body]).toMatchObject([422, { code: "invalid" }]);
    expect(JSON.stringify(body)).toContain("outside-safe-zone");
    expect((await post(path, { design: "AAAAAAAA", count: 1 })).status).toBe(422);
    expect((await post(path, { design: bad })).status).toBe(422);
  });

  test("R884 J3: a process that ends goes on reading back where it was", async () => {
    const at = await order({ count: 60 });
    hub.desk.run("UPDATE card_batches SET checked = 40");
    hub = await hub.restart();
    expect((await checked(at)).checked).toBe(60);
  });

  test("R884 J3: nothing is printed before every code was read back", async () => {
    const at = await order({ count: 60 });
    expect((await file(at)).status).toBe(409);
    expect((await post(`${at}/printed`, { through: 1 })).status).toBe(409);
    await checked(at);
    expect((await file(at)).status).toBe(200);
  });

  test("R884 J3: printing goes on where it stopped, and spoilt cards are replaced once", async () => {
    const at = await made({ count: 30 });
    await post(`${at}/printed`, { through: 12 });
    await post(`${at}/printed`, { through: 5 });
    expect((await rows(at, "")).map(({ place }) => place)).toEqual(
      Array.from({ length: 18 }, (_, one) => String(one + 13)),
    );
    const before = await rows(at);
    expect((await post(`${at}/spoilt`, { places: [13] })).status).toBe(422);
    await post(`${at}/spoilt`, { places: [3, 7] });
    expect(await checked(at)).toMatchObject({ count: 32, checked: 32, spoilt: [3, 7] });
    await post(`${at}/spoilt`, { places: [7, 3] });
    const after = await rows(at);
    expect(after.length).toBe(30);
    const places = after.map(({ place }) => place);
    expect([places.includes("3"), places.includes("7")]).toEqual([false, false]);
    expect(places.slice(-2)).toEqual(["31", "32"]);
    const old = new Set(before.map(({ number }) => number));
    expect(after.filter(({ number }) => !old.has(number)).length).toBe(2);
    await post(`${at}/printed`, { through: 32 });
    expect((await post<CardBatchView>(`${at}/release`)).body.state).toBe("released");
  });

  test("R884 a retry finds the batch that was ordered, and its key is for that order", async () => {
    const design = await designed();
    const first = await post<CardBatchView>(path, { design, count: 2 }, "k");
    const again = await post<CardBatchView>(path, { design, count: 2 }, "k");
    expect(again.body.id).toBe(first.body.id);
    expect((await post(path, { design, count: 3 }, "k")).body).toMatchObject({
      code: "key-reused",
    });
    const { body } = await call<{ items: CardBatchView[] }>(hub, path);
    expect(body.items.map(({ id }) => id)).toEqual([first.body.id]);
  });
});

/** One white dot. */
const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC";

describe("the designer", () => {
  test("R885 J2: pictures are kept once, within bounds, and only ones that can be printed", async () => {
    const { status, body } = await post<CardPictureView>("/v1/cards/pictures", { data: dot });
    expect([status, body]).toMatchObject([201, { media: "image/png", width: 1, height: 1 }]);
    const got = await ask(`${hub.app.url}/v1/cards/pictures/${body.id}`, { as: admin });
    expect(Buffer.from(await got.arrayBuffer()).toString("base64")).toBe(dot);
    const bytes = Buffer.from(dot, "base64");
    const damaged = Buffer.from(bytes).fill(0xff, 45, 50);
    for (const [data, reason] of [
      [damaged, "damaged"],
      [bytes.subarray(0, 40), "damaged"],
      [Buffer.from("GIF89a and some more"), "not-a-picture"],
      [Buffer.concat([bytes, Buffer.alloc(700_000)]), "too-many-bytes"],
    ] as const) {
      const answer = await post("/v1/cards/pictures", { data: data.toString("base64") });
      expect(answer.body).toMatchObject({ fields: [{ field: "data", reason }] });
    }
    const front = { ...starterDesign.front, picture: body.id };
    const id = await designed({ ...starterDesign, front });
    const specimen = await ask(`${hub.app.url}${designs}/${id}/specimen`, { as: admin });
    expect(specimen.status).toBe(200);
    expect(Buffer.from(await specimen.arrayBuffer()).toString("latin1", 0, 5)).toBe("%PDF-");
  });

  test("R885 J2: designs are checked, and edited by who has seen the newest", async () => {
    const id = await designed();
    const edit = (headers: Record<string, string>) =>
      call<CardDesignView>(hub, `${designs}/${id}`, {
        method: "PATCH",
        body: { ...starterDesign, name: "Other" },
        headers,
      } as never);
    expect((await edit({ "If-Match": '"1"' })).body).toMatchObject({ version: "2" });
    expect((await edit({ "If-Match": '"1"' })).status).toBe(409);
    const check = await post(`${designs}/check`, { design: starterDesign, scheme: "own" });
    expect(check.body).toEqual({ faults: [] });
    const items = [{ ...starterDesign.front.items[4], code: "ean13" }];
    const wrong = { ...starterDesign, front: { ...starterDesign.front, items }, back: null };
    expect((await post(`${designs}/check`, { design: wrong })).body).toEqual({
      faults: [{ field: "front.items.0.code", reason: "wrong-scheme" }],
    });
  });

  test("R885 the calls are described whole", () => {
    const paths = hub.hub.routes.filter(({ tag }) => tag === "card printing");
    expect(paths.length).toBeGreaterThan(10);
    const about = { title: "Hub", version: "1", text: "" };
    expect(gapsIn(openApiOf(about, paths), paths)).toEqual([]);
  });
});
