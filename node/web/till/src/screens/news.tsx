import { Icon } from "@cardweave/shared/ui/components/icon";
import type { ReactElement } from "react";
import type { EntryView, PurseDef, SessionView } from "../api/shapes.ts";
import { branchWord, changeOf } from "../till/entry-words.ts";
import { useWords } from "./words.tsx";

export interface NewsProps {
  readonly news: readonly EntryView[];
  readonly purses: readonly PurseDef[];
  readonly who: SessionView;
}

/** What other tills booked while this customer stands here; read out politely. */
export function News({ news, purses, who }: NewsProps): ReactElement {
  const { texts, change, when } = useWords();
  const told = news.flatMap((entry) => {
    const purse = purses.find((one) => one.purse === entry.purse);
    return purse === undefined ? [] : [{ entry, purse }];
  });
  return (
    <>
      {told.map(({ entry, purse }) => (
        <p key={entry.entry} className="news">
          <Icon name="branch" />
          <span>
            {texts.newsOf({
              change: change(changeOf(entry), purse),
              when: when(entry.at),
              branch: entry.branch === who.branch.id ? null : branchWord(entry, who, texts),
            })}
          </span>
        </p>
      ))}
    </>
  );
}
