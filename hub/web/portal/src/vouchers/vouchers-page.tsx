import "../styles/cards.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { isBare, useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import type { ReactElement } from "react";
import { useMadeRows } from "../cards/use-made-rows.ts";
import { network, type PageProps } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { go } from "../frame/router.ts";
import { type Branch, readBranch } from "../network/place-shapes.ts";
import { MakingState } from "./making-state.tsx";
import { NewVouchersDialog } from "./new-vouchers-dialog.tsx";
import { readVoucherBatch, type VoucherBatch } from "./voucher-shapes.ts";
import { voucherTexts } from "./voucher-texts.ts";
import { VouchersDialog } from "./vouchers-dialog.tsx";

const path = "/vouchers";

/** Pre-printed vouchers; `?new` orders a batch, `?open=` shows one. */
export function VouchersPage({ query }: PageProps): ReactElement {
  const texts = useTexts(voucherTexts);
  const may = useMay(network);
  const rows = useMadeRows("/v1/vouchers/batches", readVoucherBatch);
  const branches = useRows("/v1/branches", readBranch).value ?? [];
  const make = (): void => go(`${path}?new`);
  usePageKeys(may ? [{ key: "n", label: texts.make, run: make }] : []);
  const button = may ? (
    <ActionButton look="main" icon="plus" hotkey="N" onPress={make}>
      {texts.make}
    </ActionButton>
  ) : null;
  const open = rows.value?.find(({ id }) => id === query.get("open"));
  const close = (): void => go(path);
  const dialog = { branches, onClose: close };
  return (
    <div className="page">
      <PageHead title={texts.title} actions={isBare(rows) ? null : button}>
        {texts.under}
      </PageHead>
      <DataTable
        label={texts.title}
        columns={useColumns(branches)}
        rows={rows}
        rowId={({ id }) => id}
        href={({ id }) => `${path}?open=${id}`}
        empty={
          <EmptyState icon="gift" title={texts.empty} action={button}>
            {texts.emptyUnder}
          </EmptyState>
        }
      />
      {query.has("new") && may ? <NewVouchersDialog {...dialog} onDone={rows.reload} /> : null}
      {open === undefined ? null : <VouchersDialog {...dialog} batch={open} mayFetch={may} />}
    </div>
  );
}

function useColumns(branches: readonly Branch[]): readonly Column<VoucherBatch>[] {
  const texts = useTexts(voucherTexts);
  const { when, number, money, day } = useFormats();
  return [
    { id: "id", label: texts.batch, value: ({ id }) => id },
    { id: "at", label: texts.at, value: ({ at }) => at, text: ({ at }) => when(at) },
    {
      id: "branch",
      label: texts.branch,
      value: ({ branch }) => branches.find(({ id }) => id === branch)?.name ?? branch,
    },
    {
      id: "count",
      label: texts.count,
      value: ({ count }) => count,
      text: ({ count }) => number(count),
      align: "end",
    },
    {
      id: "value",
      label: texts.value,
      value: ({ value }) => value,
      text: ({ value }) => money(value),
      align: "end",
      isMain: true,
    },
    {
      id: "price",
      label: texts.price,
      value: ({ price }) => price,
      text: ({ price }) => money(price),
      align: "end",
      isExtra: true,
    },
    {
      id: "expires",
      label: texts.expires,
      value: ({ expires }) => expires,
      text: ({ expires }) => (expires === null ? texts.byLaw : day(expires)),
      isExtra: true,
    },
    {
      id: "state",
      label: texts.state,
      value: ({ state }) => texts.states[state] ?? state,
      cell: (batch) => <MakingState batch={batch} />,
      isMain: true,
    },
  ];
}
