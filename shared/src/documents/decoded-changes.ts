import { type DecodedChange, decodeChange, getBackend, init } from "@automerge/automerge";
import { Malformed } from "../entries/wire.ts";
import type { Chunk } from "./chunks.ts";
import { mostChanges } from "./limits.ts";

/**
 * Every change in the chunks, those of whole documents included, once each.
 * @throws Malformed for whatever Automerge makes of bytes that only look right: range errors,
 * panics of its WASM, heads that do not follow from the content.
 */
export function decodeChunks(chunks: readonly Chunk[]): readonly DecodedChange[] {
  const changes = new Map<string, DecodedChange>();
  for (const chunk of chunks) {
    const parts = chunk.kind === "change" ? [chunk.bytes] : changesOfDocument(chunk);
    if (changes.size + parts.length > mostChanges) {
      throw new Malformed(`more than ${mostChanges} changes`);
    }
    for (const part of parts) {
      const change = guarded("change", () => decodeChange(part));
      changes.set(change.hash, change);
    }
  }
  return [...changes.values()];
}

/** Loaded without making JavaScript objects of it: what the document shows is of no interest. */
function changesOfDocument(chunk: Extract<Chunk, { kind: "document" }>): readonly Uint8Array[] {
  const handle = getBackend(init());
  const changes = guarded("document", () => {
    handle.loadIncremental(chunk.bytes);
    // loadIncremental swallows errors; a document that it could not read has other heads.
    return sameTexts(handle.getHeads(), chunk.heads) ? handle.getChanges([]) : undefined;
  });
  // Not reached after a panic: freeing what panicked panics again.
  handle.free();
  if (changes === undefined) throw new Malformed("document: other heads than it claims");
  return changes;
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() === others.toSorted().join();
}

/** Expects anything: a panic in WASM arrives as a RuntimeError, other refusals as RangeError. */
export function guarded<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof Malformed) throw fault;
    throw new Malformed(`${what}: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}
