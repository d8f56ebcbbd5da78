import type { CardRef } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { type Errand, type ErrandDone, undoOf } from "./errand.ts";
import type { TillRoom } from "./till-room.ts";

export type Wished = Pick<Errand, "kind" | "path" | "body"> & { readonly card: CardRef | null };

export interface ErrandFacts {
  readonly room: TillRoom;
  readonly ports: Pick<PagePorts, "newKey">;
  readonly till: string;
  readonly reached: boolean;
  /** Of who has signed in. */
  readonly role: string;
}

/** Sends what is wished for under a new name; nothing while the node is out of reach. */
export function sendErrand({ room, ports, till, reached }: ErrandFacts, wished: Wished): void {
  if (!reached || room.errands.isBusy()) return;
  room.errands.send({ ...wished, key: ports.newKey(), till });
}

export function undoErrand(facts: ErrandFacts, done: ErrandDone): void {
  const undo = undoOf(done, facts.role);
  if (undo !== null) sendErrand(facts, { ...undo, card: done.errand.card });
}
