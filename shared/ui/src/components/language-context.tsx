import { createContext, type ReactElement, type ReactNode, use, useMemo, useState } from "react";
import type { Language } from "../language.ts";

export interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Chosen = createContext<LanguageChoice>({ language: "en", choose: () => undefined });

export interface LanguageRoomProps {
  readonly start: Language;
  readonly onChoose: (language: Language) => void;
  readonly children: ReactNode;
}

export function LanguageRoom({ start, onChoose, children }: LanguageRoomProps): ReactElement {
  const [language, setLanguage] = useState(start);
  const choice = useMemo(() => {
    const choose = (next: Language): void => {
      setLanguage(next);
      onChoose(next);
    };
    return { language, choose };
  }, [language, onChoose]);
  return <Chosen value={choice}>{children}</Chosen>;
}

export function useLanguage(): LanguageChoice {
  return use(Chosen);
}
