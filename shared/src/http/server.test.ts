import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ok } from "../domain/result.ts";
import { type Running, startApp } from "./app-builders.ts";
import { json } from "./reply.ts";
import { openRoute } from "./route.ts";
import type { ServerOptions } from "./server.ts";

let app: Running;
let handled = 0;

function startSizes(server?: ServerOptions): Promise<Running> {
  return startApp({
    ...(server === undefined ? {} : { server }),
    routes: () => [
      openRoute({
        method: "POST",
        path: "/v1/sizes",
        tag: "test",
        summary: "For the test",
        body: z.object({ text: z.string() }),
        answer: { status: 200, schema: z.object({ length: z.int() }) },
        handle: ({ body }) => {
          handled += 1;
          return Promise.resolve(ok(json({ length: body.text.length })));
        },
      }),
    ],
  });
}

beforeAll(async () => {
  app = await startSizes({ requestMs: 400, checkMs: 50 });
});

afterAll(() => app.stop());

const mebibyte = 1_048_576;

function head(lines: readonly string[]): string {
  return ["POST /v1/sizes HTTP/1.1", "Host: test", ...lines, "", ""].join("\r\n");
}

async function dial(): Promise<Socket> {
  const socket = connect(app.port, "127.0.0.1");
  socket.setEncoding("latin1");
  await once(socket, "connect");
  return socket;
}

/** Everything that comes until the other side ends the connection. */
async function heard(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}

const typed = "Content-Type: application/json";

describe("a body", () => {
  test("of 100 MB is refused before it is sent", async () => {
    const socket = await dial();
    socket.write(`${head([typed, "Content-Length: 100000000"])}{"text":"`);
    const answer = await heard(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"too-large"');
  });

  test("of 100 MB that is sent regardless still hears why", async () => {
    const chunk = Buffer.alloc(mebibyte, 97);
    const body = Readable.toWeb(Readable.from(Array.from({ length: 100 }, () => chunk)));
    const answer = await fetch(`${app.url}/v1/sizes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: body as ReadableStream<Uint8Array>,
      duplex: "half",
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: "too-large", limit: mebibyte });
  });

  test("without end is cut off, however long its sender goes on", async () => {
    const patient = await startSizes();
    const socket = connect({ port: patient.port, host: "127.0.0.1", allowHalfOpen: true });
    const ended = new Promise((resolve) => socket.on("close", resolve).on("error", resolve));
    let answer = "";
    socket.on("data", (bytes) => {
      answer += bytes.toString("latin1");
    });
    const chunk = `${mebibyte.toString(16)}\r\n${"a".repeat(mebibyte)}\r\n`;
    const send = (): void => {
      if (socket.writable) socket.write(chunk, send);
    };
    socket.write(head([typed, "Transfer-Encoding: chunked"]), send);
    await ended;
    await patient.stop();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("without a length is read up to the limit and no further", async () => {
    const socket = await dial();
    socket.write(head([typed, "Transfer-Encoding: chunked"]));
    const text = "a".repeat(mebibyte + 1);
    socket.write(`${text.length.toString(16)}\r\n${text}\r\n`);
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("of just the limit is read", async () => {
    const text = "a".repeat(mebibyte - '{"text":""}'.length);
    const answer = await fetch(`${app.url}/v1/sizes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text }),
    });
    expect(await answer.json()).toEqual({ length: text.length });
  });

  test("that is announced is refused before it is asked for", async () => {
    const socket = await dial();
    socket.write(head([typed, "Content-Length: 100000000", "Expect: 100-continue"]));
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("that comes too slowly ends the connection, and is never handled", async () => {
    const before = handled;
    const socket = await dial();
    socket.write(`${head([typed, "Content-Length: 100"])}{"te`);
    const answer = await heard(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"too-slow"');
    expect(handled).toBe(before);
  });

  test("whose sender vanishes is never handled, and is no fault", async () => {
    const before = handled;
    const socket = await dial();
    socket.write(`${head([typed, "Content-Length: 100"])}{"te`);
    socket.destroy();
    await fetch(`${app.url}/v1/openapi.json`);
    expect(handled).toBe(before);
    expect(app.faults).toEqual([]);
  });
});

describe("bytes that are no request", () => {
  test.each([
    ["noise", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n"],
    ["a head without end", `GET /v1/health HTTP/1.1\r\nX: ${"a".repeat(20_000)}`],
    ["two lengths", head([typed, "Content-Length: 2", "Content-Length: 3"])],
  ])("end the connection with a problem: %s", async (_name, bytes) => {
    const socket = await dial();
    socket.write(bytes, "latin1");
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await fetch(`${app.url}/v1/openapi.json`)).status).toBe(200);
  });
});
