import "../styles/campaigns.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import type { PageProps, Role } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { go, stay } from "../frame/router.ts";
import { type CampaignRow, readCampaign } from "./campaign-shapes.ts";
import { CampaignState } from "./campaign-state.tsx";
import { type CampaignTexts, campaignTexts } from "./campaign-texts.ts";
import { useNames } from "./use-names.ts";
import { whenText, whereText } from "./where-when.ts";

const makers: readonly Role[] = ["operator", "headquarters", "manager"];

export function CampaignListPage({ query }: PageProps): ReactElement {
  const texts = useTexts(campaignTexts);
  const rows = useRows("/v1/campaigns", readCampaign);
  const mayMake = useMay(makers);
  const state = query.get("state") ?? "";
  const add = (): void => go("/campaigns/new");
  usePageKeys(mayMake ? [{ key: "n", label: texts.add, run: add }] : []);
  const shown = rows.value?.filter((row) => state === "" || row.state === state) ?? null;
  const addButton = mayMake ? (
    <ActionButton look="main" icon="plus" onPress={add} hotkey="N">
      {texts.add}
    </ActionButton>
  ) : null;
  return (
    <div className="page">
      <PageHead title={texts.title} actions={addButton}>
        {texts.under}
      </PageHead>
      <DataTable
        label={texts.title}
        columns={useColumns(texts)}
        rows={{ ...rows, value: shown, set: () => undefined }}
        rowId={({ id }) => id}
        href={({ id }) => `/campaigns/${id}`}
        isEnded={(row) => row.state === "ended"}
        tools={<StateFilter texts={texts} state={state} />}
        empty={
          <EmptyState icon="megaphone" title={texts.emptyTitle} action={addButton}>
            {texts.empty}
          </EmptyState>
        }
      />
    </div>
  );
}

function StateFilter(props: {
  readonly texts: CampaignTexts;
  readonly state: string;
}): ReactElement {
  const { texts, state } = props;
  return (
    <select
      className="state-filter"
      aria-label={texts.state}
      value={state}
      onChange={({ target: { value } }) =>
        stay(value === "" ? "/campaigns" : `/campaigns?state=${value}`)
      }
    >
      <option value="">{texts.allStates}</option>
      {Object.entries(texts.states).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function useColumns(texts: CampaignTexts): readonly Column<CampaignRow>[] {
  const { language, day } = useFormats();
  const { nameOf } = useNames();
  return useMemo(
    () => [
      { id: "name", label: texts.name, value: ({ name }) => name },
      {
        id: "state",
        label: texts.state,
        value: ({ state }) => texts.states[state] ?? state,
        cell: (row) => <CampaignState row={row} />,
        isMain: true,
      },
      { id: "when", label: texts.when, value: (row) => whenText(row, { texts, day, language }) },
      { id: "where", label: texts.where, value: (row) => whereText(row, texts, nameOf) },
      { id: "id", label: texts.id, value: ({ id }) => id, isExtra: true },
      {
        id: "sentence",
        label: texts.sentence,
        value: ({ sentence }) => sentence?.[language] ?? null,
        isExtra: true,
      },
    ],
    [texts, day, language, nameOf],
  );
}
