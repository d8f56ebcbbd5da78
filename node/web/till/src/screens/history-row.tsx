import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { type ReactElement, useState } from "react";
import type { CardRef, EntryView, PurseDef, SessionView } from "../api/shapes.ts";
import { actionOf, branchWord, canUndo, changeOf } from "../till/entry-words.ts";
import type { DeskActs, Undoable } from "./desk-acts.ts";
import { useWords, type Words } from "./words.tsx";

export interface HistoryRowProps {
  readonly entry: EntryView;
  readonly card: CardRef;
  readonly purses: readonly PurseDef[];
  readonly who: SessionView;
  readonly acts: DeskActs;
}

function undoableOf({ entry, card, purses, who }: HistoryRowProps): Undoable | null {
  const action = actionOf(entry, purses);
  const { receipt, amount } = entry;
  if (action === null || receipt === undefined || !canUndo(entry, who)) return null;
  return { receipt, action, amount, card };
}

function titleOf(entry: EntryView, { texts }: Words): string {
  const kind = entry.kind === "debit" ? "debit" : "credit";
  return texts.reasons[entry.reason] ?? texts.creditOrDebit[kind];
}

export function HistoryRow(props: HistoryRowProps): ReactElement {
  const { entry, purses, who, acts } = props;
  const words = useWords();
  const { texts } = words;
  const purse = purses.find((one) => one.purse === entry.purse);
  const change = purse === undefined ? "" : words.change(changeOf(entry), purse);
  const undoable = undoableOf(props);
  const state = entry.reversed === true ? null : texts.entryState(entry.state);
  return (
    <li className="row" data-entry={entry.entry} data-sent={entry.sent}>
      <span className="row-sent" title={entry.sent ? texts.sent : texts.notSent}>
        <Icon name={entry.sent ? "check" : "clock"} />
        <span className="unseen">{entry.sent ? texts.sent : texts.notSent}</span>
      </span>
      <div className="row-what">
        <strong>{titleOf(entry, words)}</strong>
        <span>
          {words.when(entry.at)} · {branchWord(entry, who, texts)}
          {entry.sent ? null : <em className="tag tag-warn">{texts.notSent}</em>}
          {entry.reversed === true ? <em className="tag">{texts.reversed}</em> : null}
          {state === null ? null : <em className="tag tag-warn">{state}</em>}
        </span>
      </div>
      <span className="row-amount" data-sign={changeOf(entry) < 0 ? "out" : "in"}>
        {change}
      </span>
      {undoable === null ? (
        <span className="row-undo" />
      ) : (
        <UndoButton what={change} canUndo={acts.canBook} onUndo={() => acts.undo(undoable)} />
      )}
    </li>
  );
}

interface UndoButtonProps {
  readonly what: string;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
}

/** Two presses: an old booking is taken back on purpose, never by a slip. */
function UndoButton({ what, canUndo: isOn, onUndo }: UndoButtonProps): ReactElement {
  const { texts } = useWords();
  const [isSure, setSure] = useState(false);
  const press = (): void => {
    if (isSure) onUndo();
    setSure(!isSure);
  };
  return (
    <span className="row-undo">
      <ActionButton
        look={isSure ? "danger" : "quiet"}
        icon="undo"
        onPress={press}
        isDisabled={!isOn}
        label={isSure ? texts.undoSure : texts.undoOf(what)}
      >
        {isSure ? texts.undoSure : texts.undo}
      </ActionButton>
    </span>
  );
}
