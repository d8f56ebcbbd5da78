import {
  list,
  moment,
  orNull,
  type Read,
  shape,
  text,
  whole,
} from "@cardweave/shared/ui/api/readers";

/** What was paid with prepaid money in 12 months, beside the limit. Unit: minor units. */
export interface LimitedNetwork {
  readonly from: string;
  readonly until: string;
  readonly asOf: number;
  readonly volume: number;
  readonly threshold: number;
  readonly basisPoints: number;
  readonly level: string;
  readonly byIssuer: readonly Issued[];
}

export interface Issued {
  /** Null where nobody is named. */
  readonly issuer: string | null;
  readonly volume: number;
  readonly level: string;
}

export const readLimitedNetwork: Read<LimitedNetwork> = shape({
  from: text,
  until: text,
  asOf: moment,
  volume: whole,
  threshold: whole,
  basisPoints: whole,
  level: text,
  byIssuer: list(shape({ issuer: orNull(text), volume: whole, level: text })),
});

/** What ends on a card, and the last day on which it is good. */
export interface Expiring {
  readonly account: string;
  readonly cardholder: string | null;
  readonly purse: string;
  readonly on: string;
  readonly amount: number;
}

export const readExpiring: Read<Expiring> = shape({
  account: text,
  cardholder: orNull(text),
  purse: text,
  on: text,
  amount: whole,
});
