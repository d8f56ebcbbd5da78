import { beforeEach, describe, expect, test } from "vitest";
import { zxingCodes } from "../../adapters/zxing-codes.ts";
import { type SlipRow, slipText } from "../../domain/sale/slip.ts";
import { voucherPurse } from "../../domain/voucher/voucher.ts";
import type { Bitmap } from "../../ports/code-reader.ts";
import { receiptBytes, receiptSvg } from "../../printing/receipts/receipt-print.ts";
import type { AccountView } from "../../protocol/http/account.ts";
import { type ReceiptView, receiptView } from "../../protocol/http/receipt.ts";
import { ask } from "../app-builders.ts";
import { replicaPurses } from "../replica-purses.ts";
import { receiptLinks } from "./receipt-link.ts";
import { receiptSlip } from "./receipt-slip.ts";
import { anna, aSale, aShop, bread, call, give, type Shop } from "./shop-builders.ts";

let shop: Shop;

beforeEach(async () => {
  shop = await aShop();
  await give(shop, anna, { money: 1000, points: 20 });
  return () => shop.app.stop();
});

async function sell(wish: object = {}): Promise<string> {
  const lines = [{ ...bread, name: "Käse | {Brot} & _50%_ <b>", taxCode: "7" }];
  const pay = [{ purse: "money", amount: 300 }];
  const told = await call(shop, "/v1/sales", { body: aSale({ basket: { lines }, pay, ...wish }) });
  expect(told.status).toBe(201);
  return String(told.body["receipt"]);
}

async function shown(id: string, accept: string, lang = "de"): Promise<Response> {
  const at = `${shop.app.url}/v1/receipts/${id}?lang=${lang}`;
  return ask(at, { as: "t1", headers: { accept } });
}

/** What a reader sees of an SVG of receiptline: its letters stand in spans of their own. */
function lettersIn(svg: string): string {
  return svg.replace(/<style.*?<\/style>/gs, "").replace(/<[^>]+>/g, "");
}

describe("a receipt on paper", () => {
  test("R887 is the same as text, as a picture and for a printer, balance included", async () => {
    const id = await sell();
    const text = await (await shown(id, "text/plain")).text();
    expect(text).toMatch(/2 x Käse \| \{Brot\} & _50%_ <b> +5,00/);
    expect(text).toMatch(/Ihr Guthaben\n(.*\n)*money +7,00\n/);
    expect(text).not.toContain("Vorläufig");
    const picture = await shown(id, "image/svg+xml");
    expect(picture.headers.get("content-type")).toBe("image/svg+xml");
    const svg = await picture.text();
    expect(svg).not.toMatch(/@import|url\(["']?http/);
    const letters = lettersIn(svg).replace(/\s|&#xa0;/g, "");
    expect(letters).toContain("2xKäse|{Brot}&amp;_50%_&lt;b&gt;5,00");
    expect(letters).toContain("IhrGuthaben");
    const paper = await shown(id, "application/vnd.escpos");
    expect(paper.headers.get("content-type")).toBe("application/vnd.escpos");
    const bytes = Buffer.from(await paper.arrayBuffer());
    // ESC @ begins, GS V cuts.
    expect(bytes.subarray(0, 2).toString("latin1")).toBe("\u001b@");
    expect(bytes.toString("latin1")).toContain("\u001dV");
    expect(bytes.toString("latin1")).toContain("Ihr Guthaben");
    const english = await (await shown(id, "text/plain", "en")).text();
    expect(english).toMatch(/Your balance/);
  });

  test("R887 says what is provisional, what was saved and what vouchers have left", async () => {
    const { body } = await call(shop, `/v1/receipts/${await sell()}`, {});
    const receipt = receiptView.parse(body);
    const [line] = receipt.lines;
    const [entry] = receipt.entries;
    if (line === undefined || entry === undefined) throw new Error("nothing was sold");
    const beyond: ReceiptView = {
      ...receipt,
      lines: [line, { ...line, discount: 120 }],
      entries: [{ ...entry, state: "provisional" }],
    };
    const voucher = { id: `04${"a".repeat(32)}`, purses: [{ purse: voucherPurse, balance: 0 }] };
    const accounts = [voucher] as unknown as readonly AccountView[];
    const purses = replicaPurses(shop.replica);
    const parts = { receipt: beyond, purses: await purses.purses(), accounts };
    const german = slipText(receiptSlip(parts, "de"));
    expect(german).toContain("Vorläufig");
    expect(german).toMatch(/Gespart +1,20/);
    expect(german).toMatch(/Rest auf Gutschein\n.* 0(,00)?\n/);
    expect(slipText(receiptSlip({ ...parts, receipt }, "de"))).not.toMatch(/Vorläufig|Gespart/);
  });
});

describe("the link of a digital receipt", () => {
  const links = receiptLinks(new Uint8Array(32).fill(1), () => "karte.example");
  const id = "0123456789abcdef0123456789abcdef" as never;

  test("R889 is made by the network's own devices only", () => {
    const link = links.linkOf(id);
    expect(links.receiptIn(link)).toBe(id);
    expect(links.receiptIn(link.toLowerCase())).toBe(id);
    const others = receiptLinks(new Uint8Array(32).fill(2), () => "karte.example");
    expect(others.receiptIn(link)).toBeUndefined();
    for (let at = link.indexOf("/R/") + 3; at < link.length; at++) {
      const changed = link[at] === "0" ? "1" : "0";
      expect(links.receiptIn(link.slice(0, at) + changed + link.slice(at + 1))).toBeUndefined();
    }
    for (const text of ["", "https://karte.example/r/", `${link}0`, link.slice(0, -1)]) {
      expect(links.receiptIn(text)).toBeUndefined();
    }
  });

  test("R889 stands on paper and in the picture as a QR code that reads back", async () => {
    const rows: SlipRow[] = [{ kind: "title", text: "Nord" }];
    const link = links.linkOf(id);
    const svg = receiptSvg({ rows, link });
    expect(receiptBytes({ rows, link }).length).toBeGreaterThan(
      receiptBytes({ rows, link: null }).length + 300,
    );
    expect(await zxingCodes().read(qrIn(svg))).toEqual([link]);
  });
});

const cell = 4;

/** The dots of the one QR code in a picture of receiptline, whose modules are squares in a path. */
function qrIn(svg: string): Bitmap {
  const squares = [...svg.matchAll(/M(\d+),(\d+)l4,0 0,4/g)].map(([, x, y]) => [
    +(x ?? 0),
    +(y ?? 0),
  ]);
  const quiet = 4 * cell;
  const side = Math.max(...squares.map(([x = 0]) => x)) + cell + 2 * quiet;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x = 0, y = 0] of squares) {
    for (let row = y + quiet; row < y + quiet + cell; row++) {
      const from = (row * side + x + quiet) * 4;
      for (let at = from; at < from + cell * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { width: side, height: side, data };
}
