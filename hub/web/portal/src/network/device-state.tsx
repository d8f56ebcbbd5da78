import { type Formats, useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import type { ReactElement } from "react";
import type { Device } from "./device-shapes.ts";
import { type DeviceTexts, deviceTexts } from "./device-texts.ts";
import type { Branch } from "./place-shapes.ts";

function stateText(device: Device, texts: DeviceTexts, age: (at: number) => string): string {
  if (device.state === "revoked") return texts.retired;
  if (device.state === "expired") return texts.expired;
  if (device.connected) return texts.online;
  return device.lastSeenAt === null ? texts.never : `${texts.offline}, ${age(device.lastSeenAt)}`;
}

/** In words, with how long it has been so. */
export function DeviceState({ device }: { readonly device: Device }): ReactElement {
  const texts = useTexts(deviceTexts);
  const { age } = useFormats();
  const isOver = device.state !== "active";
  const tone = isOver ? "calm" : device.connected ? "good" : "warn";
  return <StateChip tone={tone}>{stateText(device, texts, age)}</StateChip>;
}

export interface DeviceColumnsParts {
  readonly texts: DeviceTexts;
  readonly formats: Formats;
  readonly branches: readonly Branch[];
}

export function deviceColumns(parts: DeviceColumnsParts): readonly Column<Device>[] {
  const { texts, formats, branches } = parts;
  const placeOf = ({ branch }: Device): string =>
    branches.find(({ id }) => id === branch)?.name ?? branch ?? "";
  return [
    { id: "name", label: texts.name, value: ({ name }) => name },
    { id: "branch", label: texts.branch, value: placeOf },
    { id: "role", label: texts.role, value: ({ role }) => texts.roles[role] ?? role },
    {
      id: "state",
      label: texts.state,
      value: (row) => stateText(row, texts, formats.age),
      cell: (row) => <DeviceState device={row} />,
      isMain: true,
    },
    {
      id: "lastSeen",
      label: texts.lastSeen,
      value: ({ lastSeenAt }) => lastSeenAt,
      text: ({ lastSeenAt }) => (lastSeenAt === null ? "" : formats.when(lastSeenAt)),
    },
    {
      id: "entries",
      label: texts.entries,
      value: ({ seq }) => seq,
      text: ({ seq }) => formats.number(seq),
      align: "end",
    },
    { id: "device", label: texts.device, value: ({ device }) => device, isExtra: true },
  ];
}
