import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import type { ReactElement } from "react";
import { campaignTexts } from "../campaigns/campaign-texts.ts";
import { type CouponRow, useCouponRows } from "./coupon-rows.ts";
import { couponTexts } from "./coupon-texts.ts";

/** All coupons, with what each is and whether its campaign holds. */
export function CouponsPage(): ReactElement {
  const texts = useTexts(couponTexts);
  const { states } = useTexts(campaignTexts);
  const rows = useCouponRows();
  const columns: readonly Column<CouponRow>[] = [
    { id: "name", label: texts.name, value: ({ name }) => name },
    {
      id: "use",
      label: texts.use,
      value: ({ use }) => (use === null ? texts.noUse : (texts.uses[use] ?? use)),
      isMain: true,
    },
    { id: "code", label: texts.code, value: ({ code }) => code },
    {
      id: "state",
      label: texts.state,
      value: ({ state }) => (state === null ? texts.noCampaign : (states[state] ?? state)),
    },
    { id: "id", label: "Id", value: ({ id }) => id, isExtra: true },
  ];
  return (
    <div className="page">
      <PageHead title={texts.title}>{texts.under}</PageHead>
      <DataTable
        label={texts.title}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        href={({ id }) => `/coupons/${encodeURIComponent(id)}`}
        isEnded={({ state }) => state === "ended"}
        empty={
          <EmptyState
            icon="ticket"
            title={texts.empty}
            action={
              <a className="button" href="/campaigns/new">
                {texts.newCampaign}
              </a>
            }
          >
            {texts.emptyUnder}
          </EmptyState>
        }
      />
    </div>
  );
}
