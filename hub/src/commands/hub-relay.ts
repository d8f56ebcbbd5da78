import { connect, createServer, type Socket } from "node:net";

/** A cable between a branch and the hub that can be pulled. */
export type HubRelay = {
  readonly address: string;
  readonly cut: (isCut: boolean) => void;
  readonly stop: () => void;
};

/** Listens on a port of its own and hands on to the hub, wherever that listens now. */
export async function hubRelay(hub: () => string): Promise<HubRelay> {
  const open = new Set<Socket>();
  let isCut = false;
  const pull = (): void => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  const keep = (socket: Socket, other: Socket): void => {
    open.add(socket);
    socket.once("close", () => {
      open.delete(socket);
      other.destroy();
    });
    // A pulled cable is no fault of ours: the other end hears of it by the close.
    socket.on("error", () => socket.destroy());
  };
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const { hostname, port } = new URL(hub());
    const far = connect(Number(port), hostname);
    keep(near, far);
    keep(far, near);
    near.pipe(far).pipe(near);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const at = server.address();
      resolve(typeof at === "object" ? (at?.port ?? 0) : 0);
    });
  });
  return {
    address: `http://127.0.0.1:${port}`,
    cut: (wished) => {
      isCut = wished;
      if (wished) pull();
    },
    stop: () => {
      pull();
      server.close();
    },
  };
}
