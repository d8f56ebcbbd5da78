import type { Socket } from "node:net";
import { WebSocket } from "ws";
import type { Timers } from "../ports/clock.ts";
import { type Connection, type Dialer, LineFault } from "../ports/line.ts";
import { linePath, WsConnection, wsOptions } from "./ws-connection.ts";

const dialMs = 10_000;

export type WsDialerOptions = {
  /** `wss://`, `https://`, `ws://` or `http://`; a path is kept, for hubs behind a proxy. */
  readonly address: string;
  readonly timers: Timers;
  /** The certificate to trust, PEM. Default: those that the system trusts. */
  readonly ca?: string;
  /** Allows `ws://` to other machines, where everybody on the way can read and change it. */
  readonly insecure?: boolean;
};

export function wsDialer(options: WsDialerOptions): Dialer {
  return {
    async dial(): Promise<Connection> {
      const address = lineAddress(options.address, options.insecure === true);
      return await open(address, options);
    },
  };
}

/** @throws LineFault when the address is none, or would send everything in the clear. */
export function lineAddress(given: string, insecure: boolean): URL {
  const isLine = /^(ws|http)s?:/i.test(given) && URL.canParse(given);
  if (!isLine) throw new LineFault(`not an address of a hub: ${given}`);
  const address = new URL(given);
  address.protocol = address.protocol.replace("http", "ws");
  address.hash = "";
  if (!address.pathname.endsWith(linePath)) {
    address.pathname = address.pathname.replace(/\/+$/, "") + linePath;
  }
  if (address.protocol === "ws:" && !insecure && !isLoopback(address.hostname)) {
    throw new LineFault(
      `${address.host}: ws:// is for this machine only; use wss://, or allow it with --insecure`,
    );
  }
  return address;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function open(address: URL, { timers, ca }: WsDialerOptions): Promise<Connection> {
  const trust = ca === undefined ? {} : { ca };
  const socket = new WebSocket(address, { ...wsOptions, ...trust });
  return new Promise((resolve, reject) => {
    let wire: Socket | undefined;
    const fail = (what: string, cause?: unknown): void => {
      cancel();
      reject(new LineFault(`${address.host}: ${what}`, { cause }));
      socket.terminate();
    };
    const cancel = timers.after(dialMs, () => fail(`no answer in ${dialMs / 1000} seconds`));
    socket.on("error", (fault) => fail(explain(fault), fault));
    socket.on("unexpected-response", (request, response) => {
      request.destroy();
      fail(`answers HTTP ${response.statusCode} where a hub's line should be`);
    });
    socket.on("upgrade", (response) => {
      wire = response.socket;
    });
    socket.once("open", () => {
      cancel();
      socket.removeAllListeners("error");
      if (wire !== undefined) resolve(new WsConnection({ socket, wire, timers }));
    });
  });
}

const certificateFaults =
  /CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|CRL|ERR_TLS_CERT_ALTNAME/;

function explain(fault: Error & { code?: string }): string {
  const { code, message } = fault;
  if (code === undefined) return message;
  if (certificateFaults.test(code)) return `its certificate is not trusted (${code})`;
  return message === "" || message.includes(code) ? message || code : `${message} (${code})`;
}
