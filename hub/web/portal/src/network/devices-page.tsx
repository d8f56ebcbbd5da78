import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { nothing } from "@cardweave/shared/ui/api/readers";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { AskDialog, Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState, ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { isBare, useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import { network } from "../frame/page-entry.ts";
import { useMay, usePortal } from "../frame/portal-room.tsx";
import { go, usePlace } from "../frame/router.ts";
import { type Device, readDevice } from "./device-shapes.ts";
import { DeviceState, deviceColumns } from "./device-state.tsx";
import { deviceTexts } from "./device-texts.ts";
import { EnrolDialog } from "./enrol-dialog.tsx";
import { readBranch } from "./place-shapes.ts";

/** Headquarters' own keys are certified too, and no devices that anybody could look after. */
function isInBranch({ branch }: Device): boolean {
  return branch !== null;
}

/** Which devices may book, what state they are in, and the ways in and out. */
export function DevicesPage(): ReactElement {
  const texts = useTexts(deviceTexts);
  const formats = useFormats();
  const { line } = usePortal();
  const { path, query } = usePlace();
  const all = useRows("/v1/devices", readDevice);
  const inBranches = useMemo(() => all.value?.filter(isInBranch) ?? null, [all.value]);
  const devices = { ...all, value: inBranches };
  const branches = useRows("/v1/branches", readBranch).value;
  const { reload } = devices;
  useEffect(() => line.hear("node", reload), [line, reload]);
  const mayWrite = useMay(network);
  const enrol = (): void => go(`${path}?enrol`);
  usePageKeys(mayWrite ? [{ key: "n", label: texts.enrol, run: enrol }] : []);
  const columns = useMemo(
    () => deviceColumns({ texts, formats, branches: branches ?? [] }),
    [texts, formats, branches],
  );
  const button = mayWrite ? (
    <ActionButton look="main" icon="plus" hotkey="N" onPress={enrol}>
      {texts.enrol}
    </ActionButton>
  ) : null;
  const open = devices.value?.find(({ device }) => device === query.get("open"));
  return (
    <div className="page">
      <PageHead title={texts.title} actions={isBare(devices) ? null : button}>
        {texts.under}
      </PageHead>
      <DataTable
        label={texts.title}
        columns={columns}
        rows={devices}
        rowId={({ device }) => device}
        href={({ device }) => `${path}?open=${device}`}
        isEnded={({ state }) => state !== "active"}
        empty={
          <EmptyState icon="node" title={texts.emptyTitle} action={button}>
            {texts.empty}
          </EmptyState>
        }
      />
      {query.has("enrol") && mayWrite && branches !== null ? (
        <EnrolDialog
          branches={branches}
          branch={query.get("branch") ?? undefined}
          onClose={() => go(path)}
        />
      ) : null}
      {open === undefined ? null : (
        <DeviceDialog
          key={open.device}
          device={open}
          mayRetire={mayWrite && open.state === "active"}
          onChanged={reload}
          onClose={() => go(path)}
        />
      )}
    </div>
  );
}

interface DeviceDialogProps {
  readonly device: Device;
  readonly mayRetire: boolean;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

function DeviceDialog({ device, mayRetire, onChanged, onClose }: DeviceDialogProps): ReactElement {
  const texts = useTexts(deviceTexts);
  const { when, number } = useFormats();
  const [isAsking, setAsking] = useState(false);
  return (
    <Dialog
      title={device.name}
      onClose={onClose}
      actions={
        mayRetire ? (
          <ActionButton look="danger" onPress={() => setAsking(true)}>
            {texts.retire}
          </ActionButton>
        ) : null
      }
    >
      <dl className="facts">
        <dt>{texts.state}</dt>
        <dd>
          <DeviceState device={device} />
        </dd>
        <dt>{texts.role}</dt>
        <dd>{texts.roles[device.role] ?? device.role}</dd>
        <dt>{texts.lastSeen}</dt>
        <dd>{device.lastSeenAt === null ? texts.never : when(device.lastSeenAt)}</dd>
        <dt>{texts.entries}</dt>
        <dd>{number(device.seq)}</dd>
        <dt>{texts.device}</dt>
        <dd className="code">{device.device}</dd>
      </dl>
      {isAsking ? (
        <RetireDialog
          device={device}
          onClose={() => setAsking(false)}
          onDone={() => {
            onChanged();
            onClose();
          }}
        />
      ) : null}
    </Dialog>
  );
}

function RetireDialog(props: {
  readonly device: Device;
  readonly onDone: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { device, onDone, onClose } = props;
  const texts = useTexts(deviceTexts);
  const { api } = usePage();
  const say = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const retire = async (): Promise<void> => {
    const path = `/v1/devices/${device.device}/retire`;
    const answer = await api({ method: "POST", path }, nothing);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    say({ text: texts.retiredNow(device.name) });
    onDone();
  };
  return (
    <AskDialog
      title={texts.retireTitle(device.name)}
      doText={texts.retire}
      isDangerous
      onDo={() => void retire()}
      onClose={onClose}
    >
      <p>{texts.retireConsequence}</p>
      <Points title={texts.retireDoesTitle} points={texts.retireDoes} />
      <Points title={texts.retireDoesNotTitle} points={texts.retireDoesNot} />
      {device.connected ? null : <p className="note note-warn">{texts.retireUnsent}</p>}
      <ProblemLine problem={problem} />
    </AskDialog>
  );
}

function Points(props: {
  readonly title: string;
  readonly points: readonly string[];
}): ReactElement {
  return (
    <>
      <h3>{props.title}</h3>
      <ul>
        {props.points.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}
