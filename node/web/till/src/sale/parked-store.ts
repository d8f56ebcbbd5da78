import { Held } from "../till/held.ts";
import type { ParkedSale } from "./parked-sale.ts";
import { emptySale } from "./sale-draft.ts";

export type ParkedSales = Held<readonly ParkedSale[]>;

/** Null for what somebody else left there. */
function keptIn(disk: Storage, place: string): readonly ParkedSale[] {
  try {
    const kept: unknown = JSON.parse(disk.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isParked).map(asNow) : [];
  } catch (fault) {
    if (fault instanceof SyntaxError) return [];
    throw fault;
  }
}

/** An older page kept less of a basket. */
function asNow(kept: ParkedSale): ParkedSale {
  return { ...kept, draft: { ...emptySale, ...kept.draft } };
}

function isParked(kept: unknown): kept is ParkedSale {
  return typeof kept === "object" && kept !== null && "hold" in kept && "draft" in kept;
}

/** The sales that wait at this till, on the browser's disk: a page that is reloaded still has them. */
export function parkedSales(disk: Storage, till: string): ParkedSales {
  const place = `cardweave.parked.${till}`;
  const parked: ParkedSales = new Held(keptIn(disk, place));
  parked.onChange(() => disk.setItem(place, JSON.stringify(parked.value())));
  return parked;
}
