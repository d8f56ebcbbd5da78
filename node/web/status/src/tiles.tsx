import type { ReactElement } from "react";
import type { ReaderState, Status } from "./read-status.ts";
import type { Say } from "./say.ts";
import { Fact, type Row, Rows, Tile } from "./tile.tsx";

export interface TilesProps {
  readonly status: Status;
  readonly say: Say;
}

/** All that tells whether the shop is safe, each in its tile. */
export function Tiles(props: TilesProps): ReactElement {
  return (
    <div className="tiles">
      <LineTile {...props} />
      <UnsentTile {...props} />
      <DiskTile {...props} />
      <ClockTile {...props} />
      <PrinterTile {...props} />
      <ReadersTile {...props} />
      <CampaignsTile {...props} />
      <SoftwareTile {...props} />
      <CareTile {...props} />
      <TillsTile {...props} />
    </div>
  );
}

function LineTile({ status: { health }, say }: TilesProps): ReactElement {
  const { state, since } = health.line;
  const isUp = state === "connected";
  return (
    <Tile name="line" icon="link" title={say.texts.line} tone={isUp ? "good" : "warn"}>
      <Fact
        main={say.texts.lineWords[isUp ? "connected" : "offline"]}
        under={[since === null ? "" : say.texts.since(`${say.when(since)} (${say.age(since)})`)]}
      />
    </Tile>
  );
}

function UnsentTile({ status: { health }, say }: TilesProps): ReactElement {
  const { unsent, oldestUnsentAt: oldest } = health;
  const { texts } = say;
  const under = oldest === null ? "" : texts.oldest(`${say.when(oldest)} (${say.age(oldest)})`);
  return (
    <Tile name="unsent" icon="send" title={texts.unsent} tone={unsent === 0 ? "good" : "warn"}>
      <Fact main={unsent === 0 ? texts.allSent : texts.unsentCount(unsent)} under={[under]} />
    </Tile>
  );
}

