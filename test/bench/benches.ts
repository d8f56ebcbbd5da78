import { batches, booking } from "./bench-booking.ts";
import { campaigns } from "./bench-campaigns.ts";
import { cards } from "./bench-cards.ts";
import { http } from "./bench-http.ts";
import { importing } from "./bench-import.ts";
import { live } from "./bench-live.ts";
import { pages } from "./bench-pages.ts";
import { reach } from "./bench-reach.ts";
import { grant, rights } from "./bench-rights.ts";
import { scale } from "./bench-scale.ts";
import { start } from "./bench-start.ts";
import { tap } from "./bench-tap.ts";
import type { Bench } from "./measures.ts";

/** In the order in which they run. */
export const benches: readonly Bench[] = [
  booking,
  batches,
  rights,
  campaigns,
  http,
  importing,
  live,
  reach,
  grant,
  start,
  tap,
  cards,
  pages,
  scale,
];
