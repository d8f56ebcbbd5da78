import { LiveValue } from "@cardweave/shared/ui/components/live-value";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { formatBare } from "@cardweave/shared/ui/format-amount";
import type { ReactElement } from "react";
import { type LivePurse, type LiveSummary, unitOf } from "./live-shapes.ts";
import { liveTexts } from "./live-texts.ts";

export interface LiveTilesProps {
  readonly summary: LiveSummary;
  /** Null while it is live. */
  readonly asOf: number | null;
}

/** Minor units and whole points together would be no sum: one tile for each kind that cards hold. */
export function LiveTiles({ summary, asOf }: LiveTilesProps): ReactElement {
  const texts = useTexts(liveTexts);
  const { money, number } = useFormats();
  const { without, branches } = summary;
  const note = without === 0 ? undefined : texts.without(without);
  const perMinute = (summary.lastFiveMinutes / 5).toFixed(1);
  return (
    <div className="tiles live-tiles">
      {summary.purses.filter(isTold).map((purse) => (
        <HeldTile key={purse.purse} purse={purse} asOf={asOf} note={note} />
      ))}
      <LiveValue label={texts.turnover} asOf={asOf} note={note}>
        {money(summary.turnover)}
      </LiveValue>
      <LiveValue label={texts.perMinute} asOf={asOf} note={note}>
        {number(Number(perMinute))}
      </LiveValue>
      <LiveValue label={texts.branchesAway} asOf={asOf}>
        {texts.awayOf(without, branches.length)}
      </LiveValue>
      <LiveValue label={texts.overdrafts} asOf={asOf} note={texts.disputed(summary.disputed)}>
        {number(summary.overdrafts)}
      </LiveValue>
    </div>
  );
}

/** Stamp cards are many and small: they stand in the reports. */
function isTold({ unit }: LivePurse): boolean {
  return unit !== "stamps";
}

interface HeldTileProps {
  readonly purse: LivePurse;
  readonly asOf: number | null;
  readonly note: string | undefined;
}

function HeldTile({ purse, asOf, note }: HeldTileProps): ReactElement {
  const texts = useTexts(liveTexts);
  const { language } = useFormats();
  const unit = unitOf(purse);
  const paid = unit.kind === "money" ? [texts.paid(formatBare(purse.paid, unit, language))] : [];
  const notes = [...paid, ...(note === undefined ? [] : [note])];
  return (
    <LiveValue
      label={texts.held[purse.unit] ?? purse.purse}
      asOf={asOf}
      note={notes.length === 0 ? undefined : notes.join(" · ")}
    >
      {formatBare(purse.balance, unit, language)}
    </LiveValue>
  );
}
