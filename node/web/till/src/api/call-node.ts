import { readProblem } from "./read-node.ts";
import { UnreadableAnswer } from "./readers.ts";
import type { Answer } from "./shapes.ts";

export interface Call {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** The booking's name: a retry under the same one gets the first answer. */
  readonly key?: string;
  /** What is wanted where it is not JSON, as in "text/csv"; it is read as text. */
  readonly accept?: string;
  /** How long an answer may take before it counts as lost. Unit: ms. */
  readonly patienceMs?: number;
}

export type CallNode = <T>(call: Call, read: (body: unknown) => T) => Promise<Answer<T>>;

export interface CallPorts {
  readonly fetch: typeof fetch;
  /** Ends a call that hangs. Unit: ms. */
  readonly signalAfter: (ms: number) => AbortSignal;
}

/** A node on the shop's LAN answers in milliseconds, in half a second when it asks for a grant. */
const usualPatienceMs = 5000;

function headersOf(call: Call): Record<string, string> {
  return {
    accept: call.accept ?? "application/json",
    // The node's guard against foreign pages that ride on the cookie.
    "x-cardweave": "1",
    ...(call.body === undefined ? {} : { "content-type": "application/json" }),
    ...(call.key === undefined ? {} : { "idempotency-key": call.key }),
  };
}

async function bodyOf(response: Response, call: Call): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("json")) return await response.json();
  return call.accept !== undefined && response.ok ? await response.text() : null;
}

/** Gateways in front of a dead node answer like this; the node itself names a code. */
function isNobody(status: number, body: unknown): boolean {
  return status >= 500 && body === null;
}

function requestOf(call: Call, ports: CallPorts): RequestInit {
  return {
    method: call.method,
    headers: headersOf(call),
    credentials: "same-origin",
    cache: "no-store",
    signal: ports.signalAfter(call.patienceMs ?? usualPatienceMs),
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  };
}

function answerOf<T>(response: Response, body: unknown, read: (body: unknown) => T): Answer<T> {
  if (isNobody(response.status, body)) return { kind: "lost" };
  if (response.ok) return { kind: "done", value: read(body) };
  return { kind: "refused", problem: readProblem(body, response.status) };
}

export function callNodeWith(ports: CallPorts): CallNode {
  return async (call, read) => {
    try {
      const response = await ports.fetch(call.path, requestOf(call, ports));
      return answerOf(response, await bodyOf(response, call), read);
    } catch (fault) {
      if (fault instanceof UnreadableAnswer) {
        return { kind: "refused", problem: { code: "unreadable", status: 0 } };
      }
      // fetch throws TypeError without a network, DOMException when it was cut short, SyntaxError
      // for half a body: in all three nobody knows what the node did.
      return { kind: "lost" };
    }
  };
}
