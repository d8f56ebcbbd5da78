import type { ErrandDone, ErrandState } from "../till/errand.ts";
import type { TillRoom } from "../till/till-room.ts";
import { holdIn, parkedOf } from "./parked-sale.ts";
import { addLine, type SaleDraft } from "./sale-draft.ts";

interface Parts extends Pick<TillRoom, "errands" | "sale" | "parked"> {
  readonly till: Pick<TillRoom["till"], "send">;
}

function drop({ parked }: Parts, path: string): void {
  const hold = holdIn(path);
  parked.change((all) => all.filter((one) => one.hold !== hold));
}

function takeBack(parts: Parts, path: string): void {
  const hold = holdIn(path);
  const found = parts.parked.value().find((one) => one.hold === hold);
  drop(parts, path);
  if (found === undefined) return;
  // What was scanned while it was on its way back is bought too.
  parts.sale.change(({ lines }) => lines.reduce<SaleDraft>(addLine, found.draft));
  if (found.card !== null) parts.till.send({ kind: "identify", card: found.card });
}

function ended(parts: Parts, done: ErrandDone): void {
  const { kind, path } = done.errand;
  if (kind === "park") {
    const sale = parkedOf(done);
    if (sale === null) return;
    parts.parked.change((all) => [...all, sale]);
    parts.till.send({ kind: "clear" });
  }
  if (kind === "park-book" || kind === "park-drop") drop(parts, path);
  if (kind === "park-back") takeBack(parts, path);
}

/** It was booked or given up elsewhere: there is nothing left to do with it here. */
function isOver(state: ErrandState): boolean {
  if (state.step !== "refused") return false;
  const { kind } = state.errand;
  const isEnd = kind === "park-book" || kind === "park-back" || kind === "park-drop";
  return isEnd && ["conflict", "not-found"].includes(state.problem.code);
}

/** Sales go into keeping and come out of it when the node has said so, whichever part is open. */
export function followParking(parts: Parts): void {
  let seen: ErrandDone | null = null;
  parts.errands.onChange(() => {
    const state = parts.errands.state();
    if (isOver(state) && "errand" in state) drop(parts, state.errand.path);
    const { done } = state;
    if (done === null || done === seen) return;
    seen = done;
    ended(parts, done);
  });
}
