import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "./catalogue.ts";
import { CataloguePage } from "./catalogue-page.tsx";
import { catalogueTexts } from "./catalogue-texts.ts";
import { type Named, NameFields } from "./name-fields.tsx";
import { type Branch, type Franchisee, readBranch, readFranchisee } from "./place-shapes.ts";
import { placeTexts } from "./place-texts.ts";

export function FranchiseesPage(): ReactElement {
  return <CataloguePage catalogue={useFranchisees()} />;
}

function useFranchisees(): Catalogue<Franchisee, Named> {
  const texts = useTexts(placeTexts);
  const any = useTexts(catalogueTexts);
  const branches = useRows("/v1/branches", readBranch).value;
  return useMemo(
    () => ({
      texts: texts.franchisees,
      icon: "branch",
      path: "/v1/franchisees",
      read: readFranchisee,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name },
        { id: "id", label: any.id, value: ({ id }) => id },
        {
          id: "branches",
          label: texts.itsBranches,
          value: (row) => namesOf(row, branches ?? []) || null,
          isMain: true,
        },
      ],
      nameOf: ({ name }) => name,
      start: { id: "", name: "" },
      valuesOf: ({ id, name }) => ({ id, name }),
      bodyOf: ({ id, name }, row) => (row === null ? { id, name } : { name }),
      fields: (form, row) => (
        <>
          <NameFields form={form} isNew={row === null} />
          {row === null ? null : <ItsBranches row={row} branches={branches ?? []} />}
        </>
      ),
    }),
    [texts, any, branches],
  );
}

function namesOf(row: Franchisee, branches: readonly Branch[]): string {
  const nameOf = (id: string): string => branches.find((one) => one.id === id)?.name ?? id;
  return row.branches.map(nameOf).join(", ");
}

function ItsBranches(props: {
  readonly row: Franchisee;
  readonly branches: readonly Branch[];
}): ReactElement {
  const texts = useTexts(placeTexts);
  const names = namesOf(props.row, props.branches);
  return (
    <p>
      {names === "" ? texts.noBranches : `${texts.itsBranches}: ${names}.`}{" "}
      <a href="/network/branches">{texts.atTheBranch}</a>
    </p>
  );
}
