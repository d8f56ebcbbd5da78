import "../styles/cards.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState, ProblemLine } from "@cardweave/shared/ui/components/states";
import { Fragment, type ReactElement, useState } from "react";
import type { PageProps } from "../frame/page-entry.ts";
import { deskTexts } from "./desk-texts.ts";
import type { Meaning } from "./meaning.ts";
import { PeopleFound } from "./people-found.tsx";
import { ReceiptDialog } from "./receipt-dialog.tsx";
import { type SearchTexts, searchTexts } from "./search-texts.ts";
import { type Found, useSearch } from "./use-search.ts";

function told(meaning: Meaning, texts: SearchTexts): string {
  if (meaning.kind === "nothing") return texts.hint;
  if (meaning.kind === "sale") return texts.understood(texts.sale(meaning.till, meaning.number));
  return texts.understood(texts.meant[meaning.kind] ?? meaning.kind);
}

function isOfPeople({ kind }: Meaning): boolean {
  return kind === "name" || kind === "email" || kind === "phone";
}

/** One field for all: a number goes to its account, a receipt is shown, people are listed. */
export function SearchPage({ query }: PageProps): ReactElement {
  const texts = useTexts(searchTexts);
  const desk = useTexts(deskTexts);
  const words = query.get("q") ?? "";
  const [typed, setTyped] = useState(words);
  const { found, meaning, find, forget, isReady } = useSearch(typed);
  return (
    <div className="page">
      <PageHead title={desk.findTitle}>{texts.under}</PageHead>
      <form
        className="find-card"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
          // Whoever goes on by key chooses among the hits; a digit would be typed into the field.
          if (isOfPeople(meaning)) document.getElementById("content")?.focus();
        }}
      >
        <TextInput
          label={texts.label}
          name="find"
          hint={<span aria-live="polite">{told(meaning, texts)}</span>}
          value={typed}
          onChange={setTyped}
        />
        <ActionButton look="main" type="submit" icon="search" isDisabled={!isReady}>
          {desk.find}
        </ActionButton>
      </form>
      <ProblemLine problem={found.kind === "no" ? found.problem : null} />
      <Answer found={found} words={words} />
      {found.kind === "receipt" ? <ReceiptDialog receipt={found.id} onClose={forget} /> : null}
    </div>
  );
}

function Answer({ found, words }: { readonly found: Found; readonly words: string }): ReactElement {
  const texts = useTexts(searchTexts);
  const desk = useTexts(deskTexts);
  if (found.kind === "unused") {
    return (
      <EmptyState icon="card" title={desk.neverSeen}>
        {desk.neverSeenUnder}
      </EmptyState>
    );
  }
  if (found.kind === "no-receipt") {
    return (
      <EmptyState icon="search" title={texts.noReceipt}>
        {texts.noReceiptUnder}
      </EmptyState>
    );
  }
  return words.trim().length < 2 ? <Ways /> : <PeopleFound words={words} />;
}

function Ways(): ReactElement {
  const texts = useTexts(searchTexts);
  return (
    <section className="sheet panel" aria-labelledby="ways">
      <h2 id="ways">{texts.startTitle}</h2>
      <dl className="facts">
        {texts.start.map(([what, how]) => (
          <Fragment key={what}>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
