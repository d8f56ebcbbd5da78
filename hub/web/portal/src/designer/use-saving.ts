import type { CardDesign } from "@cardweave/shared/domain/card-design/design";
import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { usePage } from "@cardweave/shared/ui/components/page-room";
import { useRef, useState } from "react";
import { readStoredDesign, type StoredDesign } from "./design-shapes.ts";

export interface Saving {
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  /** True when it is stored now. */
  readonly save: () => Promise<boolean>;
  /** Keeps the draft as a design of its own; its id, null when that failed. */
  readonly saveCopy: (name: string) => Promise<string | null>;
}

interface Kept {
  readonly design: CardDesign;
  readonly version: string;
}

export function useSaving(stored: StoredDesign, now: CardDesign): Saving {
  const { api } = usePage();
  const [kept, setKept] = useState<Kept>(stored);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isSending = useRef(false);
  const send: (call: Parameters<typeof api>[0]) => Promise<StoredDesign | null> = async (call) => {
    if (isSending.current) return null;
    isSending.current = true;
    setBusy(true);
    const answer = await api(call, readStoredDesign);
    isSending.current = false;
    setBusy(false);
    setProblem(problemIn(answer));
    return answer.kind === "done" ? answer.value : null;
  };
  const save: Saving["save"] = async () => {
    const path = `/v1/cards/designs/${stored.id}`;
    const { version } = kept;
    const done = await send({ method: "PATCH", path, body: now, version });
    if (done !== null) setKept({ design: now, version: done.version });
    return done !== null;
  };
  const saveCopy: Saving["saveCopy"] = async (name) => {
    const body = { ...now, name };
    const done = await send({ method: "POST", path: "/v1/cards/designs", body });
    if (done !== null) setKept({ ...kept, design: now });
    return done?.id ?? null;
  };
  return { isChanged: now !== kept.design, isBusy, problem, save, saveCopy };
}
