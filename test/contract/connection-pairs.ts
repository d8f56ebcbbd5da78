import { createServer, type Server } from "node:http";
import { memoryLine } from "@cardweave/shared/adapters/memory-line";
import { wsDialer } from "@cardweave/shared/adapters/ws-dialer";
import { listenForLines } from "@cardweave/shared/adapters/ws-listener";
import type { Connection } from "@cardweave/shared/ports/line";
import type { ConnectedPair } from "./connection-contract.ts";
import { listening, relayTo } from "./connection-relay.ts";
import { ManualTimers, until } from "./connection-timers.ts";

export async function memoryPair(): Promise<ConnectedPair> {
  const timers = new ManualTimers();
  return { ...memoryLine({ timers }), timers, dispose: () => {} };
}

/** Over real TCP, with a relay between that the test can cut. */
export async function wsPair(): Promise<ConnectedPair> {
  const timers = new ManualTimers();
  const accepted: Connection[] = [];
  const server: Server = createServer();
  const accept = (connection: Connection): void => void accepted.push(connection);
  listenForLines({ server, timers, accept });
  const relay = await relayTo(await listening(server));
  const left = await wsDialer({ address: `ws://127.0.0.1:${relay.port}`, timers }).dial();
  await until(timers, () => accepted.length === 1);
  const [right] = accepted;
  if (right === undefined) throw new Error("nobody was accepted");
  const dispose = (): void => {
    relay.close();
    server.close();
    server.closeAllConnections();
  };
  return { left, right, timers, cut: relay.cut, hush: relay.hush, dispose };
}
