import "../styles/cards.css";
import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState, ProblemLine } from "@cardweave/shared/ui/components/states";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useState } from "react";
import type { PageProps } from "../frame/page-entry.ts";
import { go } from "../frame/router.ts";
import { type Cardholder, readAccount, readCardholder, shortName } from "./card-shapes.ts";
import { deskTexts } from "./desk-texts.ts";
import { typedCard } from "./typed-card.ts";
import { useSchemes } from "./use-schemes.ts";

type Found = { readonly kind: "nothing" | "unused" } | { readonly kind: "no"; problem: Problem };

/** A name stands in the address, so that the back button finds its list again; a number does not. */
function showName(name: string): void {
  go(`/cards?${new URLSearchParams({ q: name })}`);
}

interface Search {
  readonly found: Found;
  readonly find: (typed: string) => Promise<void>;
  readonly isReady: boolean;
}

function useSearch(): Search {
  const { api } = usePage();
  const [found, setFound] = useState<Found>({ kind: "nothing" });
  const schemes = useSchemes();
  const lookUp = async (card: { scheme: string; number: string }): Promise<void> => {
    const call = { method: "POST", path: "/v1/accounts/lookup", body: { card } } as const;
    const answer = await api(call, readAccount);
    const problem = problemIn(answer);
    if (problem !== null) setFound({ kind: "no", problem });
    else if (answer.kind === "done" && answer.value.known) go(`/cards/${answer.value.id}`);
    else setFound({ kind: "unused" });
  };
  const find: Search["find"] = async (typed) => {
    setFound({ kind: "nothing" });
    const meant = typedCard(typed, schemes ?? []);
    if (meant.kind === "account") go(`/cards/${meant.id}`);
    else if (meant.kind === "name") showName(meant.name);
    else await lookUp({ scheme: meant.scheme, number: meant.number });
  };
  return { found, find, isReady: schemes !== null };
}

/** One field for all: a number goes to its account, a name to a list. */
export function SearchPage({ query }: PageProps): ReactElement {
  const texts = useTexts(deskTexts);
  const name = query.get("q") ?? "";
  const [typed, setTyped] = useState(name);
  const { found, find, isReady } = useSearch();
  return (
    <div className="page">
      <PageHead title={texts.findTitle}>{texts.findUnder}</PageHead>
      <form
        className="find-card"
        onSubmit={(event) => {
          event.preventDefault();
          void find(typed);
        }}
      >
        <TextInput
          label={texts.findLabel}
          name="find"
          hint={texts.findHint}
          value={typed}
          onChange={setTyped}
        />
        <ActionButton look="main" type="submit" icon="search" isDisabled={!isReady}>
          {texts.find}
        </ActionButton>
      </form>
      <ProblemLine problem={found.kind === "no" ? found.problem : null} />
      {found.kind === "unused" ? (
        <EmptyState icon="card" title={texts.neverSeen}>
          {texts.neverSeenUnder}
        </EmptyState>
      ) : (
        <People name={name} />
      )}
    </div>
  );
}

function People({ name }: { readonly name: string }): ReactElement {
  const texts = useTexts(deskTexts);
  const query = new URLSearchParams({ q: name });
  const rows = useRows(name.length < 2 ? null : `/v1/cardholders?${query}`, readCardholder);
  if (name.length < 2) {
    return (
      <EmptyState icon="card" title={texts.findTitle}>
        {texts.startUnder}
      </EmptyState>
    );
  }
  const columns: readonly Column<Cardholder>[] = [
    { id: "name", label: texts.name, value: (one) => one.name },
    {
      id: "cards",
      label: texts.cards,
      value: ({ cards }) => cards.map(({ number }) => number).join(", "),
      cell: ({ cards }) => <CardLinks cards={cards} />,
      isMain: true,
    },
    {
      id: "contact",
      label: texts.contact,
      value: ({ contact }) =>
        [contact.email, contact.phone].filter((one) => one !== null).join(", "),
    },
  ];
  return (
    <DataTable
      label={texts.people}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      empty={
        <EmptyState icon="users" title={texts.nobody}>
          {texts.nobodyUnder}
        </EmptyState>
      }
    />
  );
}

function CardLinks({ cards }: Pick<Cardholder, "cards">): ReactElement {
  return (
    <span className="card-links">
      {cards.map(({ account, number }) => (
        <a key={account} className="row-link" href={`/cards/${account}`}>
          {number === "" ? shortName(account) : number}
        </a>
      ))}
    </span>
  );
}
