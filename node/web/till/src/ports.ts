import type { DeskApi } from "./api/desk-api.ts";
import type { NodeApi } from "./api/node-api.ts";
import type { NodeEvent } from "./line/node-line.ts";

/** The world as the page sees it; `main.tsx` alone knows the real one. */
export interface PagePorts {
  readonly api: NodeApi;
  readonly desk: DeskApi;
  readonly disk: Storage;
  /** Of this window alone; it outlives a reload. */
  readonly windowDisk: Storage;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly newKey: () => string;
  readonly listen: (hear: (event: NodeEvent) => void) => () => void;
}
