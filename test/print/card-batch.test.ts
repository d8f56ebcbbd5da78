import { zxingCodes } from "@cardweave/shared/adapters/zxing-codes";
import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import { cardInQr } from "@cardweave/shared/domain/voucher/voucher-code";
import type { CardBatchView } from "@cardweave/shared/protocol/http/card-batch";
import type { CardDesignView } from "@cardweave/shared/protocol/http/card-design";
import { expect, test } from "vitest";
import { withNetwork } from "../process/lane.ts";
import { waitFor } from "../process/wait-for.ts";
import { codesOn, describeRendering, pagesOf } from "./rendering.ts";

// The tests' own reader is the product's library, set up with its file from this disk.
zxingCodes();

describeRendering("cards on paper, with a hub and a node", () => {
  const running = withNetwork({ nodes: 1 });
  const count = 100;

  const keyed = (body: object) => ({ body, headers: { "Idempotency-Key": crypto.randomUUID() } });

  async function ordered(): Promise<string> {
    const { admin } = running();
    const design = await admin.call<CardDesignView>("POST", "/v1/cards/designs", {
      body: starterDesign,
    });
    const wish = keyed({ design: design.body.id, count });
    const batch = await admin.call<CardBatchView>("POST", "/v1/cards/batches", wish);
    expect(batch.status).toBe(201);
    const at = `/v1/cards/batches/${batch.body.id}`;
    await waitFor("all codes are read back", async () => {
      const { body } = await admin.call<CardBatchView>("GET", at);
      return body.state === "made" || undefined;
    });
    return at;
  }

  async function printed(at: string, query: string): Promise<Uint8Array> {
    const { admin, plan } = running();
    const answer = await fetch(new URL(`${at}/file?${query}`, admin.address), {
      headers: { Authorization: `Bearer ${plan.token}` },
    });
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  }

  test("R886 J3: a hundred cards are designed, printed, rendered, read and booked on", async () => {
    const at = await ordered();
    const pages = pagesOf(await printed(at, "layout=card"), 200);
    expect(pages.length).toBe(2 * count);
    const numbers: string[] = [];
    for (let card = 0; card < count; card++) {
      const [front] = await codesOn(pages[2 * card] ?? new Uint8Array());
      const [back] = await codesOn(pages[2 * card + 1] ?? new Uint8Array());
      const number = cardInQr(front?.text ?? "")?.number ?? "";
      expect([front?.format, back?.format, back?.text]).toEqual(["QRCode", "Code128", number]);
      numbers.push(number);
    }
    expect(new Set(numbers).size).toBe(count);
    const { till } = running().branch(0);
    for (const number of numbers) {
      const card = { scheme: "own", number } as const;
      await till.book(`print ${number}`, { card, type: "credit", purse: "points", amount: 7 });
    }
    const last = { scheme: "own", number: numbers.at(-1) ?? "" } as const;
    const { purses } = await till.lookup(last);
    expect(purses.find(({ purse }) => purse === "points")?.balance).toBe(7);
    await released(at);
  });

  async function released(at: string): Promise<void> {
    const { admin } = running();
    await admin.call("POST", `${at}/printed`, { body: { through: count } });
    const { body } = await admin.call<CardBatchView>("POST", `${at}/release`);
    expect(body.state).toBe("released");
  }

  test("R886 J3: on sheets, too, each back lies behind its front", async () => {
    const at = await ordered();
    const [front, back] = pagesOf(await printed(at, "layout=sheet&count=10"), 300);
    const fronts = await codesOn(front ?? new Uint8Array());
    const backs = await codesOn(back ?? new Uint8Array());
    expect([fronts.length, backs.length]).toEqual([10, 10]);
    // Half of an A4 sheet at 300 dots an inch.
    const middle = 1_240;
    for (const { text, x } of fronts) {
      const number = cardInQr(text)?.number;
      const behind = backs.find((code) => code.text === number);
      expect((behind?.x ?? 0) < middle).toBe(x > middle);
    }
  });
});