function DiskTile({ status: { disk, health }, say }: TilesProps): ReactElement {
  const { texts } = say;
  const isFull = health.attention.some(({ code }) => code === "disk-full");
  if (disk === null) {
    return (
      <Tile name="disk" icon="columns" title={texts.disk} tone={isFull ? "bad" : "good"}>
        <Fact main={texts.diskUnknown} />
      </Tile>
    );
  }
  const tone = isFull ? "bad" : disk.low ? "warn" : "good";
  return (
    <Tile name="disk" icon="columns" title={texts.disk} tone={tone}>
      <Fact main={texts.diskFree(say.bytes(disk.free), say.bytes(disk.total))} />
      <div className="meter" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round((1 - disk.free / disk.total) * 100)}%` }} />
      </div>
    </Tile>
  );
}

function ClockTile({ status: { health }, say }: TilesProps): ReactElement {
  const { texts } = say;
  const isOff = health.attention.some(({ code }) => code === "clock-off");
  return (
    <Tile name="clock" icon="clock" title={texts.clock} tone={isOff ? "bad" : "good"}>
      <Fact main={clockWords(health.clockOffsetMs, isOff, say)} />
    </Tile>
  );
}

const minuteMs = 60_000;

function clockWords(offsetMs: number | null, isOff: boolean, { texts }: Say): string {
  if (offsetMs === null) return texts.clockUnknown;
  if (!isOff) return texts.clockRight;
  const ms = Math.abs(offsetMs);
  const by =
    ms < 2 * minuteMs
      ? texts.seconds(Math.round(ms / 1_000))
      : texts.minutes(Math.round(ms / minuteMs));
  return texts.clockOff(by, offsetMs > 0);
}

function TillsTile({ status: { tills }, say }: TilesProps): ReactElement {
  const { texts } = say;
  const rows = tills.map((till): Row => {
    const { id, lastSeenAt: seen } = till;
    const name = till.training ? `${till.name} (${texts.training})` : till.name;
    const away = seen === null ? texts.neverSeen : texts.lastSeen(say.when(seen));
    const says = till.connected ? texts.here : away;
    return { id, name, says, tone: till.connected ? "good" : "calm" };
  });
  return (
    <Tile name="tills" icon="basket" title={texts.tills}>
      {rows.length === 0 ? <Fact main={texts.noTills} /> : <Rows rows={rows} />}
    </Tile>
  );
}

function ReadersTile({ status, say }: TilesProps): ReactElement {
  const { readers } = status.health;
  const { texts } = say;
  const words: Readonly<Record<string, string>> = texts.readerWords;
  const rows = readers.map(
    (reader: ReaderState): Row => ({
      id: reader.name,
      name: reader.till === null ? reader.name : `${reader.name} · ${reader.till}`,
      says: words[reader.status] ?? reader.status,
      tone: toneOf(reader.status),
    }),
  );
  const isWell = rows.every(({ tone }) => tone !== "warn");
  return (
    <Tile name="readers" icon="scan" title={texts.readers} tone={isWell ? "good" : "warn"}>
      {rows.length === 0 ? <p className="fact-under">{texts.noReaders}</p> : <Rows rows={rows} />}
    </Tile>
  );
}

function toneOf(status: string): Row["tone"] {
  if (status === "ready") return "good";
  return status === "starting" ? "calm" : "warn";
}

function PrinterTile({ status, say }: TilesProps): ReactElement {
  const { printer } = status.health;
  const { texts } = say;
  const words: Readonly<Record<string, string>> = texts.printerWords;
  const state = printer?.state ?? "";
  const since = printer?.since ?? null;
  return (
    <Tile
      name="printer"
      icon="print"
      title={texts.printer}
      tone={state === "away" ? "warn" : "good"}
    >
      {printer === null ? (
        <p className="fact-under">{texts.noPrinter}</p>
      ) : (
        <Fact
          main={words[state] ?? state}
          under={[since === null ? "" : texts.since(say.when(since))]}
        />
      )}
    </Tile>
  );
}

function CampaignsTile({ status, say }: TilesProps): ReactElement {
  const { active, leftOut } = status.campaigns;
  const { texts } = say;
  const hash = status.health.campaignSet;
  return (
    <Tile
      name="campaigns"
      icon="ticket"
      title={texts.campaigns}
      tone={leftOut.length === 0 ? "good" : "warn"}
    >
      <Fact
        main={active === 0 ? texts.noCampaigns : texts.running(active)}
        under={[hash === null ? "" : texts.setName(hash.slice(0, 8))]}
      />
      {leftOut.map(({ campaign, why }) => (
        <p key={campaign} className="fact-under">
          {texts.leftOut}: <b>{campaign}</b>, {texts.why[why] ?? why}
        </p>
      ))}
    </Tile>
  );
}

function CareTile({ status: { care, health }, say }: TilesProps): ReactElement {
  const { texts } = say;
  const { check, backup } = care;
  const differs = check !== null && check.differences > 0;
  const checked = check === null ? texts.neverChecked : texts.checked(say.when(check.at), !differs);
  const backedUp =
    backup === null
      ? texts.neverBackedUp
      : texts.backedUp(say.when(backup.at), say.bytes(backup.bytes));
  return (
    <Tile name="care" icon="shield" title={texts.care} tone={differs ? "bad" : "good"}>
      <Fact main={texts.entries(health.entries)} under={[checked, backedUp]} />
    </Tile>
  );
}

function SoftwareTile({ status: { health, startedAt }, say }: TilesProps): ReactElement {
  const { texts } = say;
  return (
    <Tile name="software" icon="branch" title={texts.software}>
      <Fact
        main={texts.version(health.version, health.api)}
        under={[texts.started(say.when(startedAt))]}
      />
      <p className="fact-under">
        {texts.device} <code>{health.device.slice(0, 16)}</code>
      </p>
    </Tile>
  );
}
