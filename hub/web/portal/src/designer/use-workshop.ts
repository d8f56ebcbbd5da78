import type {
  CardDesign,
  CardItem,
  CardSide,
  SideName,
} from "@cardweave/shared/domain/card-design/design";
import { useState } from "react";
import type { Fault, StoredDesign } from "./design-shapes.ts";
import { draftOf, edited, itemAt, redone, reordered, undone, withItem, withSide } from "./draft.ts";
import { newItem } from "./new-item.ts";
import { useFaults } from "./use-faults.ts";
import { type Saving, useSaving } from "./use-saving.ts";

export interface Workshop extends Saving {
  readonly id: string;
  readonly mayEdit: boolean;
  readonly design: CardDesign;
  readonly faults: readonly Fault[];
  readonly side: SideName;
  readonly shown: CardSide;
  /** The one that is chosen, and its place on the side that is shown; null for the background. */
  readonly item: CardItem | undefined;
  readonly at: number | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly turn: (side: SideName) => void;
  readonly choose: (at: number | null, side?: SideName) => void;
  readonly edit: (design: CardDesign, about?: string) => void;
  readonly editSide: (side: CardSide, about?: string) => void;
  /** The one that is chosen; null takes it away. */
  readonly editItem: (item: CardItem | null, about?: string) => void;
  readonly add: (kind: CardItem["kind"]) => void;
  /** 1 draws the chosen one above its neighbour, -1 below it. */
  readonly lift: (by: 1 | -1) => void;
}

type Edits = Pick<Workshop, "edit" | "editSide" | "editItem" | "add" | "lift">;

interface Bench extends Pick<Workshop, "mayEdit" | "design" | "side" | "shown" | "at" | "choose"> {
  readonly put: (design: CardDesign, about?: string) => void;
}

function editsOf({ mayEdit, design, side, shown, at, choose, put }: Bench): Edits {
  const edit: Edits["edit"] = (next, about) => {
    if (mayEdit) put(next, about);
  };
  const editSide: Edits["editSide"] = (next, about) =>
    edit(withSide(design, side, next), about === undefined ? undefined : `${side}.${about}`);
  return {
    edit,
    editSide,
    editItem: (item, about) => {
      if (at === null || !mayEdit) return;
      const next = withItem(design, { side, at }, item);
      edit(next, about === undefined ? undefined : `${side}.${at}.${about}`);
      if (item === null) choose(null);
    },
    add: (kind) => {
      choose(shown.items.length);
      editSide({ ...shown, items: [...shown.items, newItem(kind, shown)] });
    },
    lift: (by) => {
      if (at === null || shown.items[at + by] === undefined) return;
      editSide(reordered(shown, at, by));
      choose(at + by);
    },
  };
}

/** A design at work: the draft, what is chosen in it, what is wrong with it, and its saving. */
export function useWorkshop(stored: StoredDesign, mayEdit: boolean): Workshop {
  const [draft, setDraft] = useState(() => draftOf(stored.design));
  const [wanted, setSide] = useState<SideName>("front");
  const [chosen, setChosen] = useState<number | null>(null);
  const design = draft.now;
  const side = design.back === null ? "front" : wanted;
  const shown = design[side] ?? design.front;
  const item = chosen === null ? undefined : itemAt(design, { side, at: chosen });
  // A step back may have taken away what was chosen.
  const at = item === undefined ? null : chosen;
  const choose: Workshop["choose"] = (next, on = side) => {
    setSide(on);
    setChosen(next);
  };
  const put = (next: CardDesign, about?: string): void =>
    setDraft((before) => edited(before, next, about));
  return {
    ...useSaving(stored, design),
    ...editsOf({ mayEdit, design, side, shown, at, choose, put }),
    id: stored.id,
    mayEdit,
    design,
    faults: useFaults(design, stored.faults),
    side,
    shown,
    at,
    item,
    canUndo: draft.past.length > 0,
    canRedo: draft.future.length > 0,
    undo: () => setDraft(undone),
    redo: () => setDraft(redone),
    turn: (next) => choose(null, next),
    choose,
  };
}
