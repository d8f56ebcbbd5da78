import { describe, expect, test } from "vitest";
import { apiWith, problemIn } from "./call.ts";
import { readPages } from "./read-pages.ts";
import { list, nothing, orNull, shape, text, whole } from "./readers.ts";

interface Seen {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Given = { readonly status?: number; readonly body?: unknown } | "cut";

/** A server that gives these answers one after the other. */
function aServer(answers: readonly Given[]) {
  const seen: Seen[] = [];
  let isOut = false;
  const fetching = async (path: unknown, init?: RequestInit): Promise<Response> => {
    const given = answers[seen.length] ?? "cut";
    seen.push({ path: String(path), headers: init?.headers as Record<string, string> });
    if (given === "cut") throw new TypeError("no network");
    const { status = 200, body } = given;
    const json = body === undefined ? null : JSON.stringify(body);
    return new Response(json, { status, headers: { "content-type": "application/json" } });
  };
  const api = apiWith({
    fetch: fetching as typeof fetch,
    signalAfter: () => new AbortController().signal,
    onSignedOut: () => {
      isOut = true;
    },
  });
  return { api, seen, isOut: () => isOut };
}

const named = shape({ id: text, count: orNull(whole) });
const get = { method: "GET", path: "/v1/things" } as const;

describe("a page's calls", () => {
  test("R534 carry the guard, the name of the booking and the version that was read", async () => {
    const { api, seen } = aServer([{ body: { id: "a" } }]);
    const call = { method: "PATCH", path: "/x", body: {}, key: "k1", version: "v1" } as const;
    expect(await api(call, named)).toEqual({ kind: "done", value: { id: "a", count: null } });
    expect(seen[0]?.headers).toMatchObject({
      "x-cardweave": "1",
      "idempotency-key": "k1",
      "if-match": '"v1"',
      "content-type": "application/json",
    });
  });

  test("R534 tell a refusal with its fields, an end of session, and that nobody knows", async () => {
    const fields = [{ field: "name", reason: "too long" }];
    const { api, isOut } = aServer([
      { status: 422, body: { code: "invalid", fields } },
      { status: 401, body: { code: "unauthenticated" } },
      "cut",
      { body: { id: 7 } },
    ]);
    const refused = problemIn(await api(get, named));
    expect(refused).toMatchObject({ code: "invalid", status: 422, fields });
    expect(isOut()).toBe(false);
    expect(problemIn(await api(get, named))?.code).toBe("unauthenticated");
    expect(isOut()).toBe(true);
    expect(await api(get, nothing)).toEqual({ kind: "lost" });
    expect(problemIn(await api(get, named))?.code).toBe("unreadable");
  });

  test("R534 read a list to its end, page by page, and show what is there so far", async () => {
    const page = (ids: readonly string[], next: string | null) => ({
      body: { items: ids.map((id) => ({ id })), next },
    });
    const { api, seen } = aServer([page(["a", "b"], "c1"), page(["c"], null)]);
    const partly: number[] = [];
    const read = shape({ id: text });
    const all = await readPages(api, { path: "/v1/things?x=1", read }, (rows) =>
      partly.push(rows.length),
    );
    expect(all).toEqual({ kind: "done", value: [{ id: "a" }, { id: "b" }, { id: "c" }] });
    expect(partly).toEqual([2]);
    expect(seen.map(({ path }) => path)).toEqual([
      "/v1/things?x=1&limit=500",
      "/v1/things?x=1&limit=500&cursor=c1",
    ]);
    expect(() => list(text)("no list")).toThrow("list");
  });
});
