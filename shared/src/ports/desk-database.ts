export type DeskValue = string | number | Uint8Array | null;
export type DeskRow = Readonly<Record<string, DeskValue>>;

/** One change of the tables that is made once; its name is never used for another. */
export type DeskStep = { readonly name: string; readonly sql: string };

/**
 * The hub's tables beside the entries: what only the hub may know or what is no fact of an account.
 * Nothing in it is needed to compute a balance. Calls answer at once: it is a local file.
 */
export interface DeskDatabase {
  /** How many rows changed. */
  run(sql: string, ...values: readonly DeskValue[]): number;
  rows(sql: string, ...values: readonly DeskValue[]): readonly DeskRow[];
  /** Whole or not at all; durable when it returns. What `work` throws undoes it. */
  transaction<T>(work: () => T): T;
  close(): void;
}
