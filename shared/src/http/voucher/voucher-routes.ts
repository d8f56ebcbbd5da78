import type { Result } from "../../domain/result.ts";
import {
  activateVoucher,
  madeVouchers,
  makeVouchers,
  type VoucherFileRequest,
  voidVoucher,
  voucherBooked,
  voucherFileQuery,
  voucherFileRequest,
  voucherParams,
  voucherView,
} from "../../protocol/http/voucher.ts";
import type { Principal, Role } from "../principal.ts";
import { answered, json, type Reply } from "../reply.ts";
import { bookingRoute, type Route, route } from "../route.ts";
import type { Answered } from "../services.ts";
import type { VoucherSales, Vouchers } from "./voucher-services.ts";

const tag = "vouchers";
const path = "/v1/vouchers";
const one = `${path}/{number}`;

/** Looking at a voucher and printing it; the same at a node and at the hub. */
export function voucherRoutes(vouchers: Vouchers, roles: readonly Role[]): readonly Route[] {
  const file = async (
    number: string,
    request: VoucherFileRequest,
    by: Principal,
  ): Promise<Result<Reply>> =>
    answered(await vouchers.file(number, request, by), ({ media, bytes, name }) => {
      return { kind: "bytes", media, bytes, file: name };
    });
  const answer = { status: 200, media: "application/pdf" } as const;
  return [
    route({
      method: "GET",
      path: one,
      tag,
      summary: "A voucher: its state, what is left on it, where it was sold",
      roles,
      params: voucherParams,
      answer: { status: 200, schema: voucherView },
      handle: async ({ params: { number } }, by) => answered(await vouchers.show(number, by), json),
    }),
    route({
      method: "GET",
      path: `${one}/file`,
      tag,
      summary: "A voucher to print or to send: PDF, SVG, or its QR code alone",
      roles,
      params: voucherParams,
      query: voucherFileQuery,
      answer,
      handle: ({ params: { number }, query }, by) => file(number, query, by),
    }),
    route({
      method: "POST",
      path: `${one}/file`,
      tag,
      summary: "The same for somebody: names and message are printed, and kept nowhere",
      roles,
      params: voucherParams,
      body: voucherFileRequest,
      answer,
      handle: ({ params: { number }, body }, by) => file(number, body, by),
    }),
  ];
}

/** What tills do with vouchers. */
export function voucherSaleRoutes(sales: VoucherSales, roles: readonly Role[]): readonly Route[] {
  return [
    bookingRoute({
      method: "POST",
      path,
      tag,
      summary: "Make vouchers to print at the till; they are active once they are sold",
      roles,
      body: makeVouchers,
      answer: { status: 201, schema: madeVouchers },
      handle: async (command) => answered(await sales.make(command), stored),
    }),
    bookingRoute({
      method: "POST",
      path: `${one}/activate`,
      tag,
      summary: "Sell a pre-printed voucher that stands in no basket",
      roles,
      params: voucherParams,
      body: activateVoucher,
      answer: { status: 201, schema: voucherBooked },
      handle: async (command, { number }) =>
        answered(await sales.activate(number, command), stored),
    }),
    bookingRoute({
      method: "POST",
      path: `${one}/void`,
      tag,
      summary: "Void a voucher before it is sold",
      roles,
      params: voucherParams,
      body: voidVoucher,
      answer: { status: 201, schema: voucherBooked },
      handle: async (command, { number }) => answered(await sales.void(number, command), stored),
    }),
  ];
}

function stored(first: Answered): Reply {
  return { kind: "stored", answered: first };
}
