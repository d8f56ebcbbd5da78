import type { Answer, Api } from "./call.ts";
import { list, orNull, type Read, shape, text } from "./readers.ts";

/** Rows of one call; the server gives no more. */
const pageSize = 500;
/** A table holds no more; whoever looks for one of a million searches. */
const mostRows = 20_000;

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const mark = path.includes("?") ? "&" : "?";
  return `${path}${mark}${new URLSearchParams(query)}`;
}

/** All rows of a list, page by page; `hear` gets what is there after each. */
export async function readPages<T>(
  api: Api,
  { path, read }: { readonly path: string; readonly read: Read<T> },
  hear: (rows: readonly T[]) => void = () => undefined,
): Promise<Answer<readonly T[]>> {
  const readPage = shape({ items: list(read), next: orNull(text) });
  const rows: T[] = [];
  let cursor: string | null = "";
  while (cursor !== null && rows.length < mostRows) {
    const from: Record<string, string> = cursor === "" ? {} : { cursor };
    const query = { limit: String(pageSize), ...from };
    const answer: Answer<{ items: readonly T[]; next: string | null }> = await api(
      { method: "GET", path: withQuery(path, query) },
      readPage,
    );
    if (answer.kind !== "done") return answer;
    rows.push(...answer.value.items);
    cursor = answer.value.next;
    if (cursor !== null) hear([...rows]);
  }
  return { kind: "done", value: rows };
}
