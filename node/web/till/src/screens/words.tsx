import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { formatAmount, formatBare, formatChange } from "@cardweave/shared/ui/format-amount";
import { formatDay, formatMoment } from "@cardweave/shared/ui/format-time";
import type { Language } from "@cardweave/shared/ui/language";
import { createContext, type ReactElement, type ReactNode, use, useEffect, useState } from "react";
import type { PurseDef } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { textsIn } from "../texts/books.ts";
import type { TillTexts } from "../texts/till-texts.ts";
import { unitOf } from "../till/till-actions.ts";

interface Place {
  readonly zone: string;
  readonly now: number;
}

const Here = createContext<Place>({ zone: "UTC", now: 0 });

export interface PlaceRoomProps {
  readonly zone: string;
  readonly clocks: Pick<PagePorts, "now" | "after">;
  readonly children: ReactNode;
}

const tickMs = 20_000;

/** Zone and the time of day for everything below; moves on often enough for "today". */
export function PlaceRoom({ zone, clocks, children }: PlaceRoomProps): ReactElement {
  const [now, setNow] = useState(clocks.now);
  useEffect(() => {
    let callOff = (): void => undefined;
    const tick = (): void => {
      setNow(clocks.now());
      callOff = clocks.after(tickMs, tick);
    };
    tick();
    return () => callOff();
  }, [clocks]);
  return <Here value={{ zone, now }}>{children}</Here>;
}

export function useTexts(): TillTexts {
  return textsIn(useLanguage().language);
}

export interface Words {
  readonly language: Language;
  readonly texts: TillTexts;
  readonly bare: (amount: number, purse: PurseDef) => string;
  readonly amount: (amount: number, purse: PurseDef) => string;
  readonly change: (change: number, purse: PurseDef) => string;
  readonly when: (at: number) => string;
  /** Of a day as YYYY-MM-DD. */
  readonly dayText: (day: string) => string;
  /** Whether a day as YYYY-MM-DD comes within 90 days. */
  readonly isSoon: (day: string) => boolean;
}

const soonMs = 90 * 86_400_000;

/** Texts and formats in the language and zone of this page. */
export function useWords(): Words {
  const { language } = useLanguage();
  const { zone, now } = use(Here);
  return {
    language,
    texts: textsIn(language),
    bare: (amount, purse) => formatBare(amount, unitOf(purse), language),
    amount: (amount, purse) => formatAmount(amount, unitOf(purse), language),
    change: (change, purse) => formatChange(change, unitOf(purse), language),
    when: (at) => formatMoment(at, now, { language, zone }),
    dayText: (day) => formatDay(day, language),
    isSoon: (day) => Date.parse(day) < now + soonMs,
  };
}
