import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { Loaded } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement } from "react";
import { couponTexts } from "./coupon-texts.ts";
import { MakingProgress } from "./making-state.tsx";
import type { CouponBatch } from "./voucher-shapes.ts";

export interface CouponCodesProps {
  readonly coupon: string;
  readonly batches: Loaded<readonly CouponBatch[]>;
  readonly mayFetch: boolean;
}

/** Batches of the coupon's single-use codes, newest first, with their files. */
export function CouponCodes({ coupon, batches, mayFetch }: CouponCodesProps): ReactElement {
  const texts = useTexts(couponTexts);
  const own = batches.value?.filter((one) => one.coupon === coupon) ?? [];
  return (
    <section className="panel sheet" aria-labelledby="codes">
      <h2 id="codes">{texts.codes}</h2>
      {own.length === 0 ? <p className="soft">{texts.noCodes}</p> : null}
      {own.map((batch) => (
        <Codes key={batch.id} batch={batch} mayFetch={mayFetch} />
      ))}
    </section>
  );
}

interface CodesProps {
  readonly batch: CouponBatch;
  readonly mayFetch: boolean;
}

function Codes({ batch, mayFetch }: CodesProps): ReactElement {
  const texts = useTexts(couponTexts);
  const { when, day } = useFormats();
  const { language } = useLanguage();
  const path = `/v1/coupons/batches/${batch.id}`;
  const end = batch.expires === null ? texts.noEnd : day(batch.expires);
  return (
    <article data-batch={batch.id}>
      <h3>{when(batch.at)}</h3>
      <MakingProgress batch={batch} />
      <p className="soft">{`${texts.expires}: ${end}`}</p>
      {mayFetch && batch.state === "ready" ? (
        <p className="form-acts">
          <a className="button" href={`${path}/file?format=csv`} download>
            {texts.csv}
          </a>
          <a className="button" href={`${path}/mails?language=${language}`} download>
            {texts.mails}
          </a>
        </p>
      ) : null}
    </article>
  );
}
