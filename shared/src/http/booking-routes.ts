import {
  bookingAnswer,
  bookingRequest,
  reversalAnswer,
  reversalRequest,
} from "../protocol/http/booking.ts";
import type { Role } from "./principal.ts";
import { answered, type Reply } from "./reply.ts";
import { bookingRoute, type Route } from "./route.ts";
import type { Answered, Bookings } from "./services.ts";

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
