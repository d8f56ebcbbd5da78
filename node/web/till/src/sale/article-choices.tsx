import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import type { ReactElement } from "react";
import type { FoundArticle } from "../api/read-article.ts";
import { useWords } from "../screens/words.tsx";
import { saleTexts } from "./sale-texts.ts";

export interface ArticleChoicesProps {
  readonly choices: readonly FoundArticle[];
  readonly money: (amount: number) => string;
  readonly onChoose: (article: FoundArticle) => void;
}

/** Several articles that the typed words fit; one press puts one into the basket. */
export function ArticleChoices(props: ArticleChoicesProps): ReactElement | null {
  const { choices, money, onChoose } = props;
  const { language } = useWords();
  if (choices.length === 0) return null;
  return (
    <ul className="entry-choices" aria-label={saleTexts(language).articleChoices}>
      {choices.map((one) => (
        <li key={one.id}>
          <ActionButton onPress={() => onChoose(one)}>
            {one.name[language]} {one.unitPrice === null ? "" : money(one.unitPrice)}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}
