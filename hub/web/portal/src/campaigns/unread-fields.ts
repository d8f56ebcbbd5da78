import { type Context, createContext, use, useCallback, useEffect, useMemo, useState } from "react";

/** Fields in which something is typed that says nothing: the draft does not have it. */
export interface UnreadFields {
  readonly mark: (path: string, isUnread: boolean) => void;
  readonly isAny: boolean;
}

const nothing: UnreadFields = { mark: () => undefined, isAny: false };

export const UnreadRoom: Context<UnreadFields> = createContext(nothing);

/** Source: SPEC R734. */
export function useUnreadFields(): UnreadFields {
  const [paths, setPaths] = useState<ReadonlySet<string>>(new Set());
  const mark = useCallback((path: string, isUnread: boolean): void => {
    setPaths((before) => withMark(before, path, isUnread));
  }, []);
  const isAny = paths.size > 0;
  return useMemo(() => ({ mark, isAny }), [mark, isAny]);
}

/** The same set where nothing changes. */
function withMark(
  before: ReadonlySet<string>,
  path: string,
  isUnread: boolean,
): ReadonlySet<string> {
  if (before.has(path) === isUnread) return before;
  const next = new Set(before);
  if (isUnread) next.add(path);
  else next.delete(path);
  return next;
}

/** Holds the approval up as long as the field shows what the draft does not say. */
export function useUnreadMark(path: string, isUnread: boolean): void {
  const { mark } = use(UnreadRoom);
  useEffect(() => {
    mark(path, isUnread);
    return () => mark(path, false);
  }, [mark, path, isUnread]);
}
