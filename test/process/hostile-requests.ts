import { connect, type Socket } from "node:net";

/** One raw request; resolves with what came back until the connection ended. */
export function raw(address: string, send: (socket: Socket) => void): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect(Number(port), hostname, () => send(socket));
    socket.on("data", (part) => {
      heard += part.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(heard));
  });
}

function headed(token: string, lines: readonly string[]): string {
  const head = ["POST /v1/bookings HTTP/1.1", "Host: x", `Authorization: Bearer ${token}`];
  return `${[...head, ...lines].join("\r\n")}\r\n\r\n`;
}

const json = "Content-Type: application/json";

type Hostile = { readonly send: (token: string) => string | Buffer; readonly answer: RegExp };

export const hostileRequests: Readonly<Record<string, Hostile>> = {
  "a body that says it has 100 MB": {
    send: (token) => headed(token, [json, "Idempotency-Key: k", "Content-Length: 104857600"]),
    answer: /^HTTP\/1\.1 413 [\s\S]*"code":"too-large"/,
  },
  "broken JSON": {
    send: (token) =>
      `${headed(token, [json, "Idempotency-Key: k", "Content-Length: 5", "Connection: close"])}{"a":`,
    answer: /^HTTP\/1\.1 400 [\s\S]*"code":"malformed"/,
  },
  "JSON nested without end": {
    send: (token) => {
      const body = "[".repeat(500_000);
      const length = `Content-Length: ${body.length}`;
      return headed(token, [json, "Idempotency-Key: k", length, "Connection: close"]) + body;
    },
    answer: /^HTTP\/1\.1 400 [\s\S]*"code":"malformed"/,
  },
  "no key": {
    send: (token) => `${headed(token, [json, "Content-Length: 2", "Connection: close"])}{}`,
    answer: /^HTTP\/1\.1 400 [\s\S]*"code":"idempotency-key-missing"/,
  },
  "a wrong token": {
    send: () =>
      `${headed("wrong", [json, "Idempotency-Key: k", "Content-Length: 2", "Connection: close"])}{}`,
    answer: /^HTTP\/1\.1 401 [\s\S]*"code":"unauthenticated"/,
  },
  "huge headers": {
    send: (token) => headed(token, [`X-Much: ${"x".repeat(100_000)}`]),
    answer: /^HTTP\/1\.1 413 [\s\S]*"code":"too-large"/,
  },
  "no HTTP at all": {
    send: () => Buffer.from("16030100ff0100", "hex"),
    answer: /^HTTP\/1\.1 400 [\s\S]*"code":"malformed"/,
  },
  "two lengths": {
    send: (token) => headed(token, [json, "Content-Length: 2", "Content-Length: 200"]),
    answer: /^HTTP\/1\.1 400 [\s\S]*"code":"malformed"/,
  },
  "an upgrade to something else": {
    send: () => "GET /v1/line HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
    // A node takes no lines: it hangs up without a word.
    answer: /^(HTTP\/1\.1 [45]\d\d |$)/,
  },
};

/** Sends 100 MB without saying before how much it will be. */
export function pourInto(token: string): (socket: Socket) => void {
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  return (socket) => {
    socket.write(headed(token, [json, "Idempotency-Key: k", "Transfer-Encoding: chunked"]));
    let left = 100;
    const more = (): void => {
      while (left-- > 0) {
        socket.write(`${chunk.length.toString(16)}\r\n`);
        socket.write(chunk);
        if (!socket.write("\r\n")) return void socket.once("drain", more);
      }
      socket.end("0\r\n\r\n");
    };
    more();
  };
}

/** Begins a request and never ends it: a byte now and then. */
export function slowCaller(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write("POST /v1/bookings HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      resolve(socket);
    });
    const drip = setInterval(() => socket.write("x"), 500);
    socket.on("error", reject);
    socket.on("data", () => undefined);
    socket.on("close", () => clearInterval(drip));
  });
}
