import type { ReactElement, ReactNode } from "react";
import { commonTexts } from "../texts/common-texts.ts";
import { useFormats, useTexts } from "./page-room.tsx";

export interface LiveValueProps {
  readonly label: string;
  readonly children: ReactNode;
  /** When it was true; null while it is live. Unit: ms since 1970. */
  readonly asOf: number | null;
  /** What it leaves out: "without 2 branches". */
  readonly note?: string | undefined;
}

/** A number with its age: "live", or "as of 14:02" when it is not. */
export function LiveValue({ label, children, asOf, note }: LiveValueProps): ReactElement {
  const texts = useTexts(commonTexts);
  const { when } = useFormats();
  return (
    <div className="live-value" data-live={asOf === null ? "" : undefined}>
      <span className="live-label">{label}</span>
      <strong>{children}</strong>
      <span className="live-age">
        {asOf === null ? texts.live : texts.asOf(when(asOf))}
        {note === undefined ? "" : ` · ${note}`}
      </span>
    </div>
  );
}
