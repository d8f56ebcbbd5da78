import { anyText } from "@cardweave/shared/ui/api/readers";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { useLoad } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement } from "react";
import { cardTexts } from "./card-texts.ts";

export interface ReceiptDialogProps {
  readonly receipt: string;
  readonly onClose: () => void;
}

/** A receipt as it was printed. */
export function ReceiptDialog({ receipt, onClose }: ReceiptDialogProps): ReactElement {
  const texts = useTexts(cardTexts);
  const { language } = useLanguage();
  const path = `/v1/receipts/${receipt}?lang=${language}`;
  const slip = useLoad(path, (api) => api({ method: "GET", path, accept: "text/plain" }, anyText));
  return (
    <Dialog title={texts.receipt} onClose={onClose}>
      {slip.value === null && slip.problem === null ? <Skeleton /> : null}
      {slip.problem === null ? null : <TroubleState problem={slip.problem} onAgain={slip.reload} />}
      {slip.value === null ? null : <Slip text={slip.value} />}
    </Dialog>
  );
}

function Slip({ text }: { readonly text: string }): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by key
    <pre className="slip" tabIndex={0}>
      {text}
    </pre>
  );
}
