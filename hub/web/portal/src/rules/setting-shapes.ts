import {
  moment,
  orNull,
  type Read,
  shape,
  text,
  whole,
  yes,
} from "@cardweave/shared/ui/api/readers";

export interface Setting {
  readonly name: string;
  readonly value: unknown;
  readonly default: unknown;
  readonly isDefault: boolean;
  readonly version: string;
  readonly changes: number;
  /** Unit: ms since 1970. */
  readonly changedAt: number | null;
  readonly changedBy: string | null;
}

const asItIs: Read<unknown> = (value) => value;

export const readSetting: Read<Setting> = shape({
  name: text,
  value: asItIs,
  default: asItIs,
  isDefault: yes,
  version: text,
  changes: whole,
  changedAt: orNull(moment),
  changedBy: orNull(text),
});

export interface SettingChange {
  readonly change: number;
  readonly value: unknown;
  /** Unit: ms since 1970. */
  readonly at: number;
  readonly by: string | null;
}

export const readChange: Read<SettingChange> = shape({
  change: whole,
  value: asItIs,
  at: moment,
  by: orNull(text),
});
