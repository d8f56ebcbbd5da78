import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { SecretLine } from "@cardweave/shared/ui/components/secret-line";
import type { ReactElement } from "react";
import { webhookTexts } from "./webhook-texts.ts";

/** Stands on the page until it is closed, and nowhere else. */
export function SecretShown({ secret }: { readonly secret: string }): ReactElement {
  const texts = useTexts(webhookTexts);
  return (
    <>
      <p>{texts.secretUnder}</p>
      <SecretLine label={texts.secret} value={secret} />
    </>
  );
}
