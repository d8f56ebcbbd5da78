import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import type { Branch } from "../network/place-shapes.ts";
import { MakingProgress } from "./making-state.tsx";
import type { VoucherBatch } from "./voucher-shapes.ts";
import { voucherTexts } from "./voucher-texts.ts";

export interface VouchersDialogProps {
  readonly batch: VoucherBatch;
  readonly branches: readonly Branch[];
  readonly mayFetch: boolean;
  readonly onClose: () => void;
}

/** One batch: what is on them, how far they are, and the files to print. */
export function VouchersDialog(props: VouchersDialogProps): ReactElement {
  const { batch, branches, mayFetch, onClose } = props;
  const texts = useTexts(voucherTexts);
  const { money, day } = useFormats();
  const { value, price, expires, design, branch } = batch;
  return (
    <Dialog title={`${texts.batch} ${batch.id}`} size="large" onClose={onClose}>
      <MakingProgress batch={batch} />
      <dl className="facts">
        <dt>{texts.value}</dt>
        <dd>{money(value)}</dd>
        <dt>{texts.price}</dt>
        <dd>{money(price)}</dd>
        <dt>{texts.branch}</dt>
        <dd>{branches.find(({ id }) => id === branch)?.name ?? branch}</dd>
        <dt>{texts.expires}</dt>
        <dd>{expires === null ? texts.byLaw : day(expires)}</dd>
        <dt>{texts.design}</dt>
        <dd>{design ?? "–"}</dd>
      </dl>
      {mayFetch ? <VoucherFiles batch={batch} /> : null}
    </Dialog>
  );
}

function VoucherFiles({ batch }: { readonly batch: VoucherBatch }): ReactElement {
  const texts = useTexts(voucherTexts);
  const { language } = useLanguage();
  if (batch.state !== "ready") return <p className="soft">{texts.notYet}</p>;
  const file = `/v1/vouchers/batches/${batch.id}/file`;
  return (
    <>
      <section className="form-acts" aria-label={texts.files}>
        <a className="button" href={`${file}?format=pdf&language=${language}`} download>
          {texts.pdf}
        </a>
        <a className="button" href={`${file}?format=csv`} download>
          {texts.csv}
        </a>
      </section>
      <p className="soft">{texts.filesUnder}</p>
    </>
  );
}
