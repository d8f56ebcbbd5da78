import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instant } from "@cardweave/shared/domain/measure";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { receiptPrinter } from "./receipt-printer.ts";

let now = 1_000;
const clock = { now: () => instant(now) };
const bytes = (text: string) => new TextEncoder().encode(text);

/** A printer on the network: keeps what each connection has sent. */
async function aPrinter(port = 0): Promise<{ server: Server; port: number; got: string[] }> {
  const got: string[] = [];
  let open = 0;
  const server = createServer((socket) => {
    if (open++ > 0) got.push("two at once");
    socket.on("close", () => void open--);
    const parts: Buffer[] = [];
    socket.on("data", (part) => parts.push(part));
    socket.on("end", () => got.push(Buffer.concat(parts).toString("latin1")));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const address = server.address();
  return { server, port: typeof address === "object" ? (address?.port ?? 0) : 0, got };
}

describe("a receipt printer", () => {
  let folder: string;

  beforeEach(() => {
    now = 1_000;
    folder = mkdtempSync(join(tmpdir(), "cardweave-printer-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  test("R888 on the network gets whole receipts, one after the other, and its absence shows", async () => {
    const { server, port, got } = await aPrinter();
    const printer = receiptPrinter(`tcp://127.0.0.1:${port}`, clock);
    expect(printer.state).toEqual({ state: "unused", since: null });
    const long = "x".repeat(200_000);
    expect(await Promise.all([printer.print(bytes(long)), printer.print(bytes("two"))])).toEqual([
      true,
      true,
    ]);
    expect(got).toEqual([long, "two"]);
    expect(printer.state).toEqual({ state: "ready", since: 1_000 });
    await new Promise((resolve) => server.close(resolve));
    now = 2_000;
    expect(await printer.print(bytes("three"))).toBe(false);
    now = 3_000;
    expect(await printer.print(bytes("four"))).toBe(false);
    expect(printer.state).toEqual({ state: "away", since: 2_000 });
    const back = await aPrinter(port);
    expect(await printer.print(bytes("five"))).toBe(true);
    expect(back.got).toEqual(["five"]);
    await new Promise((resolve) => back.server.close(resolve));
  });

  test("R888 as a device file gets the bytes, and one that is gone shows", async () => {
    const path = join(folder, "lp0");
    writeFileSync(path, "");
    const printer = receiptPrinter(path, clock);
    await printer.print(bytes("one"));
    await printer.print(bytes("two"));
    expect(readFileSync(path, "utf8")).toBe("onetwo");
    const gone = receiptPrinter(join(folder, "none", "lp0"), clock);
    expect(await gone.print(bytes("x"))).toBe(false);
    expect(gone.state.state).toBe("away");
  });
});
