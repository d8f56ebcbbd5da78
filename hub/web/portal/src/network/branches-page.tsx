import { type Choice, ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "./catalogue.ts";
import { CataloguePage } from "./catalogue-page.tsx";
import { catalogueTexts } from "./catalogue-texts.ts";
import { NameFields } from "./name-fields.tsx";
import { type Branch, readBranch, readFranchisee, readRegion } from "./place-shapes.ts";
import { placeTexts } from "./place-texts.ts";

interface Values {
  readonly id: string;
  readonly name: string;
  /** Empty for none. */
  readonly region: string;
  readonly zone: string;
  /** Empty for the network itself. */
  readonly franchisee: string;
}

export function BranchesPage(): ReactElement {
  return <CataloguePage catalogue={useBranches()} />;
}

function useBranches(): Catalogue<Branch, Values> {
  const texts = useTexts(placeTexts);
  const any = useTexts(catalogueTexts);
  const { zone } = usePage();
  const regions = useRows("/v1/regions", readRegion).value;
  const franchisees = useRows("/v1/franchisees", readFranchisee).value;
  return useMemo(() => {
    const owners = choicesOf(franchisees, texts.noFranchisee);
    const choices = { regions: choicesOf(regions, texts.noRegion), franchisees: owners };
    return {
      texts: texts.branches,
      icon: "branch",
      path: "/v1/branches",
      read: readBranch,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name },
        { id: "id", label: any.id, value: ({ id }) => id, isExtra: true },
        { id: "region", label: texts.region, value: ({ region }) => nameOf(regions, region) },
        {
          id: "franchisee",
          label: texts.franchisee,
          value: ({ franchisee }) => nameOf(franchisees, franchisee),
          isExtra: owners.length === 1,
        },
        { id: "zone", label: texts.zone, value: (row) => row.zone, isExtra: true },
      ],
      nameOf: ({ name }) => name,
      start: { id: "", name: "", region: "", zone, franchisee: "" },
      valuesOf: (row) => ({ ...row, region: row.region ?? "", franchisee: row.franchisee ?? "" }),
      bodyOf,
      fields: (form, row) => <BranchFields form={form} isNew={row === null} choices={choices} />,
    };
  }, [texts, any, zone, regions, franchisees]);
}

function bodyOf({ id, name, region, zone, franchisee }: Values, row: Branch | null): object {
  const place = { name, region: region === "" ? null : region, zone };
  const owner = { franchisee: franchisee === "" ? null : franchisee };
  return row === null ? { id, ...place, ...owner } : { ...place, ...owner };
}

type Names = readonly { readonly id: string; readonly name: string }[] | null;

function nameOf(all: Names, id: string | null): string | null {
  return all?.find((one) => one.id === id)?.name ?? id;
}

function choicesOf(all: Names, none: string): readonly Choice[] {
  return [{ id: "", label: none }, ...(all ?? []).map(({ id, name }) => ({ id, label: name }))];
}

function BranchFields(props: {
  readonly form: Form<Values>;
  readonly isNew: boolean;
  readonly choices: Readonly<Record<"regions" | "franchisees", readonly Choice[]>>;
}): ReactElement {
  const { form, isNew, choices } = props;
  const texts = useTexts(placeTexts);
  return (
    <>
      <NameFields form={form} isNew={isNew} />
      <div className="form-row">
        <ChoiceInput
          label={texts.region}
          name="region"
          value={form.values.region}
          choices={choices.regions}
          reason={form.reasonFor("region")}
          onChange={(value) => form.set("region", value)}
        />
        <TextInput
          label={texts.zone}
          name="zone"
          hint={texts.zoneHint}
          isRequired
          value={form.values.zone}
          reason={form.reasonFor("zone")}
          onChange={(value) => form.set("zone", value)}
        />
      </div>
      {choices.franchisees.length === 1 ? null : (
        <ChoiceInput
          label={texts.franchisee}
          name="franchisee"
          hint={texts.franchiseeHint}
          value={form.values.franchisee}
          choices={choices.franchisees}
          reason={form.reasonFor("franchisee")}
          onChange={(value) => form.set("franchisee", value)}
        />
      )}
    </>
  );
}
