import type { z } from "zod";
import { ok, type Result, refused } from "../domain/result.ts";
import { parseInput, unknownFields } from "./parse-input.ts";
import type { Principal, Role } from "./principal.ts";
import type { Reply } from "./reply.ts";
import { requestHash } from "./request-hash.ts";
import type { Action } from "./services.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a call answers when all went well, as the OpenAPI file says it. */
export type AnswerSpec =
  | {
      readonly status: 200 | 201 | 202;
      readonly schema: z.ZodType;
      readonly alsoText?: true;
      readonly alsoCsv?: true;
    }
  | { readonly status: 200; readonly media: string }
  | { readonly status: 200; readonly events: Readonly<Record<string, z.ZodType>> }
  | { readonly status: 204 };

/** One call. An empty list of roles means nobody. `path` is OpenAPI's: `/v1/things/{id}`. */
export type Route = {
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly roles: readonly Role[] | "anyone";
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** No body is an empty one. */
  readonly optionalBody?: true;
  /** The body may come in this form too; then it is handed on as it came. */
  readonly bodyMedia?: "text/csv";
  /** Bytes of the longest body; that of all calls when not said. */
  readonly bodyLimit?: number;
  readonly answer: AnswerSpec;
  /** Sign-in and enrolment: few tries a minute. */
  readonly guarded?: true;
  /** Needs an Idempotency-Key. */
  readonly books?: true;
  readonly run: (incoming: Incoming) => Promise<Result<Outcome>>;
};

/** A request whose caller may make it; its parts are not looked at yet. */
export type Incoming = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly bytes?: Uint8Array;
  readonly principal: Principal | undefined;
  readonly session: string | undefined;
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
  readonly accept: string | undefined;
  readonly address: string;
};

/** `warnings` are request fields that nobody here knows. */
export type Outcome = { readonly reply: Reply; readonly warnings: readonly string[] };

export type Context<P, Q, B> = {
  readonly params: P;
  readonly query: Q;
  /** Not there where `bytes` are. */
  readonly body: B;
  /** A body in the call's `bodyMedia`. */
  readonly bytes: Uint8Array | undefined;
  readonly session: string | undefined;
  /** The Idempotency-Key; there is one where the call books. */
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
  readonly accept: string | undefined;
  readonly address: string;
};

type Description = Pick<
  Route,
  | "method"
  | "path"
  | "tag"
  | "summary"
  | "roles"
  | "answer"
  | "guarded"
  | "books"
  | "optionalBody"
  | "bodyMedia"
  | "bodyLimit"
>;

type Schemas<P, Q, B> = {
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
};

/** A call that somebody may make: `by` is there. */
export type RouteSpec<P, Q, B> = Description &
  Schemas<P, Q, B> & {
    readonly roles: readonly Role[];
    handle(context: Context<P, Q, B>, by: Principal): Promise<Result<Reply>>;
  };

/** A call that anyone may make, signed in or not. */
export type OpenRouteSpec<P, Q, B> = Omit<Description, "roles"> &
  Schemas<P, Q, B> & {
    handle(context: Context<P, Q, B>, by: Principal | undefined): Promise<Result<Reply>>;
  };

export type BookingSpec<B, P> = Omit<Description, "guarded" | "books"> & {
  readonly roles: readonly Role[];
  readonly body: z.ZodType<B>;
  readonly params?: z.ZodType<P>;
  handle(command: { by: Principal; action: Action; request: B }, params: P): Promise<Result<Reply>>;
};

export function route<P = undefined, Q = undefined, B = undefined>(
  spec: RouteSpec<P, Q, B>,
): Route {
  const { handle, ...description } = spec;
  return {
    ...description,
    run: (incoming) =>
      withContext(spec, incoming, (context) =>
        incoming.principal === undefined
          ? Promise.resolve(refused("unauthenticated"))
          : handle(context, incoming.principal),
      ),
  };
}

export function openRoute<P = undefined, Q = undefined, B = undefined>(
  spec: OpenRouteSpec<P, Q, B>,
): Route {
  const { handle, ...description } = spec;
  return {
    ...description,
    roles: "anyone",
    run: (incoming) =>
      withContext(spec, incoming, (context) => handle(context, incoming.principal)),
  };
}

/** A call that books: the caller names it by a key, and by the till it stands at. */
export function bookingRoute<B extends { readonly till?: string | undefined }, P = undefined>(
  spec: BookingSpec<B, P>,
): Route {
  const { handle, ...description } = spec;
  return {
    ...description,
    books: true,
    run: (incoming) =>
      withContext(spec, incoming, (context) => {
        const { principal: by, key } = incoming;
        if (by === undefined) return Promise.resolve(refused("unauthenticated"));
        if (key === undefined) return Promise.resolve(refused("idempotency-key-missing"));
        const till = tillOf(by, context.body.till);
        if (!till.ok) return Promise.resolve(till);
        const { params, body } = context;
        const request = requestHash(`${spec.method} ${spec.path}`, askedFor(params, body));
        return handle({ by, action: { till: till.value, key, request }, request: body }, params);
      }),
  };
}

/** A wish is about what its path names, too. */
function askedFor(params: unknown, body: unknown): unknown {
  return params === undefined ? body : { params, body };
}

/** Nobody books for another till than the one that the call comes from. */
function tillOf(by: Principal, named: string | undefined): Result<string> {
  if (by.till === undefined) {
    const fields = [{ field: "till", reason: "Needed: this caller is bound to no till" }];
    return named === undefined ? refused("invalid", { fields }) : ok(named);
  }
  if (named === undefined || named === by.till) return ok(by.till);
  return refused("not-allowed", { detail: "This token belongs to another till." });
}

async function withContext<P, Q, B>(
  schemas: Schemas<P, Q, B>,
  incoming: Incoming,
  handle: (context: Context<P, Q, B>) => Promise<Result<Reply>>,
): Promise<Result<Outcome>> {
  const params = parseInput(schemas.params, incoming.params, "path");
  if (!params.ok) return refused("not-found");
  const query = parseInput(schemas.query, incoming.query, "query");
  if (!query.ok) return query;
  const { bytes } = incoming;
  const body = parseInput(bytes === undefined ? schemas.body : undefined, incoming.body, "body");
  if (!body.ok) return body;
  const { session, key, ifMatch, accept, address } = incoming;
  const reply = await handle({
    params: params.value,
    query: query.value,
    body: body.value,
    bytes,
    session,
    key,
    ifMatch,
    accept,
    address,
  });
  if (!reply.ok) return reply;
  return ok({ reply: reply.value, warnings: unknownFields(incoming.body, body.value) });
}
