import { Icon } from "@cardweave/shared/ui/components/icon";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, useSyncExternalStore } from "react";
import { frameTexts } from "./frame-texts.ts";
import { usePortal } from "./portal-room.tsx";

/** Says what still works while headquarters does not answer; nothing is closed or greyed. */
export function HubAway(): ReactElement {
  const { line } = usePortal();
  const texts = useTexts(frameTexts);
  const { when } = useFormats();
  const { reached, since } = useSyncExternalStore(line.onChange, line.state);
  return (
    <div role="status">
      {reached === false ? (
        <p className="note note-warn hub-away">
          <Icon name="unplug" />
          {texts.hubAway(when(since))}
        </p>
      ) : null}
    </div>
  );
}
