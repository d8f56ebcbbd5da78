import { type ReactElement, useState } from "react";
import { commonTexts } from "../texts/common-texts.ts";
import { ActionButton } from "./action-button.tsx";
import { useTexts } from "./page-room.tsx";

/** Something that is shown this once, large enough to be read out, with a way to copy it. */
export function SecretLine(props: {
  readonly label: string;
  readonly value: string;
  readonly size?: "large";
}): ReactElement {
  const texts = useTexts(commonTexts);
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    void copyText(props.value).then(setCopied);
  };
  return (
    <div className="secret">
      <span className="live-label">{props.label}</span>
      <div className="secret-line">
        <output className={props.size === "large" ? "secret-large" : ""}>{props.value}</output>
        <ActionButton icon={isCopied ? "check" : "copy"} onPress={copy}>
          {isCopied ? texts.copied : texts.copy}
        </ActionButton>
      </div>
    </div>
  );
}

/** False where the browser has no clipboard for pages without TLS, or the person says no. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
