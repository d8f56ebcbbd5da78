import type { PlaceName } from "../desk-places.ts";
import { toggled } from "../sale/sale-draft.ts";
import type { Meaning } from "./scan-meaning.ts";
import type { TillRoom } from "./till-room.ts";

/** The places that go on with another card; all others make room for the counter. */
const cardPlaces: ReadonlySet<PlaceName> = new Set(["counter", "sale", "card"]);

/** Goes on with what was typed, scanned at the page, or read by a reader of the node. */
export function followMeaning(
  room: Pick<TillRoom, "till" | "errands" | "sale" | "payNext" | "asked" | "place">,
  meaning: Meaning,
): void {
  if (meaning.kind === "card" && room.payNext.value() && room.place.value() === "sale") {
    room.payNext.change(() => false);
    room.asked.change(() => ({ kind: "pay-card", card: meaning.card }));
  } else if (meaning.kind === "card") {
    room.asked.change(() => null);
    room.errands.clear();
    room.place.change((place) => (cardPlaces.has(place) ? place : "counter"));
    room.till.send({ kind: "identify", card: meaning.card });
  } else if (meaning.kind === "coupon") {
    const { code } = meaning;
    room.sale.change((sale) =>
      sale.coupons.includes(code) ? sale : { ...sale, coupons: toggled(sale.coupons, code) },
    );
    room.place.change(() => "sale");
  } else {
    room.asked.change(() => meaning);
    room.place.change((place) => placeFor(meaning, place));
  }
}

function placeFor({ kind }: Meaning, place: PlaceName): PlaceName {
  if (kind === "receipt") return "returns";
  if (kind === "name") return "counter";
  return place === "sale" ? "sale" : "vouchers";
}
