import { nothing } from "@cardweave/shared/ui/api/readers";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import { type ReactElement, useState } from "react";
import { ActDialog } from "../cards/act-dialog.tsx";
import { typedCard } from "../cards/typed-card.ts";
import { useSchemes } from "../cards/use-schemes.ts";
import { couponTexts } from "./coupon-texts.ts";
import type { CouponDialogProps } from "./new-codes-dialog.tsx";

/** Puts one coupon onto a customer's card. */
export function GiveCouponDialog(props: CouponDialogProps): ReactElement {
  const { coupon, name, onClose, onDone } = props;
  const texts = useTexts(couponTexts);
  const { api, newKey } = usePage();
  const schemes = useSchemes();
  const say = useToast();
  const [key] = useState(newKey);
  const path = `/v1/coupons/${encodeURIComponent(coupon)}/cards`;
  const form = useForm({
    start: { card: "", expires: "" },
    send: ({ card, expires }) => {
      const meant = typedCard(card, schemes ?? []);
      const { scheme, number } = meant.kind === "card" ? meant : { scheme: "", number: card };
      const end = expires === "" ? {} : { expires };
      const body = { card: { scheme, number }, name, ...end };
      return api({ method: "POST", path, body, key }, nothing);
    },
    onDone: () => {
      say({ text: texts.given });
      onClose();
      onDone();
    },
  });
  const { values, set, reasonFor } = form;
  const isCard = typedCard(values.card, schemes ?? []).kind === "card";
  return (
    <ActDialog
      title={texts.giveTitle}
      under={texts.giveUnder}
      doText={texts.give}
      isReady={isCard}
      form={form}
      onClose={onClose}
    >
      <TextInput
        label={texts.card}
        name="card"
        isRequired
        {...(values.card === "" || isCard ? {} : { hint: texts.notACard })}
        value={values.card}
        reason={reasonFor("card")}
        onChange={(value) => set("card", value)}
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
