import type { Language } from "@cardweave/shared/ui/language";
import { useCallback, useState } from "react";
import type { DeskApi } from "../api/desk-api.ts";
import type { FoundArticle } from "../api/read-article.ts";
import type { ArticleAsked } from "./article-text.ts";
import type { DraftLine } from "./sale-draft.ts";

/** What became of the last article that was asked for. */
export type ArticleOutcome = "unknown" | "unpriced" | "away" | null;

export interface ArticleEntry {
  readonly outcome: ArticleOutcome;
  /** Several that the words fit. */
  readonly choices: readonly FoundArticle[];
  readonly find: (asked: ArticleAsked) => void;
  readonly choose: (article: FoundArticle) => void;
  readonly clear: () => void;
}

interface Parts {
  readonly api: Pick<DeskApi, "articles">;
  readonly language: Language;
  readonly onAdd: (line: Omit<DraftLine, "id">) => void;
}

interface Shown {
  readonly outcome: ArticleOutcome;
  readonly choices: readonly FoundArticle[];
  readonly quantity: number;
}

const nothing: Shown = { outcome: null, choices: [], quantity: 1 };

function lineOf(
  { id, name, unitPrice }: FoundArticle,
  { language, quantity }: { readonly language: Language; readonly quantity: number },
): Omit<DraftLine, "id"> | null {
  if (unitPrice === null) return null;
  return { kind: "goods", name: name[language], quantity, unitPrice, article: id };
}

function shownFor(found: readonly FoundArticle[] | null, { quantity }: ArticleAsked): Shown {
  if (found === null) return { ...nothing, outcome: "away" };
  if (found.length === 0) return { ...nothing, outcome: "unknown" };
  return { outcome: null, choices: found, quantity };
}

/** Asks the branch's node, which knows all articles with or without headquarters. */
export function useArticleEntry({ api, language, onAdd }: Parts): ArticleEntry {
  const [shown, setShown] = useState(nothing);
  const add = (article: FoundArticle, quantity: number): void => {
    const line = lineOf(article, { language, quantity });
    setShown(line === null ? { ...nothing, outcome: "unpriced" } : nothing);
    if (line !== null) onAdd(line);
  };
  const find = async (asked: ArticleAsked): Promise<void> => {
    const answer = await api.articles(asked);
    const found = answer.kind === "done" ? answer.value : null;
    const [only] = found ?? [];
    if (only !== undefined && found?.length === 1) add(only, asked.quantity);
    else setShown(shownFor(found, asked));
  };
  const clear = useCallback(() => setShown(nothing), []);
  const { outcome, choices, quantity } = shown;
  return {
    outcome,
    choices,
    find: (asked) => void find(asked),
    choose: (one) => add(one, quantity),
    clear,
  };
}
