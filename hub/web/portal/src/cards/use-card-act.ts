import type { Answer } from "@cardweave/shared/ui/api/call";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useState } from "react";
import { actTexts } from "./act-texts.ts";
import { cardOf, type Done, readDone } from "./card-shapes.ts";

export interface CardActs {
  /** Booked once, however often it is sent: the key is this dialog's own. */
  readonly send: (path: string, body: object) => Promise<Answer<Done>>;
  /** Says that it is done; with the way back where there is one. */
  readonly done: (text: string, done: Done, canUndo?: boolean) => void;
}

/** What dialogs need that do something to one card. */
export function useCardAct(account: string, onDone: () => void): CardActs {
  const { api, newKey } = usePage();
  const texts = useTexts(actTexts);
  const say = useToast();
  const [key] = useState(newKey);
  const send: CardActs["send"] = (path, body) => api({ method: "POST", path, body, key }, readDone);
  const undo = async (receipt: string): Promise<void> => {
    const body = { card: cardOf(account), undo: receipt, reason: "mistake" };
    const call = { method: "POST", path: "/v1/cards/status", body, key: newKey() } as const;
    const answer = await api(call, readDone);
    if (answer.kind !== "done") return;
    onDone();
    say({ text: texts.undone });
  };
  const done: CardActs["done"] = (text, { receipt }, canUndo = true) => {
    onDone();
    say(canUndo ? { text, undo: () => void undo(receipt) } : { text });
  };
  return { send, done };
}
