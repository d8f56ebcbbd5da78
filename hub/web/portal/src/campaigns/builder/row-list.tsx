import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement, ReactNode } from "react";
import { itemsAt, withValue } from "../draft-paths.ts";
import { useDraftRoom } from "../draft-room.tsx";
import { builderTexts } from "./builder-texts.ts";

export interface RowListProps {
  readonly path: string;
  readonly label: string;
  readonly addText: string;
  /** What a further row begins with, beside those that are there. */
  readonly fresh: (rows: readonly DraftValues[]) => DraftValues;
  readonly children: (path: string) => ReactNode;
  /** So many stay. */
  readonly least?: number;
}

/** Any number of rows with the same fields; without a row the list is not there. */
export function RowList(props: RowListProps): ReactElement {
  const { path, label, addText, fresh, children, least = 0 } = props;
  const texts = useTexts(builderTexts);
  const { state, session } = useDraftRoom();
  const rows = itemsAt(state.draft, path);
  const change = (turn: (rows: readonly DraftValues[]) => readonly DraftValues[]): void => {
    const { draft } = session.state();
    const next = turn(itemsAt(draft, path));
    session.change(withValue(draft, path, next.length === 0 ? undefined : next));
  };
  return (
    <fieldset className="hours" aria-label={label}>
      {rows.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are named by their place
        <div className="row-line" key={at}>
          <div className="form-row">{children(`${path}.${at}`)}</div>
          {rows.length <= least ? null : (
            <ActionButton
              look="quiet"
              icon="close"
              onPress={() => change((all) => all.filter((_one, other) => other !== at))}
            >
              {texts.remove}
            </ActionButton>
          )}
        </div>
      ))}
      <ActionButton icon="plus" onPress={() => change((all) => [...all, fresh(all)])}>
        {addText}
      </ActionButton>
    </fieldset>
  );
}
