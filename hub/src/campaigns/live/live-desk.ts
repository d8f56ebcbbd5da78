import {
  type BinaryDocumentId,
  type DocHandle,
  type DocumentId,
  interpretAsDocumentId,
  type PeerId,
  Repo,
} from "@automerge/automerge-repo";
import {
  type DraftDocument,
  draftDocumentBytes,
  withChange,
} from "@cardweave/shared/drafts/draft-document";
import type { Present } from "@cardweave/shared/drafts/live-frames";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Clock, Random, Timers } from "@cardweave/shared/ports/clock";
import type { Connection } from "@cardweave/shared/ports/line";
import type { Draft } from "@cardweave/shared/protocol/http/campaign-life";
import type { AuditLog } from "../../audit/audit-log.ts";
import type { CampaignDesk } from "../campaign-desk.ts";
import type { DraftBook, OutsideChange } from "../draft-book.ts";
import { DraftStorage } from "./draft-storage.ts";
import type { Editor } from "./editor.ts";
import { EditorNetwork } from "./editor-network.ts";
import { EditorSession, type SessionDesk, type Synced } from "./editor-session.ts";

export type LiveDeskParts = {
  readonly drafts: DraftBook;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly desk: Pick<CampaignDesk, "beginDraft" | "mayKeep">;
  readonly fatal: (fault: unknown) => void;
};

/** A document that nobody edits any more is kept for those who come right back. */
const restMs = 30_000;

/**
 * Drafts that several people edit at once. automerge-repo brings the changes round; each change is
 * checked and lies in the journal before it is given to automerge-repo, so that what an editor's
 * page knows to be at the hub survives the hub.
 */
export class LiveDesk {
  readonly #parts: LiveDeskParts;
  readonly #repo: Repo;
  readonly #network = new EditorNetwork();
  readonly #sessions = new Set<EditorSession>();
  readonly #campaigns = new Map<string, string>();
  readonly #handles = new Map<string, Promise<DocHandle<DraftDocument>>>();
  /** Who has changed which draft since they opened it, for the audit log. */
  readonly #noted = new WeakMap<EditorSession, Set<string>>();
  readonly #ending: Promise<void>[] = [];
  readonly #following: { unsubscribe(): void };

  constructor(parts: LiveDeskParts) {
    this.#parts = parts;
    const { drafts, random } = parts;
    this.#repo = new Repo({
      peerId: `hub ${toHex(random.bytes(8))}` as PeerId,
      storage: new DraftStorage((document) => this.#history(document)),
      network: [this.#network],
      shareConfig: { announce: async () => false, access: async () => true },
    });
    this.#following = drafts.outside$.subscribe((change) => this.#changedOutside(change));
  }

  accept(connection: Connection, editor: Editor): EditorSession {
    const { clock, random, fatal } = this.#parts;
    const peer = `editor ${toHex(random.bytes(8))}`;
    const desk: SessionDesk = {
      open: (session, campaign) => this.#open(session, campaign),
      shut: (_, campaign) => this.#shut(campaign),
      sync: (session, synced) => this.#sync(session, synced),
      moved: (_, campaign) => this.#tellHere(campaign),
      ended: (session) => this.#ended(session),
    };
    const session = new EditorSession({ peer, editor, connection, clock, desk, fatal });
    this.#sessions.add(session);
    this.#network.join(peer, ({ kind, document, message }) =>
      session.tell(kind === "sync" ? ["sync", document, message] : ["absent", document]),
    );
    session.tell(["welcome", peer, this.#repo.peerId]);
    return session;
  }

  get editors(): number {
    return this.#sessions.size;
  }

  close(): void {
    this.#following.unsubscribe();
    for (const session of this.#sessions) {
      this.#ending.push(session.idle());
      session.close("stopping", "the hub is stopping");
    }
  }

  /** Resolves when nothing is at work any more, after `close`. */
  async idle(): Promise<void> {
    await Promise.all(this.#ending);
    await this.#repo.shutdown();
  }

  #history(document: string): readonly Uint8Array[] {
    const campaign = this.#campaigns.get(document);
    return campaign === undefined ? [] : this.#parts.drafts.live(campaign).history();
  }

  async #open(session: EditorSession, campaign: string): Promise<string | undefined> {
    if (!this.#parts.desk.beginDraft(campaign, session.editor.by)) return undefined;
    const bytes = draftDocumentBytes(campaign) as BinaryDocumentId;
    const document = interpretAsDocumentId(bytes);
    this.#campaigns.set(document, campaign);
    const handle = this.#handles.get(campaign) ?? this.#repo.find<DraftDocument>(document);
    this.#handles.set(campaign, handle);
    await handle;
    session.tell(["saved", campaign, this.#parts.drafts.live(campaign).heads()]);
    return document;
  }

  #sync(session: EditorSession, { kind, document, campaign, message }: Synced): void {
    const { drafts, audit, desk } = this.#parts;
    const { by } = session.editor;
    const live = drafts.live(campaign);
    const mayKeep = (draft: Draft) => desk.mayKeep(draft, by);
    const isNew = live.take(message, { user: by.user ?? "", mayKeep });
    this.#network.deliver({ peer: session.peer, kind, document, message });
    if (!isNew) return;
    this.#tellSaved(campaign);
    const noted = this.#noted.get(session) ?? new Set();
    if (!noted.has(campaign)) audit.note({ by, act: "campaign-changed", subject: campaign });
    this.#noted.set(session, noted.add(campaign));
  }

  /** By a call, beside those who have it open; they see it come. */
  #changedOutside({ id, change }: OutsideChange): void {
    const taken = this.#handles.get(id)?.then((handle) => {
      handle.update((document) => withChange(document, change));
      this.#tellSaved(id);
    });
    taken?.catch(this.#parts.fatal);
  }

  #tellSaved(campaign: string): void {
    const heads = this.#parts.drafts.live(campaign).heads();
    for (const session of this.#with(campaign)) session.tell(["saved", campaign, heads]);
  }

  #tellHere(campaign: string): void {
    const sessions = this.#with(campaign);
    const people = sessions.map((session): Present => {
      const { by, name } = session.editor;
      return { peer: session.peer, user: by.user ?? "", name, field: session.fieldIn(campaign) };
    });
    for (const session of sessions) session.tell(["here", campaign, people]);
  }

  #with(campaign: string): readonly EditorSession[] {
    return [...this.#sessions].filter((session) => session.has(campaign));
  }

  #shut(campaign: string): void {
    this.#tellHere(campaign);
    if (this.#with(campaign).length > 0) return;
    this.#parts.timers.after(restMs, () => this.#rest(campaign));
  }

  #rest(campaign: string): void {
    if (this.#with(campaign).length > 0) return;
    const handle = this.#handles.get(campaign);
    this.#handles.delete(campaign);
    this.#parts.drafts.rest(campaign);
    const left = handle?.then(({ documentId }: { documentId: DocumentId }) =>
      this.#repo.removeFromCache(documentId),
    );
    left?.catch(this.#parts.fatal);
  }

  #ended(session: EditorSession): void {
    this.#sessions.delete(session);
    this.#network.leave(session.peer);
  }
}
