import { z } from "zod";
import { commitAnswer, holdAnswer, holdEnd, voidAnswer } from "../../protocol/http/hold.ts";
import {
  evaluationAnswer,
  evaluationRequest,
  holdRequest,
  saleAnswer,
  saleRequest,
} from "../../protocol/http/sale.ts";
import { topUpAnswer, topUpRequest } from "../../protocol/http/top-up.ts";
import type { Role } from "../principal.ts";
import { answered, json, type Reply } from "../reply.ts";
import { bookingRoute, type Route, route } from "../route.ts";
import type { Answered, Command } from "../services.ts";
import type { Holds, Sales } from "./sale-services.ts";

const tag = "sales";

export function saleRoutes(sales: Sales, roles: readonly Role[]): readonly Route[] {
  return [
    route({
      method: "POST",
      path: "/v1/evaluations",
      tag,
      summary: "What a basket comes to; books nothing",
      roles,
      body: evaluationRequest,
      answer: { status: 200, schema: evaluationAnswer },
      handle: async ({ body }, by) =>
        answered(await sales.evaluate(body, by.till ?? body.till ?? ""), json),
    }),
    bookingRoute({
      method: "POST",
      path: "/v1/sales",
      tag,
      summary: "Book a basket: rewards, payments from cards and what it earns, as one receipt",
      roles,
      body: saleRequest,
      answer: { status: 201, schema: saleAnswer },
      handle: async (command) => answered(await sales.sell(command), stored),
    }),
    bookingRoute({
      method: "POST",
      path: "/v1/top-ups",
      tag,
      summary: "Load a card with money that was paid for it",
      roles,
      body: topUpRequest,
      answer: { status: 201, schema: topUpAnswer },
      handle: async (command) => answered(await sales.topUp(command), stored),
    }),
  ];
}

function stored(first: Answered): Reply {
  return { kind: "stored", answered: first };
}

/** Its id, or the Idempotency-Key of a hold whose answer never came. */
const params: z.ZodType<{ readonly id: string }> = z.object({
  id: z.string().regex(/^[\x20-\x7e]{1,128}$/),
});

export function holdRoutes(holds: Holds, roles: readonly Role[]): readonly Route[] {
  return [
    bookingRoute({
      method: "POST",
      path: "/v1/holds",
      tag,
      summary: "Keep prices and value while the customer pays elsewhere",
      roles,
      body: holdRequest,
      answer: { status: 201, schema: holdAnswer },
      handle: async (command) => answered(await holds.hold(command), stored),
    }),
    ending("commit", holds, roles),
    ending("void", holds, roles),
  ];
}

const endings = {
  commit: {
    summary: "The rest is paid: the hold becomes a receipt",
    answer: { status: 201, schema: commitAnswer },
  },
  void: {
    summary: "Give back what the hold keeps, also before it is known",
    answer: { status: 200, schema: voidAnswer },
  },
} as const;

/** Idempotent by the hold, so that no key and no body is needed. */
function ending(name: "commit" | "void", holds: Holds, roles: readonly Role[]): Route {
  const { summary, answer } = endings[name];
  return route({
    method: "POST",
    path: `/v1/holds/{id}/${name}`,
    tag,
    summary,
    roles,
    params,
    body: holdEnd,
    optionalBody: true,
    answer,
    handle: async ({ params: { id }, body, key = "" }, by) => {
      const action = { till: by.till ?? body.till ?? "", key, request: "" };
      const command: Command<typeof body> = { by, action, request: body };
      return answered(await holds[name](id, command), stored);
    },
  });
}
