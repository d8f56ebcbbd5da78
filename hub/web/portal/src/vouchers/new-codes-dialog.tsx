import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import { type ReactElement, useState } from "react";
import { ActDialog } from "../cards/act-dialog.tsx";
import { couponTexts } from "./coupon-texts.ts";
import { readCouponBatch } from "./voucher-shapes.ts";
import { voucherTexts } from "./voucher-texts.ts";

export interface CouponDialogProps {
  readonly coupon: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Orders single-use codes; ordered once, however often it is sent. */
export function NewCodesDialog(props: CouponDialogProps): ReactElement {
  const { coupon, name, onClose, onDone } = props;
  const texts = useTexts(couponTexts);
  const { ordered } = useTexts(voucherTexts);
  const { api, newKey } = usePage();
  const say = useToast();
  const [key] = useState(newKey);
  const form = useForm({
    start: { count: "100", expires: "" },
    send: ({ count, expires }) => {
      const end = expires === "" ? {} : { expires };
      const body = { coupon, name, count: Number(count), ...end };
      return api({ method: "POST", path: "/v1/coupons", body, key }, readCouponBatch);
    },
    onDone: () => {
      say({ text: ordered });
      onClose();
      onDone();
    },
  });
  const { values, set, reasonFor } = form;
  return (
    <ActDialog
      title={texts.makeCodes}
      under={texts.codesUnder}
      doText={texts.makeCodes}
      isReady={values.count !== ""}
      form={form}
      onClose={onClose}
    >
      <TextInput
        label={texts.count}
        name="count"
        type="number"
        isRequired
        value={values.count}
        reason={reasonFor("count")}
        onChange={(value) => set("count", value)}
      />
      <TextInput
        label={texts.expires}
        name="expires"
        type="date"
        hint={texts.expiresHint}
        value={values.expires}
        reason={reasonFor("expires")}
        onChange={(value) => set("expires", value)}
      />
    </ActDialog>
  );
}
