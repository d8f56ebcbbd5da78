import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { usePage } from "@cardweave/shared/ui/components/page-room";
import {
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { usePortal } from "../frame/portal-room.tsx";
import type { Problem } from "./campaign-shapes.ts";
import { valueAt, withValue } from "./draft-paths.ts";
import type { DraftSession, DraftState } from "./live/draft-session.ts";
import { openSession } from "./live/open-session.ts";
import { reasonText } from "./reason-texts.ts";

export interface DraftRoomValue {
  readonly state: DraftState;
  readonly session: DraftSession;
  readonly problems: readonly Problem[];
}

const Here = createContext<DraftRoomValue | null>(null);

export function DraftRoom(props: {
  readonly value: DraftRoomValue;
  readonly children: ReactNode;
}): ReactElement {
  return <Here value={props.value}>{props.children}</Here>;
}

export function useDraftRoom(): DraftRoomValue {
  const room = use(Here);
  if (room === null) throw new Error("this part of the builder stands outside of its room");
  return room;
}

const away: Pick<DraftSession, "state" | "subscribe"> = {
  state: () => noState,
  subscribe: () => () => undefined,
};

const noState: DraftState = {
  status: "opening",
  draft: {},
  isSaved: true,
  isConnected: false,
  others: [],
  conflicts: [],
  canUndo: false,
  canRedo: false,
};

/** The draft as everybody has it now; null for those who may only look. */
export function useDraftSession(
  campaign: string,
  mayEdit: boolean,
): { readonly session: DraftSession | null; readonly state: DraftState } {
  const { now, after, newKey } = usePage();
  const { who } = usePortal();
  const [session, setSession] = useState<DraftSession | null>(null);
  useEffect(() => {
    if (!mayEdit) return undefined;
    const opened = openSession(campaign, who.user.id, { now, after, newKey });
    setSession(opened);
    return () => {
      setSession(null);
      opened.end();
    };
  }, [campaign, mayEdit, who.user.id, now, after, newKey]);
  const { subscribe, state } = session ?? away;
  return { session, state: useSyncExternalStore(subscribe, state) };
}

export interface DraftField<T> {
  readonly value: T | undefined;
  readonly set: (value: T | undefined) => void;
  /** What is wrong here. */
  readonly reason: string | undefined;
  /** The same for whoever fills it in. */
  readonly reasonText: string | undefined;
}

/** One field of the draft, by its path. */
export function useDraftField<T>(path: string): DraftField<T> {
  const { state, session, problems } = useDraftRoom();
  const { language } = useLanguage();
  const { draft } = state;
  return useMemo(() => {
    const isHere = (field: string): boolean => field === path || field.startsWith(`${path}.`);
    const reason = problems.find(({ field }) => isHere(field))?.reason;
    return {
      value: valueAt(draft, path) as T | undefined,
      set: (value) => session.change(withValue(session.state().draft, path, value)),
      reason,
      reasonText: reason === undefined ? undefined : reasonText(reason, language),
    };
  }, [draft, session, problems, path, language]);
}
