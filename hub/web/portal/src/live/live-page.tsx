import "../styles/live.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, useState, useSyncExternalStore } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import { BranchTable } from "./branch-table.tsx";
import { CoursePanel } from "./course-panel.tsx";
import { liveTexts } from "./live-texts.ts";
import { LiveTiles } from "./live-tiles.tsx";
import { TroubleTable } from "./trouble-table.tsx";
import { useLive } from "./use-live.ts";

interface Switches {
  readonly isPaused: boolean;
  readonly isTable: boolean;
  readonly pause: (wish: boolean) => void;
  readonly setTable: (wish: boolean) => void;
}

function LiveSwitches({ isPaused, isTable, pause, setTable }: Switches): ReactElement {
  const texts = useTexts(liveTexts);
  const pauseText = isPaused ? texts.goOn : texts.pause;
  const tableText = isTable ? texts.chart : texts.table;
  usePageKeys([
    { key: "p", label: pauseText, run: () => pause(!isPaused) },
    { key: "t", label: tableText, run: () => setTable(!isTable) },
  ]);
  return (
    <>
      <ActionButton hotkey="P" onPress={() => pause(!isPaused)}>
        {pauseText}
      </ActionButton>
      <ActionButton hotkey="T" onPress={() => setTable(!isTable)}>
        {tableText}
      </ActionButton>
    </>
  );
}

/** What a regional manager has on the screen all day. */
export function LivePage(): ReactElement {
  const texts = useTexts(liveTexts);
  const { line } = usePortal();
  const { reached } = useSyncExternalStore(line.onChange, line.state);
  const { summary, isPaused, pause } = useLive();
  const [isTable, setTable] = useState(false);
  const { value } = summary;
  const isLive = reached === true && !isPaused;
  return (
    <div className="page live" data-paused={isPaused ? "" : undefined}>
      <PageHead
        title={texts.title}
        actions={<LiveSwitches {...{ isPaused, isTable, pause, setTable }} />}
      >
        {texts.under}
      </PageHead>
      {isPaused ? <p className="note">{texts.paused}</p> : null}
      {value?.ready === false ? <p className="note">{texts.counting}</p> : null}
      {value === null ? null : <LiveTiles summary={value} asOf={isLive ? null : value.asOf} />}
      <CoursePanel branch={null} isPaused={isPaused} isTable={isTable} />
      <BranchTable summary={summary} />
      <TroubleTable summary={summary} />
    </div>
  );
}
