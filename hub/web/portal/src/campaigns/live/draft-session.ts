import { type DocHandle, type DocumentId, type PeerId, Repo } from "@automerge/automerge-repo";
import { assignDraft, chooseInDraft } from "@cardweave/shared/drafts/assign-draft";
import { type DraftConflict, draftConflicts } from "@cardweave/shared/drafts/draft-conflicts";
import {
  Draftable,
  type DraftDocument,
  type DraftValues,
  draftHeads,
  draftValues,
} from "@cardweave/shared/drafts/draft-document";
import type { Present } from "@cardweave/shared/drafts/live-frames";
import { revert } from "../revert-draft.ts";
import { HubNetwork, type NetworkPorts, type Told } from "./hub-network.ts";

export interface DraftState {
  readonly status: "opening" | "ready" | "gone";
  readonly draft: DraftValues;
  /** All that is seen here lies on the hub's disk. */
  readonly isSaved: boolean;
  readonly isConnected: boolean;
  /** Everybody else who has it open. */
  readonly others: readonly Present[];
  readonly conflicts: readonly DraftConflict[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface SessionPorts extends NetworkPorts {
  readonly now: () => number;
  /** 128 random bits in hex. */
  readonly newKey: () => string;
}

interface Edit {
  readonly before: DraftValues;
  readonly after: DraftValues;
}

const first: DraftState = {
  status: "opening",
  draft: {},
  isSaved: true,
  isConnected: false,
  others: [],
  conflicts: [],
  canUndo: false,
  canRedo: false,
};

/** Changes of one field within this time are undone in one step. */
const oneStepMs = 1_000;
const mostSteps = 200;

/** The line broke or the page was left; what is still wanted comes with the next "opened". */
function unlessUnavailable(fault: unknown): null {
  if (fault instanceof Error && fault.message.endsWith("is unavailable")) return null;
  throw fault;
}

/** A draft that others may be editing at the same time, for one page. */
export class DraftSession {
  readonly #campaign: string;
  readonly #user: string;
  readonly #ports: SessionPorts;
  readonly #peer: string;
  readonly #network: HubNetwork;
  readonly #repo: Repo;
  readonly #heard = new Set<() => void>();
  #handle: DocHandle<DraftDocument> | null = null;
  #state: DraftState = first;
  #saved = "";
  #undo: readonly Edit[] = [];
  #redo: readonly Edit[] = [];
  #editedAt = 0;

  constructor(campaign: string, user: string, ports: SessionPorts) {
    this.#campaign = campaign;
    this.#user = user;
    this.#ports = ports;
    this.#peer = `page ${ports.newKey()}`;
    this.#network = new HubNetwork(ports, (told) => this.#hear(told));
    this.#repo = new Repo({ peerId: this.#peer as PeerId, network: [this.#network] });
    this.#network.open(campaign);
  }

  readonly state = (): DraftState => this.#state;

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  change(draft: DraftValues): void {
    const before = this.#state.draft;
    this.#write(draft);
    const now = this.#ports.now();
    const last = this.#undo.at(-1);
    const isOneStep = last !== undefined && now - this.#editedAt < oneStepMs;
    const edit = { before: isOneStep ? last.before : before, after: this.#state.draft };
    this.#undo = [...(isOneStep ? this.#undo.slice(0, -1) : this.#undo), edit].slice(-mostSteps);
    this.#redo = [];
    this.#editedAt = now;
    this.#refresh();
  }

  /** One of the values that were set at the same time. */
  choose(field: string, value: unknown): void {
    this.#handle?.change((working) => chooseInDraft(working, field, value), this.#signed());
    this.#refresh();
  }

  /** Takes the last own edit back, and leaves what others have changed since. */
  undo(): void {
    const edit = this.#undo.at(-1);
    if (edit === undefined) return;
    this.#undo = this.#undo.slice(0, -1);
    this.#redo = [...this.#redo, edit];
    this.#editedAt = 0;
    this.#write(revert(this.#state.draft, edit.after, edit.before));
  }

  redo(): void {
    const edit = this.#redo.at(-1);
    if (edit === undefined) return;
    this.#redo = this.#redo.slice(0, -1);
    this.#undo = [...this.#undo, edit];
    this.#editedAt = 0;
    this.#write(revert(this.#state.draft, edit.before, edit.after));
  }

  /** Where the cursor is, for the others. */
  at(field: string | null): void {
    this.#network.at(this.#campaign, field);
  }

  end(): void {
    this.#heard.clear();
    this.#network.shut(this.#campaign);
    void this.#repo.shutdown();
  }

  #write(draft: DraftValues): void {
    this.#handle?.change((working) => assignDraft(working, draft), this.#signed());
    this.#refresh();
  }

  #signed(): { readonly message: string; readonly time: number } {
    return { message: this.#user, time: Math.floor(this.#ports.now() / 1000) };
  }

  #hear(told: Told | "away" | "here"): void {
    if (told === "away" || told === "here") this.#put({ isConnected: told === "here" });
    else if (told[1] === this.#campaign) this.#hearOf(told);
  }

  #hearOf(told: Told): void {
    switch (told[0]) {
      case "opened":
        void this.#find(told[2] as DocumentId);
        return;
      case "saved":
        this.#saved = told[2].toSorted().join();
        this.#refresh();
        return;
      case "here":
        this.#put({ others: told[2].filter(({ peer }) => !this.#isMine(peer)) });
        return;
      default:
        this.#put({ status: "gone" });
    }
  }

  #isMine(peer: string): boolean {
    return peer === this.#network.name;
  }

  async #find(document: DocumentId): Promise<void> {
    if (this.#handle !== null) return;
    const handle = await this.#repo.find<DraftDocument>(document).catch(unlessUnavailable);
    if (handle === null || this.#handle !== null) return;
    this.#handle = handle;
    handle.on("heads-changed", () => this.#refresh());
    this.#put({ status: "ready" });
    this.#refresh();
  }

  #refresh(): void {
    if (this.#handle === null) return;
    const document = this.#handle.doc();
    const heads = draftHeads(new Draftable(document)).toSorted().join();
    this.#put({
      draft: draftValues(document),
      conflicts: draftConflicts(document),
      isSaved: heads === this.#saved,
      canUndo: this.#undo.length > 0,
      canRedo: this.#redo.length > 0,
    });
  }

  #put(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const hear of this.#heard) hear();
  }
}
