import { answered, json, type Reply } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import type { VoucherFile } from "@cardweave/shared/http/voucher/voucher-services";
import {
  couponArtQuery,
  couponMailQuery,
  couponView,
} from "@cardweave/shared/protocol/http/coupon";
import { batchParams, couponParams } from "@cardweave/shared/protocol/http/voucher-batch";
import type { CouponArt } from "../vouchers/coupon-art.ts";
import type { CouponTally } from "../vouchers/coupon-tally.ts";
import { network, readers } from "./roles.ts";

const tag = "coupons";

function fileReply({ media, bytes, name }: VoucherFile): Reply {
  return { kind: "bytes", media, bytes, file: name };
}

/** How coupons go out, and how many came back. */
export function couponUseRoutes(art: CouponArt, tally: CouponTally): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/v1/coupons/{coupon}",
      tag,
      summary: "A coupon: since when it is good, how many went out and how many came back",
      roles: readers,
      params: couponParams,
      answer: { status: 200, schema: couponView },
      handle: async ({ params: { coupon } }) => answered(await tally.of(coupon), json),
    }),
    route({
      method: "GET",
      path: "/v1/coupons/{coupon}/artwork",
      tag,
      summary: "A coupon whose code anybody may name, for advertisements and flyers",
      roles: readers,
      params: couponParams,
      query: couponArtQuery,
      answer: { status: 200, media: "image/svg+xml" },
      handle: async ({ params: { coupon }, query }) =>
        answered(await art.artwork(coupon, query), fileReply),
    }),
    route({
      method: "GET",
      path: "/v1/coupons/batches/{id}/mails",
      tag,
      summary: "The batch's codes with links and letters for a mailing, as CSV",
      roles: network,
      params: batchParams,
      query: couponMailQuery,
      answer: { status: 200, media: "text/csv" },
      handle: async ({ params: { id }, query }, by) =>
        answered(await art.mails(id, query, by), fileReply),
    }),
  ];
}
