import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { type ReactElement, type RefObject, useEffect, useRef } from "react";
import type { FoundArticle } from "../api/read-article.ts";
import { type Pausing, useHitKeys } from "../screens/use-hit-key.ts";
import { useWords } from "../screens/words.tsx";
import { hitKeyAt } from "../till/hit-key.ts";
import { saleTexts } from "./sale-texts.ts";

export interface ArticleChoicesProps {
  readonly ports: Pausing;
  readonly choices: readonly FoundArticle[];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly money: (amount: number) => string;
  readonly onChoose: (article: FoundArticle) => void;
}

/** Several articles that the typed words fit; one press puts one into the basket. */
export function ArticleChoices(props: ArticleChoicesProps): ReactElement | null {
  const { choices, field, ports, money, onChoose } = props;
  const { language } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const pick = (at: number): void => {
    const article = choices[at];
    if (article !== undefined) onChoose(article);
  };
  useHitKeys(ports, { count: choices.length, field, pick });
  // Enter takes the first.
  useEffect(() => {
    if (choices.length > 0) list.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [choices]);
  if (choices.length === 0) return null;
  return (
    <ul className="entry-choices" ref={list} aria-label={saleTexts(language).articleChoices}>
      {choices.map((article, at) => (
        <li key={article.id}>
          <ActionButton onPress={() => onChoose(article)} {...hitKeyAt(at)}>
            {article.name[language]} {article.unitPrice === null ? "" : money(article.unitPrice)}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}
