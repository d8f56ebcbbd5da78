import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { type Formats, useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip, type Tone } from "@cardweave/shared/ui/components/state-chip";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import type { Loaded } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import type { BranchNow, LiveSummary } from "./live-shapes.ts";
import { type LiveTexts, liveTexts } from "./live-texts.ts";

const tones: Readonly<Record<string, Tone>> = {
  connected: "good",
  partly: "warn",
  offline: "bad",
  none: "calm",
};

export function BranchState({ branch }: { readonly branch: BranchNow }): ReactElement {
  const texts = useTexts(liveTexts);
  const { age } = useFormats();
  const name = texts.states[branch.state] ?? branch.state;
  const isAway = branch.state !== "connected" && branch.since !== null;
  return (
    <StateChip
      tone={tones[branch.state] ?? "calm"}
      icon={branch.state === "connected" ? "link" : "unplug"}
    >
      {isAway ? texts.stateSince(name, age(branch.since ?? 0)) : name}
    </StateChip>
  );
}

/** A number of a branch that is away is the last one known, and says how old it is. */
function Aged(props: { readonly branch: BranchNow; readonly children: string }): ReactElement {
  const texts = useTexts(liveTexts);
  const { age } = useFormats();
  const { state, lastHeardAt } = props.branch;
  if (state === "connected" || state === "none") return <>{props.children}</>;
  const heard = lastHeardAt === null ? texts.unknown : age(lastHeardAt);
  return <span className="hatched">{texts.last(props.children, heard)}</span>;
}

function columnsOf(texts: LiveTexts, formats: Formats): readonly Column<BranchNow>[] {
  const { money, number, age } = formats;
  const perMinute = (branch: BranchNow): string =>
    number(Number((branch.lastFiveMinutes / 5).toFixed(1)));
  return [
    { id: "name", label: texts.branch, value: ({ name }) => name },
    {
      id: "state",
      label: texts.state,
      value: ({ state }) => texts.states[state] ?? state,
      cell: (branch) => <BranchState branch={branch} />,
      isMain: true,
    },
    { id: "region", label: texts.region, value: ({ region }) => region, isExtra: true },
    {
      id: "rate",
      label: texts.perMinute,
      value: ({ lastFiveMinutes }) => lastFiveMinutes / 5,
      text: perMinute,
      align: "end",
    },
    {
      id: "turnover",
      label: texts.turnover,
      value: ({ turnover }) => turnover,
      text: ({ turnover }) => money(turnover),
      cell: (branch) => <Aged branch={branch}>{money(branch.turnover)}</Aged>,
      align: "end",
    },
    {
      id: "unsent",
      label: texts.unsent,
      value: ({ unsent }) => unsent,
      cell: (branch) =>
        branch.unsent === null ? "–" : <Aged branch={branch}>{number(branch.unsent)}</Aged>,
      align: "end",
    },
    {
      id: "campaigns",
      label: texts.campaigns,
      value: ({ campaignSet }) => texts.campaignSets[campaignSet ?? ""] ?? texts.unknown,
    },
    {
      id: "heard",
      label: texts.heard,
      value: ({ lastHeardAt }) => lastHeardAt,
      text: ({ lastHeardAt }) => (lastHeardAt === null ? "–" : age(lastHeardAt)),
      isExtra: true,
    },
  ];
}

/** Those that are away come first: they are why somebody looks. */
const worst: Readonly<Record<string, number>> = { offline: 0, partly: 1, none: 2, connected: 3 };

export function BranchTable({ summary }: { readonly summary: Loaded<LiveSummary> }): ReactElement {
  const texts = useTexts(liveTexts);
  const formats = useFormats();
  const columns = useMemo(() => columnsOf(texts, formats), [texts, formats]);
  const branches = summary.value?.branches;
  const rows = useMemo(
    () => branches?.toSorted((a, b) => (worst[a.state] ?? 0) - (worst[b.state] ?? 0)) ?? null,
    [branches],
  );
  return (
    <section className="live-list" aria-labelledby="branches">
      <h2 id="branches">{texts.branches}</h2>
      <DataTable
        label={texts.branches}
        columns={columns}
        rows={{ ...summary, isLoading: false, value: rows, set: () => undefined }}
        rowId={({ id }) => id}
        href={({ id }) => `/live/branches/${id}`}
        empty={
          <EmptyState icon="branch" title={texts.noBranches}>
            {texts.noBranchesUnder}
          </EmptyState>
        }
      />
    </section>
  );
}
