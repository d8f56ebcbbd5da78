import type { EventLine } from "@cardweave/shared/ui/api/event-line";
import { createContext, type ReactElement, type ReactNode, use } from "react";
import type { PageEntry, Role } from "./page-entry.ts";
import type { SeenCards } from "./seen-cards.ts";
import { hasRole, type Who } from "./who.ts";

export interface Portal {
  readonly who: Who;
  /** `/v1/live`: what happens in the network, as it happens. */
  readonly line: EventLine;
  readonly disk: Storage;
  /** How people call the cards that were looked for since they signed in. */
  readonly cards: SeenCards;
  /** The pages that this role sees. */
  readonly pages: readonly PageEntry[];
}

const Here = createContext<Portal | null>(null);

export function PortalRoom(props: {
  readonly portal: Portal;
  readonly children: ReactNode;
}): ReactElement {
  return <Here value={props.portal}>{props.children}</Here>;
}

/** Who is signed in, and the live line. Calls, time and formats are `usePage` and `useFormats`. */
export function usePortal(): Portal {
  const portal = use(Here);
  if (portal === null) throw new Error("this part of the portal stands outside of its room");
  return portal;
}

/** Whether the one who is signed in has one of these roles. */
export function useMay(roles: readonly Role[]): boolean {
  return hasRole(usePortal().who, roles);
}
