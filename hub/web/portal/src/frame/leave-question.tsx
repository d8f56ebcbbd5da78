import { AskDialog } from "@cardweave/shared/ui/components/ask-dialog";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { discardUnsaved } from "@cardweave/shared/ui/hooks/use-unsaved";
import { type ReactElement, useEffect, useState } from "react";
import { frameTexts } from "./frame-texts.ts";
import { go, held } from "./router.ts";

/** Asks whoever goes away from something that is not saved, by a link or by the back button. */
export function LeaveQuestion(): ReactElement | null {
  const texts = useTexts(frameTexts);
  const [onLeave, setOnLeave] = useState<{ readonly run: () => void } | null>(null);
  useEffect(() => {
    const hear = (event: Event): void => {
      if (!(event instanceof CustomEvent)) return;
      const to: unknown = event.detail;
      setOnLeave({ run: () => (typeof to === "string" ? go(to) : history.back()) });
    };
    addEventListener(held, hear);
    return () => removeEventListener(held, hear);
  }, []);
  if (onLeave === null) return null;
  return (
    <AskDialog
      title={texts.leaveTitle}
      doText={texts.leave}
      isDangerous
      onClose={() => setOnLeave(null)}
      onDo={() => {
        setOnLeave(null);
        discardUnsaved();
        onLeave.run();
      }}
    >
      <p>{texts.leaveUnder}</p>
    </AskDialog>
  );
}
