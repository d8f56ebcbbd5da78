import type { Principal } from "@cardweave/shared/http/principal";
import { answered, created, json, type Reply } from "@cardweave/shared/http/reply";
import { requestHash } from "@cardweave/shared/http/request-hash";
import { type Route, route } from "@cardweave/shared/http/route";
import { voucherRoutes } from "@cardweave/shared/http/voucher/voucher-routes";
import type { VoucherFile } from "@cardweave/shared/http/voucher/voucher-services";
import { bookingAnswer } from "@cardweave/shared/protocol/http/booking";
import { listQuery } from "@cardweave/shared/protocol/http/list";
import {
  batchFileQuery,
  batchParams,
  couponBatchList,
  couponBatchView,
  couponParams,
  newCouponBatch,
  newVoucherBatch,
  personalCoupon,
  voucherBatchList,
  voucherBatchView,
} from "@cardweave/shared/protocol/http/voucher-batch";
import type { HubVouchers } from "../vouchers/assemble-vouchers.ts";
import type { Asking } from "../vouchers/batch-desk.ts";
import type { CouponDesk } from "../vouchers/coupon-desk.ts";
import type { VoucherBatches } from "../vouchers/voucher-batches.ts";
import { couponUseRoutes } from "./coupon-routes.ts";
import { network, readers } from "./roles.ts";

type Called = {
  readonly key: string | undefined;
  readonly body: unknown;
  readonly params: unknown;
};

function asking(call: string, { key = "", body, params }: Called, by: Principal): Asking {
  return { by, key, request: requestHash(call, { params, body }) };
}

function fileReply({ media, bytes, name }: VoucherFile): Reply {
  return { kind: "bytes", media, bytes, file: name };
}

/** All that the hub offers around vouchers and coupons; fixed words before a number's place. */
export function voucherCalls(desks: HubVouchers): readonly Route[] {
  const { vouchers, batches, coupons, art, tally } = desks;
  return [
    ...voucherBatchRoutes(batches),
    ...voucherRoutes(vouchers, readers),
    ...couponRoutes(coupons),
    ...couponBatchRoutes(coupons),
    ...couponUseRoutes(art, tally),
  ];
}

/** Pre-printed vouchers. */
function voucherBatchRoutes(batches: VoucherBatches): readonly Route[] {
  const tag = "vouchers";
  const path = "/v1/vouchers/batches";
  return [
    route({
      method: "POST",
      path,
      tag,
      summary: "Order pre-printed vouchers for a branch; poll the batch until it is ready",
      roles: network,
      books: true,
      body: newVoucherBatch,
      answer: { status: 201, schema: voucherBatchView },
      handle: async (call, by) =>
        answered(await batches.order(call.body, asking(path, call, by)), (batch) =>
          created(batch, { Location: `${path}/${batch.id}` }),
        ),
    }),
    route({
      method: "GET",
      path,
      tag,
      summary: "Batches, newest first",
      roles: readers,
      query: listQuery,
      answer: { status: 200, schema: voucherBatchList },
      handle: async ({ query }) => answered(await batches.list(query), json),
    }),
    route({
      method: "GET",
      path: `${path}/{id}`,
      tag,
      summary: "A batch and how many of its vouchers are made",
      roles: readers,
      params: batchParams,
      answer: { status: 200, schema: voucherBatchView },
      handle: async ({ params: { id } }) => answered(await batches.find(id), json),
    }),
    route({
      method: "GET",
      path: `${path}/{id}/file`,
      tag,
      summary: "The batch's numbers as CSV, or as A4 sheets of slips to print",
      roles: network,
      params: batchParams,
      query: batchFileQuery,
      answer: { status: 200, media: "application/pdf" },
      handle: async ({ params: { id }, query }, by) =>
        answered(await batches.file(id, query, by), fileReply),
    }),
  ];
}

const couponTag = "coupons";
const couponPath = "/v1/coupons";

/** Coupons with a number of their own, and those on a card. */
function couponRoutes(coupons: CouponDesk): readonly Route[] {
  return [
    route({
      method: "POST",
      path: couponPath,
      tag: couponTag,
      summary: "Single-use codes of a coupon for advertisements, flyers and e-mails",
      roles: network,
      books: true,
      body: newCouponBatch,
      answer: { status: 201, schema: couponBatchView },
      handle: async (call, by) =>
        answered(await coupons.order(call.body, asking(couponPath, call, by)), (batch) =>
          created(batch, { Location: `${couponPath}/batches/${batch.id}` }),
        ),
    }),
    route({
      method: "GET",
      path: couponPath,
      tag: couponTag,
      summary: "Batches of codes, newest first",
      roles: readers,
      query: listQuery,
      answer: { status: 200, schema: couponBatchList },
      handle: async ({ query }) => answered(await coupons.list(query), json),
    }),
    route({
      method: "POST",
      path: `${couponPath}/{coupon}/cards`,
      tag: couponTag,
      summary: "One coupon onto a customer's card",
      roles: network,
      books: true,
      params: couponParams,
      body: personalCoupon,
      answer: { status: 201, schema: bookingAnswer },
      handle: async (call, by) => {
        const { params, body } = call;
        const asked = asking(`${couponPath}/{coupon}/cards`, call, by);
        return answered(await coupons.give(params.coupon, body, asked), (first) => ({
          kind: "stored",
          answered: first,
        }));
      },
    }),
  ];
}

function couponBatchRoutes(coupons: CouponDesk): readonly Route[] {
  return [
    route({
      method: "GET",
      path: `${couponPath}/batches/{id}`,
      tag: couponTag,
      summary: "A batch of codes and how many of them are made",
      roles: readers,
      params: batchParams,
      answer: { status: 200, schema: couponBatchView },
      handle: async ({ params: { id } }) => answered(await coupons.find(id), json),
    }),
    route({
      method: "GET",
      path: `${couponPath}/batches/{id}/file`,
      tag: couponTag,
      summary: "The batch's codes as CSV",
      roles: network,
      params: batchParams,
      query: batchFileQuery,
      answer: { status: 200, media: "text/csv" },
      handle: async ({ params: { id }, query }, by) =>
        answered(await coupons.file(id, query, by), fileReply),
    }),
  ];
}
