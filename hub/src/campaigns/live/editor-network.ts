import {
  type DocumentId,
  type Message,
  NetworkAdapter,
  type PeerId,
  type PeerMetadata,
} from "@automerge/automerge-repo";

/** What automerge-repo has to say to one editor. */
export type ToEditor = (frame: {
  readonly kind: "sync" | "absent";
  readonly document: string;
  readonly message: Uint8Array;
}) => void;

export type FromEditor = {
  readonly peer: string;
  readonly kind: "sync" | "request";
  readonly document: string;
  readonly message: Uint8Array;
};

/** The editors as automerge-repo's peers. Who they are was settled before, not by what they say. */
export class EditorNetwork extends NetworkAdapter {
  readonly #editors = new Map<string, ToEditor>();

  isReady(): boolean {
    return true;
  }

  async whenReady(): Promise<void> {}

  connect(peerId: PeerId, peerMetadata?: PeerMetadata): void {
    this.peerId = peerId;
    if (peerMetadata !== undefined) this.peerMetadata = peerMetadata;
  }

  disconnect(): void {
    for (const peer of this.#editors.keys()) this.leave(peer);
  }

  join(peer: string, tell: ToEditor): void {
    this.#editors.set(peer, tell);
    const peerMetadata = { isEphemeral: true };
    this.emit("peer-candidate", { peerId: peer as PeerId, peerMetadata });
  }

  leave(peer: string): void {
    if (!this.#editors.delete(peer)) return;
    this.emit("peer-disconnected", { peerId: peer as PeerId });
  }

  deliver({ peer, kind, document, message }: FromEditor): void {
    if (this.peerId === undefined) return;
    this.emit("message", {
      type: kind,
      senderId: peer as PeerId,
      targetId: this.peerId,
      documentId: document as DocumentId,
      data: message,
    } as Message);
  }

  send(message: Message): void {
    const tell = this.#editors.get(message.targetId);
    const { type, documentId: document, data } = message;
    if (tell === undefined || document === undefined) return;
    if (type === "doc-unavailable") tell({ kind: "absent", document, message: nothing });
    const isSync = type === "sync" || type === "request";
    if (isSync && data !== undefined) tell({ kind: "sync", document, message: data });
  }
}

const nothing = new Uint8Array(0);
