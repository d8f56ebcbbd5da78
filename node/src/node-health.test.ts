import { receiptPrinter } from "@cardweave/hardware/adapters/receipt-printer";
import { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import { aReplica } from "@cardweave/shared/replica/replica-builders";
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
