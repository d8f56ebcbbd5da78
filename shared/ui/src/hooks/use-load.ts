import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer } from "../api/call.ts";
import { type Api, problemIn } from "../api/call.ts";
import type { Problem } from "../api/problem.ts";
import { readPages } from "../api/read-pages.ts";
import type { Read } from "../api/readers.ts";
import { usePage } from "../components/page-room.tsx";

/** Something read from the server; `value` stays while it is read again. */
export interface Loaded<T> {
  readonly value: T | null;
  /** When the value came. Unit: ms since 1970. */
  readonly at: number | null;
  readonly isLoading: boolean;
  /** Why the last reading failed. */
  readonly problem: Problem | null;
  readonly reload: () => void;
  /** Puts in place what an edit has answered. */
  readonly set: (value: T) => void;
}

/** Whether a list was read and there is nothing in it; its own words then say how to begin. */
export function isBare(rows: Pick<Loaded<readonly unknown[]>, "value" | "isLoading">): boolean {
  return rows.value !== null && rows.value.length === 0 && !rows.isLoading;
}

type Kept<T> = Omit<Loaded<T>, "reload" | "set"> & { readonly of: string | null };
type Ask<T> = (api: Api, hear: (partly: T) => void) => Promise<Answer<T>>;

function empty<T>(of: string | null): Kept<T> {
  return { of, value: null, at: null, isLoading: of !== null, problem: null };
}

/** `of` names what is read: another name reads anew, null reads nothing. */
export function useLoad<T>(of: string | null, ask: Ask<T>): Loaded<T> {
  const { api, now } = usePage();
  const asking = useRef(ask);
  asking.current = ask;
  const callOff = useRef<() => void>(() => undefined);
  const [kept, setKept] = useState<Kept<T>>(() => empty(of));
  const reload = useCallback(() => {
    callOff.current();
    if (of === null) return;
    let isWanted = true;
    callOff.current = () => {
      isWanted = false;
    };
    const hear = (value: T, isLoading: boolean): void => {
      if (isWanted) setKept({ of, value, at: now(), isLoading, problem: null });
    };
    setKept((before) => ({ ...(before.of === of ? before : empty<T>(of)), isLoading: true }));
    void asking
      .current(api, (partly) => hear(partly, true))
      .then((answer) => {
        const problem = problemIn(answer);
        if (answer.kind === "done") hear(answer.value, false);
        else if (isWanted) setKept((before) => ({ ...before, isLoading: false, problem }));
      });
  }, [of, api, now]);
  useEffect(() => {
    reload();
    return () => callOff.current();
  }, [reload]);
  const set = useCallback(
    (value: T) => setKept({ of, value, at: now(), isLoading: false, problem: null }),
    [of, now],
  );
  const shown = kept.of === of ? kept : empty<T>(of);
  return { ...shown, reload, set };
}

/** One thing behind one address. */
export function useItem<T>(path: string | null, read: Read<T>): Loaded<T> {
  return useLoad(path, (api) => api({ method: "GET", path: path ?? "" }, read));
}

/** All rows of a list, shown as they come. */
export function useRows<T>(path: string | null, read: Read<T>): Loaded<readonly T[]> {
  return useLoad<readonly T[]>(path, (api, hear) =>
    readPages(api, { path: path ?? "", read }, hear),
  );
}
