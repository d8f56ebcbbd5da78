import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** Somebody's server. */
export type Receiver = {
  readonly url: string;
  /** The next message that has not been looked at yet. */
  readonly next: () => Promise<Received>;
  /** How many came in all. */
  readonly count: () => number;
  /** What it answers from now on. */
  readonly answer: (status: number, headers?: Readonly<Record<string, string>>) => void;
  readonly stop: () => Promise<void>;
};

export async function aReceiver(): Promise<Receiver> {
  const kept: Received[] = [];
  const waiting: ((one: Received) => void)[] = [];
  let said: readonly [number, Readonly<Record<string, string>>] = [204, {}];
  let count = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received = { headers: request.headers, body: Buffer.concat(chunks).toString() };
    response.writeHead(...said).end();
    count += 1;
    const waiter = waiting.shift();
    if (waiter === undefined) kept.push(received);
    else waiter(received);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    next: () => {
      const first = kept.shift();
      return first === undefined
        ? new Promise((resolve) => void waiting.push(resolve))
        : Promise.resolve(first);
    },
    count: () => count,
    answer: (status, headers = {}) => {
      said = [status, headers];
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
