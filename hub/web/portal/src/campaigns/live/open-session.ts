import { liveDraftsPath } from "@cardweave/shared/drafts/live-frames";
import { DraftSession } from "./draft-session.ts";
import type { Socket } from "./hub-network.ts";

export interface PageParts {
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly newKey: () => string;
}

/** A draft at the hub that this page came from. */
export function openSession(campaign: string, user: string, parts: PageParts): DraftSession {
  const address = new URL(liveDraftsPath, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const open = (): Socket => new WebSocket(address);
  return new DraftSession(campaign, user, { ...parts, open });
}
