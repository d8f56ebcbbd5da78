import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { lineAddress, wsDialer } from "@cardweave/shared/adapters/ws-dialer";
import { listenForLines } from "@cardweave/shared/adapters/ws-listener";
import { LineFault } from "@cardweave/shared/ports/line";
import { afterEach, describe, expect, test } from "vitest";
import { testCertificate, testKey } from "./connection-certificate.ts";
import { listening } from "./connection-relay.ts";
import { ManualTimers, until } from "./connection-timers.ts";

const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const it of opened.splice(0)) it.close();
});

async function portOf(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  opened.push(server, { close: () => sockets.forEach((socket) => void socket.destroy()) });
  return await listening(server);
}

type Dialled = { readonly fault?: unknown; readonly timers: ManualTimers };

async function dial(address: string, more: { ca?: string; afterMs?: number } = {}) {
  const timers = new ManualTimers();
  const { afterMs, ...trust } = more;
  const dialling = wsDialer({ address, timers, ...trust }).dial();
  const dialled: Promise<Dialled> = dialling.then(
    (connection) => {
      opened.push({ close: () => connection.close({ code: "test-over", detail: "" }) });
      return { timers };
    },
    (fault: unknown) => ({ fault, timers }),
  );
  if (afterMs !== undefined) timers.advance(afterMs);
  return await dialled;
}

describe("dialling a hub that is not there", () => {
  const faultsWith = async (dialled: Promise<Dialled>, said: RegExp) => {
    const { fault, timers } = await dialled;
    expect(fault).toBeInstanceOf(LineFault);
    expect(String(fault)).toMatch(said);
    expect(timers.waiting()).toBe(0);
  };

  test("names a port at which nobody listens", async () => {
    const server = createTcpServer();
    const port = await listening(server);
    await new Promise((done) => server.close(done));
    await faultsWith(dial(`ws://127.0.0.1:${port}`), /127\.0\.0\.1:\d+: .*ECONNREFUSED/);
    await faultsWith(dial(`ws://localhost:${port}`), /localhost:\d+: .*ECONNREFUSED/);
  });

  test("names the status of a proxy that answers in its place", async () => {
    const server = createHttpServer((_, response) => response.writeHead(502).end("bad gateway"));
    await faultsWith(dial(`ws://127.0.0.1:${await portOf(server)}`), /answers HTTP 502/);
  });

  test("faults when the answer is a page", async () => {
    const server = createHttpServer((_, response) => response.end("hello"));
    await faultsWith(dial(`ws://127.0.0.1:${await portOf(server)}`), /answers HTTP 200/);
  });

  test("faults when the answer is not HTTP", async () => {
    const server = createTcpServer((socket) => socket.end("220 mail.example ESMTP\r\n"));
    await faultsWith(dial(`ws://127.0.0.1:${await portOf(server)}`), /HPE_|Parse Error/);
  });

  test("faults when the handshake is answered with a wrong key", async () => {
    const answer = [
      "HTTP/1.1 101 Switching Protocols",
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Accept: wrong",
    ];
    const server = createTcpServer((socket) => {
      socket.on("error", () => socket.destroy());
      socket.once("data", () => socket.write(`${answer.join("\r\n")}\r\n\r\n`));
    });
    const address = `ws://127.0.0.1:${await portOf(server)}`;
    await faultsWith(dial(address), /Invalid Sec-WebSocket-Accept/);
  });

  test("faults when the connection is reset or ends without an answer", async () => {
    const resetting = createTcpServer((socket) => {
      socket.once("data", () => socket.resetAndDestroy());
    });
    await faultsWith(dial(`ws://127.0.0.1:${await portOf(resetting)}`), /ECONNRESET/);
    const ending = createTcpServer((socket) => void socket.once("data", () => socket.end()));
    await faultsWith(dial(`ws://127.0.0.1:${await portOf(ending)}`), /socket hang up/);
  });

  test("gives up after ten seconds without an answer", async () => {
    const address = `ws://127.0.0.1:${await portOf(createTcpServer(() => {}))}`;
    await faultsWith(dial(address, { afterMs: 10_000 }), /no answer in 10 seconds/);
  });
});

describe("dialling by TLS", () => {
  const secure = async () => {
    const server = createHttpsServer({ key: testKey, cert: testCertificate });
    const accepted: string[] = [];
    const accept = (_: unknown, from: string): void => void accepted.push(from);
    listenForLines({ server, timers: new ManualTimers(), accept });
    return { port: await portOf(server), accepted };
  };

  test("trusts the certificate that was given", async () => {
    const { port, accepted } = await secure();
    const { fault, timers } = await dial(`https://127.0.0.1:${port}`, { ca: testCertificate });
    expect(fault).toBeUndefined();
    await until(timers, () => accepted.length === 1);
    expect(accepted).toEqual(["127.0.0.1"]);
  });

  test.each([
    ["a certificate that nobody vouches for", "127.0.0.1", {}],
    ["a certificate for another name", "localhost", { ca: testCertificate }],
  ])("refuses %s", async (_, host, trust) => {
    const { port, accepted } = await secure();
    const { fault } = await dial(`wss://${host}:${port}`, trust);
    expect(fault).toBeInstanceOf(LineFault);
    expect(String(fault)).toMatch(/its certificate is not trusted \([A-Z_]+\)/);
    expect(accepted).toEqual([]);
  });

  test("faults when the other side speaks no TLS, and when it alone speaks TLS", async () => {
    const plain = await portOf(createHttpServer());
    const { port } = await secure();
    const faults = [await dial(`wss://127.0.0.1:${plain}`), await dial(`ws://127.0.0.1:${port}`)];
    for (const { fault } of faults) expect(fault).toBeInstanceOf(LineFault);
  });
});

describe("a hub's address", () => {
  test.each([
    ["wss://hub.example", "wss://hub.example/v1/line"],
    ["https://hub.example:8443/", "wss://hub.example:8443/v1/line"],
    ["https://example.com/cards/", "wss://example.com/cards/v1/line"],
    ["wss://hub.example/v1/line", "wss://hub.example/v1/line"],
    ["http://localhost:7000", "ws://localhost:7000/v1/line"],
    ["ws://127.0.0.1:7000", "ws://127.0.0.1:7000/v1/line"],
    ["ws://[::1]:7000", "ws://[::1]:7000/v1/line"],
  ])("%s leads to %s", (given, address) => {
    expect(lineAddress(given, false).href).toBe(address);
  });

  test.each(["ws://hub.example", "http://192.0.2.7:7000", "ws://localhost.example"])(
    "%s would be in the clear, and is refused unless that is allowed",
    (given) => {
      expect(() => lineAddress(given, false)).toThrow(/use wss:\/\//);
      expect(lineAddress(given, true).protocol).toBe("ws:");
    },
  );

  test.each(["", "hub.example", "ftp://hub.example", "ws://", "wss://host:99999"])(
    "%j is none",
    async (given) => {
      expect(() => lineAddress(given, false)).toThrow(LineFault);
      expect((await dial(given)).fault).toBeInstanceOf(LineFault);
    },
  );
});
