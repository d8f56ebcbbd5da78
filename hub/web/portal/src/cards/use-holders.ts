import { type Loaded, useRows } from "@cardweave/shared/ui/hooks/use-load";
import { usePortal } from "../frame/portal-room.tsx";
import { type Cardholder, readCardholder } from "./card-shapes.ts";
import { seeHolders } from "./see-holders.ts";

export type Holders = Loaded<readonly Cardholder[]>;

/** Whose card it is; looking is noted in the audit log. */
export function useHolders(account: string): Holders {
  const { cards } = usePortal();
  const rows = useRows(`/v1/cardholders?account=${encodeURIComponent(account)}`, readCardholder);
  seeHolders(cards, rows.value ?? []);
  return rows;
}
