import type { ReactElement } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import type { SeenCard } from "../frame/seen-cards.ts";
import { shortName } from "./card-shapes.ts";

/** As lists are filtered by and files tell it. */
export function cardNameOf(account: string, { name, number }: SeenCard): string {
  return name ?? number ?? shortName(account);
}

/** A card as people know it; what nobody looked for yet, by the beginning of its account. */
export function CardName({ account }: { readonly account: string }): ReactElement {
  const seen = usePortal().cards.of(account);
  if (seen.name !== null) return <>{seen.name}</>;
  if (seen.number !== null) return <span className="card-number">{seen.number}</span>;
  return <span className="code">{shortName(account)}</span>;
}
