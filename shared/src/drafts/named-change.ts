import { decodeChange } from "@automerge/automerge";

/** A change, and who says that they made it. */
export type NamedChange = {
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly deps: readonly string[];
  readonly message: string;
  readonly operations: number;
};

/** Bytes must have been checked: Automerge can panic at others. */
export function namedChange(bytes: Uint8Array): NamedChange {
  const { hash, deps, message, ops } = decodeChange(bytes);
  return { hash, bytes, deps, message: message ?? "", operations: ops.length };
}
