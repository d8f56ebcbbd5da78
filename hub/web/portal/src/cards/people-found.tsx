import { list, orNull, shape, text } from "@cardweave/shared/ui/api/readers";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { type PageKey, usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import type { ReactElement } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import { go } from "../frame/router.ts";
import { type Cardholder, readCardholder, shortName } from "./card-shapes.ts";
import { deskTexts } from "./desk-texts.ts";
import { searchTexts } from "./search-texts.ts";
import { seeHolders } from "./see-holders.ts";

const readFound = shape({ items: list(readCardholder), next: orNull(text) });

/** Whoever gets more types more; a list of a whole town helps nobody. */
const most = 100;
const picks = 9;

/** People by name, address or number; 1 to 9 open the first ones' cards. */
export function PeopleFound({ words }: { readonly words: string }): ReactElement {
  const texts = useTexts(searchTexts);
  const desk = useTexts(deskTexts);
  const columns = useColumns();
  const query = new URLSearchParams({ q: words, limit: String(most) });
  const found = useItem(`/v1/cardholders?${query}`, readFound);
  const { cards: seen } = usePortal();
  const { items = null, next = null } = found.value ?? {};
  seeHolders(seen, items ?? []);
  const hits = items?.flatMap(({ cards }) => cards.slice(0, 1)).slice(0, picks) ?? [];
  const keys = hits.map<PageKey>(({ account }, at) => ({
    key: String(at + 1),
    label: texts.pick(at + 1),
    run: () => go(`/cards/${account}`),
  }));
  usePageKeys(keys);
  return (
    <>
      <DataTable
        label={desk.people}
        columns={columns}
        rows={{ ...found, value: items, set: () => undefined }}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon="users" title={texts.nobody}>
            {texts.nobodyUnder}
          </EmptyState>
        }
      />
      {next === null ? null : <p className="soft">{texts.more(most)}</p>}
    </>
  );
}

function useColumns(): readonly Column<Cardholder>[] {
  const desk = useTexts(deskTexts);
  const texts = useTexts(searchTexts);
  const { day } = useFormats();
  return [
    { id: "name", label: desk.name, value: ({ name }) => name },
    {
      id: "cards",
      label: desk.cards,
      value: ({ cards }) => cards.map(({ number }) => number).join(", "),
      cell: ({ cards }) => <CardLinks cards={cards} />,
      isMain: true,
    },
    {
      id: "contact",
      label: desk.contact,
      value: ({ contact }) =>
        [contact.email, contact.phone].filter((one) => one !== null).join(", "),
    },
    {
      id: "birthday",
      label: texts.birthday,
      value: ({ birthday }) => birthday,
      text: ({ birthday }) => (birthday === null ? "" : day(birthday)),
    },
  ];
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
