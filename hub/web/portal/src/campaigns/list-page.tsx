import "../styles/campaigns.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState, ProblemLine } from "@cardweave/shared/ui/components/states";
import { isBare, useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import type { PageProps, Role } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { go, stay } from "../frame/router.ts";
import { type CampaignRow, type Named, readCampaign } from "./campaign-shapes.ts";
import { CampaignState } from "./campaign-state.tsx";
import { type CampaignTexts, campaignTexts } from "./campaign-texts.ts";
import { filterIn, isListed, type ListFilter, listAddress } from "./list-filter.ts";
import { PeriodFilter } from "./period-filter.tsx";
import { useCopy } from "./use-copy.ts";
import { useNames } from "./use-names.ts";
import { whenText, whereText } from "./where-when.ts";

const makers: readonly Role[] = ["operator", "headquarters", "manager"];

export function CampaignListPage({ query }: PageProps): ReactElement {
  const texts = useTexts(campaignTexts);
  const rows = useRows("/v1/campaigns", readCampaign);
  const mayMake = useMay(makers);
  const { branches } = useNames();
  const filter = filterIn(query);
  const branch = branches.find(({ id }) => id === filter.branch) ?? null;
  const add = (): void => go("/campaigns/new");
  usePageKeys(mayMake ? [{ key: "n", label: texts.add, run: add }] : []);
  const shown = rows.value?.filter((row) => isListed(row, filter, branch)) ?? null;
  const copy = useCopy();
  const addButton = mayMake ? (
    <ActionButton look="main" icon="plus" onPress={add} hotkey="N">
      {texts.add}
    </ActionButton>
  ) : null;
  const isNarrowed = listAddress(filter) !== "/campaigns";
  const allButton = <ActionButton onPress={() => stay("/campaigns")}>{texts.showAll}</ActionButton>;
  return (
    <div className="page">
      <PageHead title={texts.title} actions={isBare(rows) ? null : addButton}>
        {texts.under}
      </PageHead>
      {copy.problem === null ? null : <ProblemLine problem={copy.problem} />}
      <DataTable
        label={texts.title}
        columns={useColumns(texts)}
        rows={{ ...rows, value: shown, set: () => undefined }}
        rowId={({ id }) => id}
        href={({ id }) => `/campaigns/${id}`}
        isEnded={(row) => row.state === "ended"}
        tools={<Filters texts={texts} filter={filter} branches={branches} />}
        {...(mayMake
          ? { rowActions: (row: CampaignRow) => <CopyButton row={row} onCopy={copy.run} /> }
          : {})}
        empty={
          isNarrowed ? (
            <EmptyState icon="megaphone" title={texts.noneSuch} action={allButton} />
          ) : (
            <EmptyState icon="megaphone" title={texts.emptyTitle} action={addButton}>
              {texts.empty}
            </EmptyState>
          )
        }
      />
    </div>
  );
}

interface FiltersProps {
  readonly texts: CampaignTexts;
  readonly filter: ListFilter;
  readonly branches: readonly Named[];
}

/** By state, branch and period; they stand in the address. */
function Filters({ texts, filter, branches }: FiltersProps): ReactElement {
  const turn = (change: Partial<ListFilter>): void => stay(listAddress({ ...filter, ...change }));
  return (
    <>
      <select
        className="state-filter"
        aria-label={texts.state}
        value={filter.state}
        onChange={({ target }) => turn({ state: target.value })}
      >
        <option value="">{texts.allStates}</option>
        {Object.entries(texts.states).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        className="state-filter"
        aria-label={texts.branch}
        value={filter.branch}
        onChange={({ target }) => turn({ branch: target.value })}
      >
        <option value="">{texts.anyBranch}</option>
        {branches.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <PeriodFilter texts={texts} filter={filter} onTurn={turn} />
    </>
  );
}

function CopyButton(props: {
  readonly row: CampaignRow;
  readonly onCopy: (row: CampaignRow) => void;
}): ReactElement {
  const texts = useTexts(campaignTexts);
  return (
    <ActionButton
      look="quiet"
      icon="copy"
      className="button-icon"
      label={texts.copy(props.row.name)}
      onPress={() => props.onCopy(props.row)}
    />
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
