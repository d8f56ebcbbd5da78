import {
  moment,
  orNull,
  type Read,
  shape,
  text,
  whole,
  yes,
} from "@cardweave/shared/ui/api/readers";

export interface Device {
  readonly device: string;
  readonly name: string;
  readonly role: string;
  readonly branch: string | null;
  readonly state: string;
  readonly connected: boolean;
  /** Unit: ms since 1970. */
  readonly lastSeenAt: number | null;
  readonly seq: number;
}

export const readDevice: Read<Device> = shape({
  device: text,
  name: text,
  role: text,
  branch: orNull(text),
  state: text,
  connected: yes,
  lastSeenAt: orNull(moment),
  seq: whole,
});

export interface EnrolmentCode {
  readonly code: string;
  /** Unit: ms since 1970. */
  readonly validUntil: number;
  readonly branch: string;
}

export const readEnrolment: Read<EnrolmentCode> = shape({
  code: text,
  validUntil: moment,
  branch: text,
});
