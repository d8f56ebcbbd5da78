import { setTimeout as sleep } from "node:timers/promises";
import { NodeAway } from "../operations/sales/sales-desk.ts";

export type NodeAnswer = {
  readonly status: number;
  /** The key was booked before; this is the first answer. */
  readonly replayed: boolean;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Call = { readonly body?: object; readonly key?: string };

export type NodeCaller = (
  method: "GET" | "POST" | "PUT",
  path: string,
  call?: Call,
) => Promise<NodeAnswer>;

/** How long an answer may take before the same is asked again, under the same key. */
const patienceMs = 20_000;
/** A node that restarts is back within these. Unit: ms. */
const patientMs = [250, 500, 1_000, 2_000, 4_000, 8_000] as const;
/** A node that checks in, has no room or is asked too much says so by these: later it may do it. */
const later: ReadonlySet<number> = new Set([429, 503, 507]);

/**
 * Calls a node as a program does; what may succeed later is asked again. Calls that book bear a
 * key, so that nothing counts twice.
 * @throws NodeAway when it does not answer, or not yet, after all pauses: some 15 seconds unless
 * said otherwise.
 */
export function nodeCaller(
  address: string,
  token: string,
  pausesMs: readonly number[] = patientMs,
): NodeCaller {
  return async (method, path, call = {}) => {
    let why = "";
    for (const pauseMs of [...pausesMs, 0]) {
      const answer = await once(address, token, { method, path, ...call });
      if (typeof answer !== "string" && !later.has(answer.status)) return answer;
      why = typeof answer === "string" ? answer : String(answer.body["title"] ?? answer.status);
      await sleep(pauseMs);
    }
    throw new NodeAway(`${address}: ${why}`);
  };
}

type Asked = Call & { readonly method: string; readonly path: string };

/** The answer, or why there is none. */
async function once(address: string, token: string, asked: Asked): Promise<NodeAnswer | string> {
  const { method, path, body, key } = asked;
  try {
    const response = await fetch(new URL(path, address), {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/json",
        ...(key === undefined ? {} : { "Idempotency-Key": key }),
      },
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const replayed = response.headers.get("Idempotent-Replayed") === "true";
    return { status: response.status, replayed, body: parsed(text) };
  } catch (fault) {
    const isAway = fault instanceof TypeError || (fault as Error).name === "TimeoutError";
    if (isAway) return "does not answer";
    throw fault;
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text === "" ? "{}" : text) as Readonly<Record<string, unknown>>;
  } catch (fault) {
    if (fault instanceof SyntaxError) return {};
    throw fault;
  }
}
