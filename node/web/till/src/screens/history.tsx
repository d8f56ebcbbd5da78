import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { type ReactElement, useState } from "react";
import type { NodeApi } from "../api/node-api.ts";
import type { EntryView, SessionView } from "../api/shapes.ts";
import type { TillRoom } from "../till/till-room.ts";
import type { CardOn } from "../till/till-session.ts";
import type { DeskActs } from "./desk-acts.ts";
import { HistoryRow } from "./history-row.tsx";
import { useTexts } from "./words.tsx";

export interface HistoryProps {
  readonly on: CardOn;
  readonly room: TillRoom;
  readonly who: SessionView;
  readonly acts: DeskActs;
  readonly api: NodeApi;
}

interface Older {
  readonly items: readonly EntryView[];
  /** Null at the end; undefined before the first page. */
  readonly next: string | null | undefined;
}

/** The node tells as many with the account; fewer are all there are. */
const recentAtMost = 20;

function merged(recent: readonly EntryView[], older: readonly EntryView[]): readonly EntryView[] {
  const shown = new Set(recent.map((entry) => entry.entry));
  return [...recent, ...older.filter((entry) => !shown.has(entry.entry))];
}

export function History({ on, room, who, acts, api }: HistoryProps): ReactElement {
  const texts = useTexts();
  const [older, setOlder] = useState<Older>({ items: [], next: undefined });
  const more = async (): Promise<void> => {
    const answer = await api.entries(on.account.id, older.next ?? null);
    if (answer.kind !== "done") return;
    const { items, next } = answer.value;
    setOlder({ items: merged(older.items, items), next });
  };
  const entries = merged(on.account.recent, older.items);
  const mayBeOlder = entries.length >= recentAtMost && older.next !== null;
  return (
    <section className="history">
      <h2>{texts.history}</h2>
      {entries.length === 0 ? (
        <p className="history-none">{texts.historyNone}</p>
      ) : (
        <ol className="panel">
          {entries.map((entry) => (
            <HistoryRow
              key={entry.entry}
              entry={entry}
              card={on.card}
              purses={room.purses}
              who={who}
              acts={acts}
            />
          ))}
        </ol>
      )}
      {mayBeOlder ? (
        <ActionButton look="quiet" onPress={() => void more()}>
          {texts.historyMore}
        </ActionButton>
      ) : null}
    </section>
  );
}
