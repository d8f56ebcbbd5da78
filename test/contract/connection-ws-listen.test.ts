import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { wsDialer } from "@cardweave/shared/adapters/ws-dialer";
import { listenForLines, type WsListener } from "@cardweave/shared/adapters/ws-listener";
import type { Connection } from "@cardweave/shared/ports/line";
import { longestFrame } from "@cardweave/shared/protocol/frames";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listen } from "./connection-contract.ts";
import { listening, type Relay, relayTo } from "./connection-relay.ts";
import { ManualTimers, until } from "./connection-timers.ts";

let server: Server;
let listener: WsListener;
let timers: ManualTimers;
let address: string;
let port: number;
let accepted: Connection[];
let relay: Relay;

beforeEach(async () => {
  server = createServer((_, response) => response.end("a page"));
  timers = new ManualTimers();
  accepted = [];
  const accept = (connection: Connection): void => void accepted.push(connection);
  listener = listenForLines({ server, timers, accept, most: 3 });
  port = await listening(server);
  relay = await relayTo(port);
  address = `ws://127.0.0.1:${relay.port}`;
});

afterEach(() => {
  relay.close();
  server.close();
  server.closeAllConnections();
});

const connections = () =>
  new Promise<number>((done) => server.getConnections((_, count) => done(count)));
const settled = (holds: () => boolean) => until(timers, holds);
const dial = () => wsDialer({ address, timers }).dial();

async function acceptedLine() {
  await settled(() => accepted.length === 1);
  const [connection] = accepted;
  if (connection === undefined) throw new Error("nobody was accepted");
  return { connection, heard: listen(connection) };
}

/** A peer that follows no rules: bytes behind a proper handshake, and it never hangs up. */
async function rawPeer(behind: Uint8Array = new Uint8Array(0)): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  const request = [
    "GET /v1/line HTTP/1.1",
    "Host: hub",
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  const handshake = Buffer.from(`${request.join("\r\n")}\r\n\r\n`);
  socket.on("error", () => socket.destroy());
  socket.write(Buffer.concat([handshake, behind]));
  await new Promise((done) => socket.once("data", done));
  return socket;
}

/** A masked frame as a client sends it; the mask is zero, so the payload stays readable. */
function rawFrame(opcode: number, payload: Uint8Array): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(payload.length));
  return Buffer.concat([Buffer.from([0x80 | opcode, 0xff]), length, Buffer.alloc(4), payload]);
}

describe("a peer that breaks the rules", () => {
  test.each<[string, Uint8Array, string]>([
    ["a text frame", rawFrame(1, Buffer.from("hello")), "text-frame"],
    ["a frame over the limit", rawFrame(2, new Uint8Array(longestFrame + 1)), "frame-too-large"],
    [
      "a frame that claims to be huge",
      rawFrame(2, Buffer.alloc(0)).fill(1, 3, 10),
      "frame-too-large",
    ],
    ["an unknown opcode", rawFrame(7, Buffer.from("x")), "not-websocket"],
    ["an unmasked frame", Uint8Array.of(0x82, 1, 1), "not-websocket"],
    ["a text that is not UTF-8", rawFrame(1, Uint8Array.of(0xff)), "not-websocket"],
    ["plain nonsense", Buffer.alloc(4096, 0xee), "not-websocket"],
  ])("ends its own line by %s, and no other", async (_, bytes, code) => {
    const peer = await rawPeer(bytes);
    const { heard } = await acceptedLine();
    await dial();
    await settled(() => accepted.length === 2);
    peer.resume();
    timers.advance(2_000);
    await settled(() => heard.ends.length === 1);
    expect(heard.ends.map((end) => end.code)).toEqual([code]);
    expect(heard.frames).toEqual([]);
    await settled(() => listener.count() === 1);
  });

  test("is sent away after five seconds without a first frame", async () => {
    await rawPeer();
    const { heard } = await acceptedLine();
    timers.advance(4_999);
    expect(heard.ends).toEqual([]);
    timers.advance(1 + 2_000);
    await settled(() => heard.ends.length === 1);
    expect(heard.ends[0]?.code).toBe("silent");
  });

  test("cannot make a frame in the handshake's packet be lost", async () => {
    await rawPeer(rawFrame(2, Uint8Array.of(1, 2, 3)));
    const { heard } = await acceptedLine();
    await settled(() => heard.frames.length === 1);
    expect(heard.frames).toEqual([Uint8Array.of(1, 2, 3)]);
  });

  test("is answered with a status when it asks for another place or for nothing proper", async () => {
    const answerTo = async (path: string, version: number) => {
      const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Version: ${version}\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
      );
      const answer = await new Promise((done) => socket.once("data", done));
      while ((await connections()) > 0) await new Promise((done) => setTimeout(done, 1));
      socket.destroy();
      return String(answer).split("\r\n")[0];
    };
    expect(await answerTo("/v1/lines", 13)).toBe("HTTP/1.1 404 Not Found");
    expect(await answerTo("//", 13)).toBe("HTTP/1.1 404 Not Found");
    expect(await answerTo("/v1/line", 99)).toBe("HTTP/1.1 400 Bad Request");
    expect(accepted).toEqual([]);
  });
});

describe("many peers", () => {
  test("beyond the limit are told to come later; a place that is left is free", async () => {
    const lines = [await dial(), await dial(), await dial()];
    await expect(dial()).rejects.toThrow(/answers HTTP 503/);
    expect(listener.count()).toBe(3);
    lines[0]?.close({ code: "leaving", detail: "" });
    await settled(() => listener.count() === 2);
    await dial();
    await settled(() => accepted.length === 4);
  });

  test("all hear why the listener ends, and new ones are turned away", async () => {
    const heard = [listen(await dial()), listen(await dial())];
    await settled(() => accepted.length === 2);
    listener.close({ code: "shutting-down", detail: "back soon" });
    await settled(() => heard.every(({ ends }) => ends.length === 1));
    expect(heard.map(({ ends }) => ends[0])).toEqual([
      { code: "shutting-down", detail: "back soon" },
      { code: "shutting-down", detail: "back soon" },
    ]);
    await expect(dial()).rejects.toThrow();
  });
});

describe("a quiet line", () => {
  test("lives on as long as pings are answered", async () => {
    const connection = await dial();
    const left = listen(connection);
    const { heard } = await acceptedLine();
    connection.send(Uint8Array.of(1));
    await settled(() => heard.frames.length === 1);
    for (let tenSeconds = 0; tenSeconds < 12; tenSeconds++) {
      const before = relay.returned();
      timers.advance(10_000);
      await settled(() => relay.returned() >= before + 4);
      await new Promise((done) => setTimeout(done, 5));
    }
    expect([...left.ends, ...heard.ends]).toEqual([]);
  });

  test("leaves no timer behind when it has ended", async () => {
    const connection = await dial();
    const left = listen(connection);
    const { heard } = await acceptedLine();
    expect(timers.waiting()).toBeGreaterThan(0);
    connection.close({ code: "leaving", detail: "" });
    await settled(() => left.ends.length === 1 && heard.ends.length === 1);
    expect(timers.waiting()).toBe(0);
  });
});
