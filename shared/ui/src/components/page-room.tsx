import {
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { Api } from "../api/call.ts";
import { formatAmount, formatBare } from "../format-amount.ts";
import { formatAge, formatDay, formatMoment } from "../format-time.ts";
import type { Language } from "../language.ts";
import type { PhraseBook } from "../phrase-book.ts";
import { useLanguage } from "./language-context.tsx";

/** What the parts of a staff page share; the page's `main.tsx` alone makes them. */
export interface PageTools {
  readonly api: Api;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  /** A name for something new that is booked. */
  readonly newKey: () => string;
  /** The network's own. */
  readonly zone: string;
  readonly currency: string;
}

interface Room extends PageTools {
  readonly at: number;
}

const Here = createContext<Room | null>(null);
const tickMs = 10_000;

/** Tools and the time of day for everything below; moves on often enough for "2 min ago". */
export function PageRoom(props: {
  readonly tools: PageTools;
  readonly children: ReactNode;
}): ReactElement {
  const { tools, children } = props;
  const [at, setAt] = useState(tools.now);
  useEffect(() => {
    let callOff = (): void => undefined;
    const tick = (): void => {
      setAt(tools.now());
      callOff = tools.after(tickMs, tick);
    };
    tick();
    return () => callOff();
  }, [tools]);
  return <Here value={{ ...tools, at }}>{children}</Here>;
}

function useRoom(): Room {
  const room = use(Here);
  if (room === null) throw new Error("this part of a page stands outside of a PageRoom");
  return room;
}

export function usePage(): PageTools {
  return useRoom();
}

export function useTexts<T>(book: PhraseBook<T>): T {
  return book[useLanguage().language];
}

export interface Formats {
  readonly language: Language;
  /** "12,50 €", of minor units of the network's currency. */
  readonly money: (amount: number) => string;
  /** "12 Punkte" */
  readonly points: (amount: number) => string;
  /** "14:02" today, "21 Nov, 14:02" before. */
  readonly when: (at: number) => string;
  /** "3 min ago" */
  readonly age: (at: number) => string;
  /** Of a day as YYYY-MM-DD. */
  readonly day: (day: string) => string;
  readonly number: (value: number) => string;
}

/** How things are written in this language and the network's zone; moves on with the time. */
export function useFormats(): Formats {
  const { at: now, zone, currency } = useRoom();
  const { language } = useLanguage();
  return useMemo(
    () => ({
      language,
      money: (amount) => formatBare(amount, { kind: "money", currency }, language),
      points: (amount) => formatAmount(amount, { kind: "points" }, language),
      number: (value) => formatBare(value, { kind: "points" }, language),
      when: (at) => formatMoment(at, now, { language, zone }),
      age: (at) => formatAge(at, now, language),
      day: (day) => formatDay(day, language),
    }),
    [language, now, zone, currency],
  );
}
