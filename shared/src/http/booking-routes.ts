import { z } from "zod";
import type { ReceiptId } from "../domain/ids.ts";
import {
  bookingAnswer,
  bookingRequest,
  reversalAnswer,
  reversalRequest,
} from "../protocol/http/booking.ts";
import { receiptId } from "../protocol/http/fields.ts";
import { receiptView } from "../protocol/http/receipt.ts";
import type { Role } from "./principal.ts";
import { answered, json, type Reply } from "./reply.ts";
import { bookingRoute, type Route, route } from "./route.ts";
import type { Answered, Bookings, Receipts } from "./services.ts";

const params: z.ZodType<{ readonly id: ReceiptId }> = z.object({ id: receiptId });

export function bookingRoutes(bookings: Bookings, roles: readonly Role[]): readonly Route[] {
  return [
    bookingRoute({
      method: "POST",
      path: "/v1/bookings",
      tag: "bookings",
      summary: "One credit or debit by hand, with a reason",
      roles,
      body: bookingRequest,
      answer: { status: 201, schema: bookingAnswer },
      handle: async (command) => answered(await bookings.book(command), stored),
    }),
    bookingRoute({
      method: "POST",
      path: "/v1/reversals",
      tag: "bookings",
      summary: "Undo a receipt by a reversing booking",
      roles,
      body: reversalRequest,
      answer: { status: 201, schema: reversalAnswer },
      handle: async (command) => answered(await bookings.reverse(command), stored),
    }),
  ];
}

function stored(first: Answered): Reply {
  return { kind: "stored", answered: first };
}

export function receiptRoutes(receipts: Receipts, roles: readonly Role[]): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/v1/receipts/{id}",
      tag: "receipts",
      summary: "What one till action booked",
      roles,
      params,
      answer: { status: 200, schema: receiptView },
      handle: async ({ params: { id } }, by) => answered(await receipts.receipt(id, by), json),
    }),
  ];
}
