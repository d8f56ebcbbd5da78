import { open } from "node:fs/promises";
import { connect } from "node:net";
import type { Clock } from "@cardweave/shared/ports/clock";
import type { PrinterState, ReceiptPrinter } from "@cardweave/shared/ports/receipt-printer";

const patienceMs = 5_000;
const rawPort = 9_100;

/** `tcp://192.168.1.50` (port 9100) or `tcp://host:port`, else a device file such as `/dev/usb/lp0`. */
export function receiptPrinter(place: string, clock: Clock): ReceiptPrinter {
  const network = /^tcp:\/\/(\[[0-9a-f:]+\]|[^:/]+)(?::(\d+))?\/?$/i.exec(place);
  const [, host = "", port = String(rawPort)] = network ?? [];
  const send =
    network === null
      ? (bytes: Uint8Array) => sendToFile(place, bytes)
      : (bytes: Uint8Array) => sendToHost({ host: host.replace(/[[\]]/g, ""), port: +port }, bytes);
  return new QueuedPrinter(send, clock);
}

class QueuedPrinter implements ReceiptPrinter {
  readonly #send: (bytes: Uint8Array) => Promise<void>;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();
  #state: PrinterState = { state: "unused", since: null };

  constructor(send: (bytes: Uint8Array) => Promise<void>, clock: Clock) {
    this.#send = send;
    this.#clock = clock;
  }

  get state(): PrinterState {
    return this.#state;
  }

  print(bytes: Uint8Array): Promise<boolean> {
    const printed = this.#last
      .then(() => this.#send(bytes))
      .then(
        () => this.#note("ready"),
        () => this.#note("away"),
      );
    this.#last = printed;
    return printed;
  }

  #note(state: "ready" | "away"): boolean {
    if (this.#state.state !== state) this.#state = { state, since: this.#clock.now() };
    return state === "ready";
  }
}

async function sendToFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "a");
  try {
    await file.appendFile(bytes);
  } finally {
    await file.close();
  }
}

/** Done when the printer has ended its side: then it has read everything. */
function sendToHost(
  place: { readonly host: string; readonly port: number },
  bytes: Uint8Array,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(place);
    socket.setTimeout(patienceMs, () => socket.destroy(new Error("the printer does not answer")));
    socket.once("error", reject);
    socket.once("close", (failed) => void (failed || resolve()));
    // Printers may talk back their state; unread it would keep the line open.
    socket.resume();
    socket.end(bytes);
  });
}
