import { AmountInput } from "@cardweave/shared/ui/components/amount-input";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { type Form, useForm } from "@cardweave/shared/ui/hooks/use-form";
import { type ReactElement, useState } from "react";
import { ActDialog } from "../cards/act-dialog.tsx";
import type { Branch } from "../network/place-shapes.ts";
import { readVoucherBatch } from "./voucher-shapes.ts";
import { voucherTexts } from "./voucher-texts.ts";

export interface NewVouchersDialogProps {
  readonly branches: readonly Branch[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Values {
  readonly value: number | null;
  /** Null for as much as the value. */
  readonly price: number | null;
  readonly count: string;
  /** Empty until somebody chooses: the first one then. */
  readonly branch: string;
  readonly expires: string;
  readonly design: string;
}

type FormProps = { readonly form: Form<Values> };

const start: Values = {
  value: null,
  price: null,
  count: "100",
  branch: "",
  expires: "",
  design: "",
};

/** Orders vouchers to print; ordered once, however often it is sent. */
export function NewVouchersDialog(props: NewVouchersDialogProps): ReactElement {
  const { branches, onClose, onDone } = props;
  const texts = useTexts(voucherTexts);
  const { api, newKey, currency } = usePage();
  const say = useToast();
  const [key] = useState(newKey);
  const active = branches.filter((one) => one.active);
  const first = active[0]?.id ?? "";
  const form = useForm({
    start,
    send: ({ value, price, count, branch, expires, design }) => {
      const body = {
        ...{ value, price: price ?? value, currency, count: Number(count) },
        branch: branch === "" ? first : branch,
        ...(expires === "" ? {} : { expires }),
        ...(design.trim() === "" ? {} : { design: design.trim() }),
      };
      return api({ method: "POST", path: "/v1/vouchers/batches", body, key }, readVoucherBatch);
    },
    onDone: () => {
      say({ text: texts.ordered });
      onClose();
      onDone();
    },
  });
  const { values, set, reasonFor } = form;
  return (
    <ActDialog
      title={texts.make}
      under={texts.makeUnder}
      doText={texts.make}
      isReady={values.value !== null && values.value > 0 && values.count !== ""}
      form={form}
      onClose={onClose}
    >
      <WorthInputs form={form} />
      <div className="form-row">
        <TextInput
          label={texts.count}
          name="count"
          type="number"
          isRequired
          value={values.count}
          reason={reasonFor("count")}
          onChange={(value) => set("count", value)}
        />
        <ChoiceInput
          label={texts.branch}
          name="branch"
          hint={texts.branchHint}
          value={values.branch === "" ? first : values.branch}
          choices={active.map(({ id, name }) => ({ id, label: name }))}
          reason={reasonFor("branch")}
          onChange={(value) => set("branch", value)}
        />
      </div>
      <PrintedInputs form={form} />
    </ActDialog>
  );
}

function WorthInputs({ form }: FormProps): ReactElement {
  const texts = useTexts(voucherTexts);
  const { currency } = usePage();
  return (
    <div className="form-row">
      <AmountInput
        label={texts.value}
        name="value"
        isRequired
        currency={currency}
        value={form.values.value}
        reason={form.reasonFor("value")}
        onChange={(value) => form.set("value", value)}
      />
      <AmountInput
        label={texts.price}
        name="price"
        hint={texts.priceHint}
        currency={currency}
        value={form.values.price}
        reason={form.reasonFor("price")}
        onChange={(price) => form.set("price", price)}
      />
    </div>
  );
}

function PrintedInputs({ form }: FormProps): ReactElement {
  const texts = useTexts(voucherTexts);
  return (
    <div className="form-row">
      <TextInput
        label={texts.expires}
        name="expires"
        type="date"
        hint={texts.expiresHint}
        value={form.values.expires}
        reason={form.reasonFor("expires")}
        onChange={(value) => form.set("expires", value)}
      />
      <TextInput
        label={texts.design}
        name="design"
        hint={texts.designHint}
        value={form.values.design}
        reason={form.reasonFor("design")}
        onChange={(value) => form.set("design", value)}
      />
    </div>
  );
}
