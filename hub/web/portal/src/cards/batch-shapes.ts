import {
  list,
  moment,
  orNull,
  type Read,
  shape,
  text,
  whole,
} from "@cardweave/shared/ui/api/readers";

export interface Batch {
  readonly id: string;
  readonly state: string;
  readonly design: string;
  readonly count: number;
  readonly checked: number;
  readonly printed: number;
  readonly spoilt: readonly number[];
  readonly unreadable: number | null;
  readonly at: number;
}

export const readBatch: Read<Batch> = shape({
  id: text,
  state: text,
  design: text,
  count: whole,
  checked: whole,
  printed: whole,
  spoilt: list(whole),
  unreadable: orNull(whole),
  at: moment,
});
