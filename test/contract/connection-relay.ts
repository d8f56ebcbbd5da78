import { connect, createServer, type Server, type Socket } from "node:net";

/** A TCP relay that can be cut or stopped: what a bad network does to real sockets. */
export type Relay = {
  readonly port: number;
  /** Resets both sides. */
  cut(): void;
  /** Passes nothing on any more, and keeps both sides open. */
  hush(): void;
  /** Bytes passed on towards the dialer. */
  returned(): number;
  close(): void;
};

export async function relayTo(port: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let returned = 0;
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => {
      returned += bytes.length;
      near.write(bytes);
    });
    relayEnds(near, far);
    relayEnds(far, near);
    sockets.add(near).add(far);
  });
  return {
    port: await listening(server),
    cut: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    hush: () => {
      for (const socket of sockets) socket.pause();
    },
    returned: () => returned,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function relayEnds(from: Socket, to: Socket): void {
  from.on("end", () => to.end());
  from.on("error", () => to.destroy());
  from.on("close", () => to.destroy());
}

export async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
