import {
  type Doc,
  decodeChange,
  getAllChanges,
  getConflicts,
  ImmutableString,
} from "@automerge/automerge";
import { type DraftDocument, plainOf } from "./draft-document.ts";

/** One of the values that were written to a field at the same time, and by whom. */
export type Rival = { readonly value: unknown; readonly user: string; readonly isShown: boolean };

export type DraftConflict = {
  /** As in a problem's field: `effects.0.basisPoints`. */
  readonly field: string;
  readonly rivals: readonly Rival[];
};

/** Fields that several people have set without knowing of each other. */
export function draftConflicts(document: Doc<DraftDocument>): readonly DraftConflict[] {
  const found: Found[] = [];
  search(document.draft, [], found);
  if (found.length === 0) return [];
  const users = usersOf(document);
  return found.map(({ field, values, shown }) => {
    const rivals = [...values].map(([operation, value]) => {
      const user = users.get(operation.slice(operation.indexOf("@") + 1)) ?? "";
      return { value: plainOf(value), user, isShown: textOf(value) === shown };
    });
    return { field, rivals };
  });
}

type Found = {
  readonly field: string;
  readonly values: ReadonlyMap<string, unknown>;
  readonly shown: string;
};

function search(at: object, path: readonly string[], found: Found[]): void {
  for (const [name, value] of Object.entries(at)) {
    const prop = Array.isArray(at) ? Number(name) : name;
    const conflicts = getConflicts(at as Doc<Record<string, unknown>>, prop) ?? {};
    const values = new Map(Object.entries(conflicts));
    const here = [...path, name];
    if (new Set([...values.values()].map(textOf)).size > 1) {
      found.push({ field: here.join("."), values, shown: textOf(value) });
    }
    const isInner = typeof value === "object" && value !== null;
    if (isInner && !(value instanceof ImmutableString)) search(value, here, found);
  }
}

/** Who is behind an actor: what the hub has let in names its writer. */
function usersOf(document: Doc<DraftDocument>): ReadonlyMap<string, string> {
  const named = getAllChanges(document).map((bytes) => {
    const { actor, message } = decodeChange(bytes);
    return [actor, message ?? ""] as const;
  });
  return new Map(named);
}

function textOf(value: unknown): string {
  return JSON.stringify(plainOf(value)) ?? "";
}
