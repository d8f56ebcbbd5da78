import { moment, orNull, type Read, shape, text, whole } from "@cardweave/shared/ui/api/readers";

/** Codes that are made one after the other; `made` of `count` are. */
export interface Making {
  readonly id: string;
  readonly state: string;
  readonly count: number;
  readonly made: number;
  readonly at: number;
}

const making = { id: text, state: text, count: whole, made: whole, at: moment };

/** `price` is paid, `value` is what it buys; minor units. */
export interface VoucherBatch extends Making {
  readonly branch: string;
  readonly price: number;
  readonly value: number;
  readonly currency: string;
  readonly expires: string | null;
  readonly design: string | null;
}

export const readVoucherBatch: Read<VoucherBatch> = shape({
  ...making,
  branch: text,
  price: whole,
  value: whole,
  currency: text,
  expires: orNull(text),
  design: orNull(text),
});

export interface CouponBatch extends Making {
  readonly coupon: string;
  readonly expires: string | null;
}

export const readCouponBatch: Read<CouponBatch> = shape({
  ...making,
  coupon: text,
  expires: orNull(text),
});

/** How many went out and came back; `use` is null where no campaign holds that asks for it. */
export interface Coupon {
  readonly name: string;
  readonly use: string | null;
  readonly code: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly issued: number;
  readonly redeemed: number;
  readonly sales: number;
}

export const readCoupon: Read<Coupon> = shape({
  name: text,
  use: orNull(text),
  code: orNull(text),
  validFrom: orNull(text),
  validTo: orNull(text),
  issued: whole,
  redeemed: whole,
  sales: whole,
});
