import { decode, encode } from "cborg";

/** Where drafts are edited together; `?id` is no part of it, one line serves all drafts. */
export const liveDraftsPath = "/v1/campaigns/live";

/** Longest message either way, in bytes. */
export const longestLiveFrame: number = 1024 * 1024;

/** Somebody who has the draft open, and where they are. */
export type Present = {
  readonly peer: string;
  readonly user: string;
  readonly name: string;
  readonly field: string | null;
};

/** What an editor's page says to the hub. `sync` carries Automerge's own messages. */
export type EditorFrame =
  | readonly ["sync", document: string, message: Uint8Array]
  | readonly ["request", document: string, message: Uint8Array]
  | readonly ["open", campaign: string]
  | readonly ["shut", campaign: string]
  | readonly ["at", campaign: string, field: string | null];

/** What the hub says to an editor's page. `saved` are the heads that lie on its disk. */
export type HubFrame =
  | readonly ["welcome", peer: string, hub: string]
  | readonly ["sync", document: string, message: Uint8Array]
  | readonly ["absent", document: string]
  | readonly ["opened", campaign: string, document: string]
  | readonly ["saved", campaign: string, heads: readonly string[]]
  | readonly ["here", campaign: string, people: readonly Present[]]
  | readonly ["refused", campaign: string, code: string];

export function liveFrame(frame: EditorFrame | HubFrame): Uint8Array {
  return encode(frame);
}

type Part = "text" | "bytes" | "text or nothing";

const editorShapes: Readonly<Record<string, readonly Part[]>> = {
  sync: ["text", "bytes"],
  request: ["text", "bytes"],
  open: ["text"],
  shut: ["text"],
  at: ["text", "text or nothing"],
};

const longestText = 200;

/** Undefined for what no page of ours would say. */
export function readEditorFrame(bytes: Uint8Array): EditorFrame | undefined {
  const value = decoded(bytes);
  if (!Array.isArray(value)) return undefined;
  const [kind, ...parts] = value as unknown[];
  const shape = typeof kind === "string" ? editorShapes[kind] : undefined;
  if (shape === undefined || shape.length !== parts.length) return undefined;
  const isWell = shape.every((part, at) => fits(part, parts[at]));
  return isWell ? (value as unknown as EditorFrame) : undefined;
}

function fits(part: Part, value: unknown): boolean {
  if (part === "bytes") return value instanceof Uint8Array;
  if (part === "text or nothing" && value === null) return true;
  return typeof value === "string" && value.length <= longestText;
}

/** From our own hub. */
export function readHubFrame(bytes: Uint8Array): HubFrame {
  return decode(bytes) as HubFrame;
}

function decoded(bytes: Uint8Array): unknown {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}
