import { receiptPrinter } from "@cardweave/hardware/adapters/receipt-printer";
import { aCampaign } from "@cardweave/shared/domain/campaigns/campaign-builders";
import type { PurseId } from "@cardweave/shared/domain/ids";
import { activated } from "@cardweave/shared/http/sale/active-builders";
import { admit } from "@cardweave/shared/replica/admit";
import { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import { aNetworkOf, aReplica, bytesIn, decree } from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { NodeHealth } from "./node-health.ts";
import { noReaders } from "./readers/reader-board.ts";

const nowhere = () => Promise.reject(new Error("there is no hub"));

describe("a node's health", () => {
  test("the line's news carry the same attention as the whole report", async () => {
    const replica = await aReplica("till");
    const line = new LineRunner(replica, { dial: nowhere }, "0.1.0");
    const health = new NodeHealth({
      replica,
      line,
      branch: "nord",
      version: "0.1.0",
      readers: noReaders,
    });
    expect((await health.news()).attention).toEqual([]);
    const odd = { hash: "00".repeat(32), bytes: new Uint8Array([1]), reason: "malformed" };
    await replica.ports.store.commit({ aside: [{ ...odd, from: "hub", at: 0 }] });
    const { attention } = await health.read();
    expect(attention.map(({ code }) => code)).toEqual(["entries-aside"]);
    expect((await health.news()).attention).toEqual(attention);
  });

  test("R641 an active campaign whose purse is not there is named, with why", async () => {
    const network = await aNetworkOf(["nord"]);
    const earn = { type: "earnPoints", purse: "gone" as PurseId, per: 100, points: 1 } as const;
    await decree(network, ...activated(aCampaign("odd", { effects: [earn] })));
    const replica = await aReplica("nord");
    await admit(replica, await bytesIn(network), { from: "test" });
    const line = new LineRunner(replica, { dial: nowhere }, "0.1.0");
    const parts = { replica, line, branch: "nord", version: "0.1.0", readers: noReaders };
    const told = await new NodeHealth(parts).read();
    expect(told).toMatchObject({
      leftOut: [{ campaign: "odd", why: "no-purse" }],
      attention: [{ code: "campaigns-left-out", detail: expect.stringContaining("odd") }],
    });
  });

  test("R888 a printer that did not take the last receipt is worth a look, an unused one not", async () => {
    const replica = await aReplica("till");
    const line = new LineRunner(replica, { dial: nowhere }, "0.1.0");
    const printer = receiptPrinter("/dev/null/none", replica.ports.clock);
    const parts = { replica, line, branch: "nord", version: "0.1.0", readers: noReaders };
    const health = new NodeHealth({ ...parts, printer });
    expect((await health.news()).attention).toEqual([]);
    expect(await printer.print(new Uint8Array([1]))).toBe(false);
    expect((await health.news()).attention).toMatchObject([{ code: "printer-away" }]);
  });
});
