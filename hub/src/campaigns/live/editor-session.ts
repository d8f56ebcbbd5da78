import {
  type EditorFrame,
  type HubFrame,
  liveFrame,
  readEditorFrame,
} from "@cardweave/shared/drafts/live-frames";
import { Malformed } from "@cardweave/shared/entries/wire";
import type { Clock } from "@cardweave/shared/ports/clock";
import { isFullDisk } from "@cardweave/shared/ports/entry-store";
import type { Connection } from "@cardweave/shared/ports/line";
import type { Editor } from "./editor.ts";

/** What a session may do with drafts; the desk behind it. */
export type SessionDesk = {
  /** Undefined for a campaign that this editor cannot work on. */
  readonly open: (session: EditorSession, campaign: string) => Promise<string | undefined>;
  readonly shut: (session: EditorSession, campaign: string) => void;
  readonly sync: (session: EditorSession, synced: Synced) => void;
  readonly moved: (session: EditorSession, campaign: string) => void;
  readonly ended: (session: EditorSession) => void;
};

export type Synced = {
  readonly kind: "sync" | "request";
  readonly document: string;
  readonly campaign: string;
  readonly message: Uint8Array;
};

export type SessionParts = {
  readonly peer: string;
  readonly editor: Editor;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly desk: SessionDesk;
  readonly fatal: (fault: unknown) => void;
};

/** A page sends some ten frames a second while somebody types; this is what it may save up. */
const burst = 300;
const framesPerSecond = 60;
const mostOpen = 20;
const slowBytes = 8 * 1024 * 1024;

/** One page that edits drafts. Its frames are handled one after another. */
export class EditorSession {
  readonly peer: string;
  readonly editor: Editor;
  readonly #parts: SessionParts;
  /** Campaigns by document. */
  readonly #open = new Map<string, string>();
  readonly #fields = new Map<string, string | null>();
  #last: Promise<void> = Promise.resolve();
  #ended = false;
  #allowance = burst;
  #countedAt: number;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.peer = parts.peer;
    this.editor = parts.editor;
    this.#countedAt = parts.clock.now();
    parts.connection.receive({
      frame: (bytes) => this.#hear(bytes),
      ended: () => this.#end(),
    });
  }

  has(campaign: string): boolean {
    return this.#fields.has(campaign);
  }

  get campaigns(): readonly string[] {
    return [...this.#fields.keys()];
  }

  fieldIn(campaign: string): string | null {
    return this.#fields.get(campaign) ?? null;
  }

  tell(frame: HubFrame): void {
    const { connection } = this.#parts;
    if (connection.buffered() > slowBytes) this.close("slow-reader", "reads too slowly");
    else connection.send(liveFrame(frame));
  }

  close(code: string, detail: string): void {
    this.#parts.connection.close({ code, detail });
    this.#end();
  }

  /** Resolves when all that has come is done. */
  idle(): Promise<void> {
    return this.#last;
  }

  #hear(bytes: Uint8Array): void {
    if (!this.#isBearable()) {
      this.close("too-fast", "too many messages");
      return;
    }
    const frame = readEditorFrame(bytes);
    if (frame === undefined) this.close("malformed-frame", "not a message of an editor");
    else this.#last = this.#last.then(() => this.#guarded(frame));
  }

  #isBearable(): boolean {
    const now = this.#parts.clock.now();
    const gained = ((now - this.#countedAt) / 1000) * framesPerSecond;
    this.#countedAt = now;
    this.#allowance = Math.min(burst, this.#allowance + gained) - 1;
    return this.#allowance >= 0;
  }

  async #guarded(frame: EditorFrame): Promise<void> {
    if (this.#ended) return;
    try {
      if (!(await this.editor.stands())) this.close("unauthenticated", "signed out");
      else await this.#handle(frame);
    } catch (fault) {
      if (fault instanceof Malformed) this.close("malformed-frame", fault.message);
      else if (isFullDisk(fault)) this.close("storage", "the disk is full");
      else this.#parts.fatal(fault);
    }
  }

  async #handle(frame: EditorFrame): Promise<void> {
    switch (frame[0]) {
      case "open":
        return this.#opening(frame[1]);
      case "shut":
        return this.#shutting(frame[1]);
      case "at":
        return this.#moving(frame[1], frame[2]);
      default:
        return this.#syncing(frame);
    }
  }

  async #opening(campaign: string): Promise<void> {
    if (this.has(campaign)) return;
    const isFull = this.#fields.size >= mostOpen;
    const document = isFull ? undefined : await this.#parts.desk.open(this, campaign);
    if (this.#ended) this.#parts.desk.shut(this, campaign);
    if (document === undefined || this.#ended) {
      this.tell(["refused", campaign, isFull ? "too-many" : "not-found"]);
      return;
    }
    this.#open.set(document, campaign);
    this.#fields.set(campaign, null);
    this.tell(["opened", campaign, document]);
    this.#parts.desk.moved(this, campaign);
  }

  #shutting(campaign: string): void {
    for (const [document, held] of this.#open) if (held === campaign) this.#open.delete(document);
    if (this.#fields.delete(campaign)) this.#parts.desk.shut(this, campaign);
  }

  #moving(campaign: string, field: string | null): void {
    if (!this.has(campaign)) return;
    this.#fields.set(campaign, field);
    this.#parts.desk.moved(this, campaign);
  }

  #syncing([kind, document, message]: Extract<
    EditorFrame,
    readonly ["sync" | "request", ...unknown[]]
  >): void {
    const campaign = this.#open.get(document);
    // What was on its way when the draft was shut.
    if (campaign === undefined) return;
    this.#parts.desk.sync(this, { kind, document, campaign, message });
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const campaign of this.campaigns) this.#shutting(campaign);
    this.#parts.desk.ended(this);
  }
}
