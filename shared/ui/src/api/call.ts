import { type Problem, problemOf, readProblem } from "./problem.ts";
import { type Read, UnreadableAnswer } from "./readers.ts";

export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly file?: { readonly type: string; readonly content: string | Blob };
  /** The booking's name: a retry under the same one gets the first answer. */
  readonly key?: string;
  /** The version that was read: an edit of an older one is refused as `changed`. */
  readonly version?: string;
  /** What is wanted where it is not JSON, as in "text/csv"; it is read as text. */
  readonly accept?: string;
  /** How long an answer may take before it counts as lost. Unit: ms. */
  readonly patienceMs?: number;
}

export type Answer<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "refused"; readonly problem: Problem }
  /** Nobody knows what the server did. */
  | { readonly kind: "lost" };

export type Api = <T>(call: Call, read: Read<T>) => Promise<Answer<T>>;

export interface ApiPorts {
  readonly fetch: typeof fetch;
  /** Ends a call that hangs. Unit: ms. */
  readonly signalAfter: (ms: number) => AbortSignal;
  /** Hears that the session is over. */
  readonly onSignedOut: () => void;
}

const usualPatienceMs = 15_000;

function headersOf(call: Call): Record<string, string> {
  const { file, body, key, version } = call;
  return {
    accept: call.accept ?? "application/json",
    // The guard against foreign pages that ride on the cookie.
    "x-cardweave": "1",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(file === undefined ? {} : { "content-type": file.type }),
    ...(key === undefined ? {} : { "idempotency-key": key }),
    ...(version === undefined ? {} : { "if-match": `"${version}"` }),
  };
}

function requestOf(call: Call, ports: ApiPorts): RequestInit {
  const body = call.file?.content ?? (call.body === undefined ? null : JSON.stringify(call.body));
  return {
    method: call.method,
    headers: headersOf(call),
    credentials: "same-origin",
    cache: "no-store",
    signal: ports.signalAfter(call.patienceMs ?? usualPatienceMs),
    body,
  };
}

async function bodyOf(response: Response, call: Call): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("json")) return await response.json();
  return call.accept !== undefined && response.ok ? await response.text() : null;
}

async function send<T>(call: Call, read: Read<T>, ports: ApiPorts): Promise<Answer<T>> {
  const response = await ports.fetch(call.path, requestOf(call, ports));
  const body = await bodyOf(response, call);
  if (response.ok) return { kind: "done", value: read(body) };
  // Gateways in front of a dead server answer without a code.
  if (response.status >= 500 && body === null) return { kind: "lost" };
  const problem = readProblem(body, response.status);
  if (problem.code === "unauthenticated" && call.path !== "/v1/sessions") ports.onSignedOut();
  return { kind: "refused", problem };
}

/** Calls of a page to the server it came from. */
export function apiWith(ports: ApiPorts): Api {
  return async (call, read) => {
    try {
      return await send(call, read, ports);
    } catch (fault) {
      if (fault instanceof UnreadableAnswer) {
        return { kind: "refused", problem: problemOf("unreadable") };
      }
      // fetch throws TypeError without a network, DOMException when it was cut short, SyntaxError
      // for half a body: in all three nobody knows what the server did.
      return { kind: "lost" };
    }
  };
}

/** The problem of an answer that is none: a lost one is `unreachable`. */
export function problemIn(answer: Answer<unknown>): Problem | null {
  if (answer.kind === "done") return null;
  return answer.kind === "lost" ? problemOf("unreachable") : answer.problem;
}
