import {
  type DocumentId,
  type Message,
  NetworkAdapter,
  type PeerId,
} from "@automerge/automerge-repo";
import {
  type EditorFrame,
  type HubFrame,
  liveFrame,
  readHubFrame,
} from "@cardweave/shared/drafts/live-frames";

/** The part of a browser's WebSocket that is used. */
export interface Socket {
  binaryType: string;
  readonly readyState: number;
  addEventListener(type: "message" | "close", hear: (event: object) => void): void;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export interface NetworkPorts {
  readonly open: () => Socket;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** What the hub tells beside the documents themselves. */
export type Told = Exclude<HubFrame, readonly ["welcome" | "sync" | "absent", ...unknown[]]>;

const isOpen = 1;
const soonestMs = 500;
const latestMs = 8_000;

/**
 * automerge-repo's way to the hub: one WebSocket, dialled again for as long as somebody edits.
 * The hub takes in a document only after it was opened there, so the peer is announced after that.
 */
export class HubNetwork extends NetworkAdapter {
  readonly #ports: NetworkPorts;
  readonly #tell: (told: Told | "away" | "here") => void;
  readonly #campaigns = new Map<string, string | null>();
  #socket: Socket | null = null;
  #hub: PeerId | null = null;
  #name: string | null = null;
  #isAnnounced = false;
  #waitMs = soonestMs;
  #callOff: () => void = () => undefined;
  #isOver = false;

  constructor(ports: NetworkPorts, tell: (told: Told | "away" | "here") => void) {
    super();
    this.#ports = ports;
    this.#tell = tell;
  }

  isReady(): boolean {
    return true;
  }

  async whenReady(): Promise<void> {}

  connect(peerId: PeerId): void {
    this.peerId = peerId;
    if (this.#campaigns.size > 0) this.#dial();
  }

  disconnect(): void {
    this.#isOver = true;
    this.#callOff();
    this.#socket?.close();
    this.#lost();
  }

  /** What the hub calls this page. */
  get name(): string | null {
    return this.#name;
  }

  open(campaign: string): void {
    this.#campaigns.set(campaign, null);
    if (this.#socket === null && this.peerId !== undefined) this.#dial();
    else this.#say(["open", campaign]);
  }

  shut(campaign: string): void {
    this.#campaigns.delete(campaign);
    this.#say(["shut", campaign]);
  }

  at(campaign: string, field: string | null): void {
    this.#say(["at", campaign, field]);
  }

  send({ type, documentId, data }: Message): void {
    if (type !== "sync" && type !== "request") return;
    if (documentId === undefined || data === undefined) return;
    this.#say([type, documentId, data]);
  }

  #say(frame: EditorFrame): void {
    if (this.#socket?.readyState !== isOpen || this.#hub === null) return;
    this.#socket.send(new Uint8Array(liveFrame(frame)));
  }

  #dial(): void {
    if (this.#isOver) return;
    const socket = this.#ports.open();
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", (event) => {
      const data = "data" in event ? event.data : null;
      if (data instanceof ArrayBuffer) this.#hear(readHubFrame(new Uint8Array(data)));
    });
    socket.addEventListener("close", () => {
      this.#lost();
      this.#callOff = this.#ports.after(this.#waitMs, () => this.#dial());
      this.#waitMs = Math.min(latestMs, this.#waitMs * 2);
    });
  }

  #hear(frame: HubFrame): void {
    switch (frame[0]) {
      case "welcome":
        this.#name = frame[1];
        this.#hub = frame[2] as PeerId;
        this.#waitMs = soonestMs;
        this.#tell("here");
        for (const campaign of this.#campaigns.keys()) this.#say(["open", campaign]);
        return;
      case "sync":
        this.#deliver(frame[1], frame[2]);
        return;
      case "absent":
        return;
      case "opened":
        this.#campaigns.set(frame[1], frame[2]);
        this.#announce();
        break;
      case "refused":
        this.#campaigns.delete(frame[1]);
        this.#announce();
        break;
      default:
    }
    this.#tell(frame);
  }

  #deliver(document: string, data: Uint8Array): void {
    if (this.#hub === null || this.peerId === undefined) return;
    const documentId = document as DocumentId;
    const message = { type: "sync", senderId: this.#hub, targetId: this.peerId, documentId, data };
    this.emit("message", message as Message);
  }

  /** When the hub has opened all that is open here. */
  #announce(): void {
    const isWaiting = [...this.#campaigns.values()].includes(null);
    if (this.#isAnnounced || isWaiting || this.#hub === null) return;
    this.#isAnnounced = true;
    this.emit("peer-candidate", { peerId: this.#hub, peerMetadata: { isEphemeral: true } });
  }

  #lost(): void {
    this.#socket = null;
    for (const campaign of this.#campaigns.keys()) this.#campaigns.set(campaign, null);
    if (this.#isAnnounced && this.#hub !== null) {
      this.emit("peer-disconnected", { peerId: this.#hub });
    }
    this.#isAnnounced = false;
    this.#hub = null;
    this.#tell("away");
  }
}
