import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { type ReactElement, useCallback, useEffect, useRef } from "react";
import type { FoundArticle } from "../api/read-article.ts";
import { type Pausing, useHitKey } from "../screens/use-hit-key.ts";
import { useWords } from "../screens/words.tsx";
import { hitKeyAt } from "../till/hit-key.ts";
import { saleTexts } from "./sale-texts.ts";

export interface ArticleChoicesProps {
  readonly ports: Pausing;
  readonly choices: readonly FoundArticle[];
  readonly money: (amount: number) => string;
  readonly onChoose: (article: FoundArticle) => void;
}

/** Several articles that the typed words fit; one press puts one into the basket. */
export function ArticleChoices(props: ArticleChoicesProps): ReactElement | null {
  const { choices, ...rest } = props;
  const { language } = useWords();
  const list = useRef<HTMLUListElement>(null);
  // Out of the field, so that a digit picks; Enter takes the first.
  useEffect(() => {
    if (choices.length > 0) list.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [choices]);
  if (choices.length === 0) return null;
  return (
    <ul className="entry-choices" ref={list} aria-label={saleTexts(language).articleChoices}>
      {choices.map((article, at) => (
        <Choice key={article.id} {...rest} article={article} at={at} />
      ))}
    </ul>
  );
}

interface ChoiceProps extends Omit<ArticleChoicesProps, "choices"> {
  readonly article: FoundArticle;
  /** Its place in the list, from 0. */
  readonly at: number;
}

function Choice({ article, at, ports, money, onChoose }: ChoiceProps): ReactElement {
  const { language } = useWords();
  const choose = useCallback(() => onChoose(article), [article, onChoose]);
  useHitKey(ports, at, choose);
  return (
    <li>
      <ActionButton onPress={choose} {...hitKeyAt(at)}>
        {article.name[language]} {article.unitPrice === null ? "" : money(article.unitPrice)}
      </ActionButton>
    </li>
  );
}
