import type { Signer } from "@cardweave/shared/ports/keys";
import { encodeFrame, type Frame, parseFrame } from "@cardweave/shared/protocol/frames";
import type { Hello } from "@cardweave/shared/protocol/frames-greeting";
import { provenMessage } from "@cardweave/shared/protocol/frames-signed";
import { WebSocket } from "ws";

/** A peer that says whatever it likes. */
export class RogueLine {
  readonly socket: WebSocket;
  readonly ended: Promise<string>;
  readonly #frames: Frame[] = [];
  #wake: (() => void) | null = null;
  #end: string | null = null;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("error", () => undefined);
    socket.on("message", (data: Buffer) => {
      const parsed = parseFrame(new Uint8Array(data));
      if (parsed.ok) this.#frames.push(parsed.value);
      this.#wake?.();
    });
    this.ended = new Promise((resolve) => {
      socket.once("close", (code, reason) => {
        this.#end = `${code} ${reason.toString()}`;
        this.#wake?.();
        resolve(this.#end);
      });
    });
  }

  static async dial(address: string): Promise<RogueLine> {
    const socket = new WebSocket(`${address.replace("http", "ws")}/v1/line`);
    const line = new RogueLine(socket);
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    return line;
  }

  say(what: Frame | Uint8Array | string): void {
    const isRaw = typeof what === "string" || what instanceof Uint8Array;
    this.socket.send(isRaw ? what : encodeFrame(what));
  }

  /** The next frame of that type, past all others. */
  async hear<T extends Frame["type"]>(type: T): Promise<Extract<Frame, { type: T }>> {
    for (;;) {
      const frame = this.#frames.shift();
      if (frame?.type === type) return frame as Extract<Frame, { type: T }>;
      if (frame !== undefined) continue;
      if (this.#end !== null) throw new Error(`the line ended with ${this.#end}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.socket.terminate();
  }
}

/** What a certified device would say first. */
export function aHello(device: Signer["device"], given: Partial<Hello> = {}): Hello {
  return {
    type: "hello",
    protocol: 1,
    role: "replica",
    device,
    network: null,
    nonce: crypto.getRandomValues(new Uint8Array(32)),
    software: "rogue",
    cursor: null,
    seq: 0,
    head: null,
    subscription: "all",
    ...given,
  };
}

export type Greeting = { readonly line: RogueLine; readonly signature: Uint8Array; hello: Hello };

/** A line on which a device has proven who it is: one that was stolen, say. */
export async function greeted(address: string, signer: Signer): Promise<Greeting> {
  const line = await RogueLine.dial(address);
  const hello = aHello(signer.device);
  line.say(hello);
  const theirs = await line.hear("hello");
  const signature = await signer.sign(provenMessage(hello, theirs));
  line.say({ type: "prove", signature });
  await line.hear("welcome");
  return { line, signature, hello };
}
