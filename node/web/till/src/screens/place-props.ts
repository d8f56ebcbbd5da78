import type { LineFacts } from "@cardweave/shared/ui/line-chip";
import type { SessionView } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import type { TillRoom } from "../till/till-room.ts";
import type { CardOn } from "../till/till-session.ts";
import type { DeskActs } from "./desk-acts.ts";

/** What every part of the till that is opened beside the counter gets. */
export interface PlaceProps {
  readonly room: TillRoom;
  readonly who: SessionView;
  readonly ports: PagePorts;
  readonly acts: DeskActs;
  readonly facts: LineFacts;
  /** The card in play; null without one. */
  readonly on: CardOn | null;
}
