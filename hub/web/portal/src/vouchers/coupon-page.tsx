import "../styles/cards.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState, Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { type Loaded, useItem } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement } from "react";
import { useMadeRows } from "../cards/use-made-rows.ts";
import { isNowhere, Nowhere } from "../frame/nowhere.tsx";
import { network, type PageProps } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { go } from "../frame/router.ts";
import { CouponArtwork } from "./coupon-artwork.tsx";
import { CouponCodes } from "./coupon-codes.tsx";
import { type CouponRow, useCouponRows } from "./coupon-rows.ts";
import { couponTexts } from "./coupon-texts.ts";
import { GiveCouponDialog } from "./give-coupon-dialog.tsx";
import { NewCodesDialog } from "./new-codes-dialog.tsx";
import { type Coupon, type CouponBatch, readCoupon, readCouponBatch } from "./voucher-shapes.ts";

interface Shown {
  readonly id: string;
  /** The page's own address. */
  readonly path: string;
  readonly coupon: Loaded<Coupon>;
  readonly row: CouponRow | undefined;
  readonly batches: Loaded<readonly CouponBatch[]>;
  readonly name: string;
  /** Anybody may name its one code. */
  readonly isForAll: boolean;
  /** Nobody has made or planned one of this name. */
  readonly isGone: boolean;
}

function useCoupon(id: string): Shown {
  const path = `/coupons/${encodeURIComponent(id)}`;
  const coupon = useItem(`/v1${path}`, readCoupon);
  const rows = useCouponRows().value;
  const row = rows?.find((one) => one.id === id);
  const batches = useMadeRows("/v1/coupons", readCouponBatch);
  const name = coupon.value?.name ?? row?.name ?? id;
  const isForAll = (coupon.value?.use ?? row?.use) === "code";
  const isGone = isNowhere(coupon) && rows !== null && row === undefined;
  return { id, path, coupon, row, batches, name, isForAll, isGone };
}

/** One coupon: how it goes out, and what came back. `?new` makes codes, `?give` is for a card. */
export function CouponPage({ params, query }: PageProps): ReactElement {
  const texts = useTexts(couponTexts);
  const may = useMay(network);
  const shown = useCoupon(params["id"] ?? "");
  const { coupon, row, name, isForAll, path } = shown;
  const up = (
    <a className="up" href="/coupons">
      {texts.title}
    </a>
  );
  if (shown.isGone) return <Nowhere up={up} />;
  const canSend = may && row !== undefined && !isForAll;
  return (
    <div className="page">
      <PageHead
        title={name}
        up={up}
        actions={
          <>
            <ToCampaign row={row} />
            {canSend ? <CouponActs path={path} /> : null}
          </>
        }
      >
        {isForAll ? texts.artworkUnder : texts.codesUnder}
      </PageHead>
      <Counts coupon={coupon} />
      <GoesOut shown={shown} mayFetch={may} />
      {canSend ? <CouponDialogs shown={shown} query={query} /> : null}
    </div>
  );
}

function ToCampaign({ row }: Pick<Shown, "row">): ReactElement | null {
  const texts = useTexts(couponTexts);
  if (row === undefined || row.state === null) return null;
  return (
    <a className="button" href={`/campaigns/${encodeURIComponent(row.id)}`}>
      {texts.campaign}
    </a>
  );
}

interface ShownProps {
  readonly shown: Shown;
}

function GoesOut({
  shown,
  mayFetch,
}: ShownProps & { readonly mayFetch: boolean }): ReactElement | null {
  const { id, coupon, batches, isForAll, path } = shown;
  if (!isForAll) return <CouponCodes coupon={id} batches={batches} mayFetch={mayFetch} />;
  const code = coupon.value?.code ?? null;
  return code === null ? null : <CouponArtwork path={`/v1${path}/artwork`} code={code} />;
}

function CouponDialogs({
  shown,
  query,
}: ShownProps & Pick<PageProps, "query">): ReactElement | null {
  const { id, name, path, coupon, batches } = shown;
  const onDone = (): void => {
    coupon.reload();
    batches.reload();
  };
  const dialog = { coupon: id, name, onClose: () => go(path), onDone };
  if (query.has("new")) return <NewCodesDialog {...dialog} />;
  return query.has("give") ? <GiveCouponDialog {...dialog} /> : null;
}

function CouponActs({ path }: { readonly path: string }): ReactElement {
  const texts = useTexts(couponTexts);
  return (
    <>
      <ActionButton icon="card" onPress={() => go(`${path}?give`)}>
        {texts.giveTitle}
      </ActionButton>
      <ActionButton look="main" icon="plus" onPress={() => go(`${path}?new`)}>
        {texts.makeCodes}
      </ActionButton>
    </>
  );
}

function Counts({ coupon: { value, problem, reload } }: Pick<Shown, "coupon">): ReactElement {
  const texts = useTexts(couponTexts);
  const { number } = useFormats();
  if (value === null && problem === null) return <Skeleton lines={3} />;
  if (value === null && problem !== null && problem.code !== "not-found") {
    return <TroubleState problem={problem} onAgain={reload} />;
  }
  if (value === null) {
    return (
      <EmptyState icon="ticket" title={texts.notOut}>
        {texts.notOutUnder}
      </EmptyState>
    );
  }
  const { issued, redeemed, sales, use } = value;
  return (
    <section className="panel sheet" aria-label={texts.counts}>
      <dl className="facts">
        <dt>{texts.use}</dt>
        <dd>{use === null ? texts.noUse : (texts.uses[use] ?? use)}</dd>
        <Valid coupon={value} />
        {use === "code" ? null : (
          <>
            <dt>{texts.issued}</dt>
            <dd data-count="issued">{number(issued)}</dd>
            <dt>{texts.redeemed}</dt>
            <dd data-count="redeemed">{number(redeemed)}</dd>
          </>
        )}
        <dt>{texts.sales}</dt>
        <dd data-count="sales">
          {number(sales)} <span className="soft">{texts.salesUnder}</span>
        </dd>
      </dl>
    </section>
  );
}

function Valid({ coupon }: { readonly coupon: Coupon }): ReactElement | null {
  const texts = useTexts(couponTexts);
  const { day } = useFormats();
  const { validFrom, validTo } = coupon;
  const from = validFrom === null ? [] : [texts.from(day(validFrom))];
  const until = validTo === null ? [] : [texts.until(day(validTo))];
  const said = [...from, ...until].join(" ");
  if (said === "") return null;
  return (
    <>
      <dt>{texts.valid}</dt>
      <dd>{said}</dd>
    </>
  );
}
