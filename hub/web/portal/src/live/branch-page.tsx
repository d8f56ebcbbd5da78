import "../styles/live.css";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import { CardName, cardNameOf } from "../cards/card-name.tsx";
import { type BranchBooking, readBooking } from "../cards/card-shapes.ts";
import { cardTexts } from "../cards/card-texts.ts";
import { toldColumns, useEntryColumns } from "../cards/entry-columns.tsx";
import { ReceiptDialog } from "../cards/receipt-dialog.tsx";
import { isNowhere, Nowhere } from "../frame/nowhere.tsx";
import type { PageProps } from "../frame/page-entry.ts";
import { usePortal } from "../frame/portal-room.tsx";
import { BranchState } from "./branch-table.tsx";
import { CoursePanel } from "./course-panel.tsx";
import { liveTexts } from "./live-texts.ts";
import { useLive } from "./use-live.ts";

function useBookings(branch: string) {
  const { line } = usePortal();
  const rows = useRows(`/v1/branches/${encodeURIComponent(branch)}/bookings`, readBooking);
  const { reload } = rows;
  useEffect(() => {
    const stops = ["board", "resync"].map((name) =>
      line.hear(name, (data) => {
        if (name === "resync" || isAbout(data, branch)) reload();
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [line, branch, reload]);
  return rows;
}

/** Whether news are of this branch. */
function isAbout(data: unknown, branch: string): boolean {
  if (typeof data !== "object" || data === null || !("branches" in data)) return false;
  const { branches } = data;
  return Array.isArray(branches) && branches.some((one: { id?: unknown }) => one.id === branch);
}

/** One branch now, and the cards that were shown there; each leads to its history. */
export function BranchPage({ params }: PageProps): ReactElement {
  const id = params["id"] ?? "";
  const texts = useTexts(liveTexts);
  const card = useTexts(cardTexts);
  const { summary } = useLive();
  const branch = summary.value?.branches.find((one) => one.id === id);
  const bookings = useBookings(id);
  const { cards } = usePortal();
  const [receipt, showReceipt] = useState<string | null>(null);
  const shared = useEntryColumns<BranchBooking>(showReceipt);
  const columns = useMemo<readonly Column<BranchBooking>[]>(
    () => [
      {
        id: "card",
        label: card.card,
        value: ({ account }) => cardNameOf(account, cards.of(account)),
        cell: ({ account }) => <CardName account={account} />,
      },
      ...shared.filter(({ id: column }) => column !== "where"),
    ],
    [card, cards, shared],
  );
  const up = (
    <a className="up" href="/live">
      {texts.all}
    </a>
  );
  if (isNowhere(bookings)) return <Nowhere up={up} />;
  return (
    <div className="page">
      <PageHead
        title={branch?.name ?? id}
        up={up}
        state={branch === undefined ? null : <BranchState branch={branch} />}
      >
        {texts.branchUnder}
      </PageHead>
      <CoursePanel branch={id} isPaused={false} isTable={false} />
      <DataTable
        label={texts.newest}
        columns={toldColumns(columns, bookings.value)}
        rows={bookings}
        rowId={({ entry }) => entry}
        href={({ account }) => `/cards/${account}`}
        empty={
          <EmptyState icon="card" title={texts.noBookings}>
            {texts.noBookingsUnder}
          </EmptyState>
        }
      />
      {receipt === null ? null : (
        <ReceiptDialog receipt={receipt} onClose={() => showReceipt(null)} />
      )}
    </div>
  );
}
