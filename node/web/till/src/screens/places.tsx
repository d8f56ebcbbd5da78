import { type ComponentType, lazy, type ReactElement, Suspense } from "react";
import type { PlaceName } from "../desk-places.ts";
import type { PlaceProps } from "./place-props.ts";
import { PlaceRescue } from "./place-rescue.tsx";
import { useTexts } from "./words.tsx";

type Opened = Exclude<PlaceName, "counter">;
type Loader = () => Promise<{ readonly default: ComponentType<PlaceProps> }>;

const loaders: Readonly<Record<Opened, Loader>> = {
  sale: async () => ({ default: (await import("../sale/sale-place.tsx")).SalePlace }),
  vouchers: async () => ({
    default: (await import("../vouchers/vouchers-place.tsx")).VouchersPlace,
  }),
  returns: async () => ({ default: (await import("../returns/returns-place.tsx")).ReturnsPlace }),
  card: async () => ({ default: (await import("../cards/card-place.tsx")).CardPlace }),
  day: async () => ({ default: (await import("../day/day-place.tsx")).DayPlace }),
};

const parts: Readonly<Record<Opened, ComponentType<PlaceProps>>> = {
  sale: lazy(loaders.sale),
  vouchers: lazy(loaders.vouchers),
  returns: lazy(loaders.returns),
  card: lazy(loaders.card),
  day: lazy(loaders.day),
};

/** Fetches what may be opened later, so that it opens also when the node is away by then. */
export function fetchPlaces(): void {
  // What cannot be had now is asked for again when it is opened.
  for (const load of Object.values(loaders)) load().catch(() => undefined);
}

export interface OpenPlaceProps extends PlaceProps {
  readonly place: Opened;
}

export function OpenPlace({ place, ...props }: OpenPlaceProps): ReactElement {
  const texts = useTexts();
  const Part = parts[place];
  return (
    <PlaceRescue key={place} say={texts.placeLost} again={texts.again}>
      <Suspense fallback={<p className="place-wait">{texts.checking}</p>}>
        <Part {...props} />
      </Suspense>
    </PlaceRescue>
  );
}
