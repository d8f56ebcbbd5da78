import { daysAfter, utcMidnight } from "../calendar.ts";
import type { Activation, Campaign } from "./campaign.ts";
import { clockMinute, type Days, openings } from "./openings.ts";
import { isInScope, type Place } from "./place.ts";
import {
  firstShown,
  type InstantSpan,
  instantsOf,
  type ZoneSpan,
  zoneSpans,
} from "./zone-spans.ts";

/** A version that is planned or holds. `activation` is null for what is activated nowhere yet. */
export type Planned = {
  readonly campaign: Campaign;
  readonly state: string;
  readonly activation: { readonly id: string; readonly value: Activation } | null;
};

/** When a campaign holds; `until` is not included any more. */
export type TimelineBar = Planned & {
  readonly spans: readonly InstantSpan[];
  /** There are more than were asked for. */
  readonly isMore: boolean;
};

export type TimelineQuery = Days & {
  /** One branch, or null for all that is planned, by the clock of `zone`. */
  readonly place: Place | null;
  readonly zone: string;
  /** Spans of one bar. */
  readonly most: number;
};

const hourMs = 3_600_000;

/** Bars for a calendar; one for each activation, and one for what is not activated. */
export function timeline(all: readonly Planned[], query: TimelineQuery): readonly TimelineBar[] {
  const { first, last, place, zone } = query;
  const from = utcMidnight(first) - 15 * hourMs;
  const until = utcMidnight(daysAfter(last, 1)) + 15 * hourMs;
  const spans = zoneSpans(zone, from, until);
  const here = all.filter((one) => place === null || isHere(one, place));
  const versions = new Map<string, Planned[]>();
  for (const one of here) {
    const own = versions.get(one.campaign.id);
    if (own === undefined) versions.set(one.campaign.id, [one]);
    else own.push(one);
  }
  return here.map((one) => {
    const holds = heldSpans(one, { query, spans, versions });
    return { ...one, spans: holds.slice(0, query.most), isMore: holds.length > query.most };
  });
}

function isHere({ campaign, activation }: Planned, place: Place): boolean {
  return isInScope(place, campaign.scope) && isInScope(place, activation?.value.scope);
}

type Drawing = {
  readonly query: TimelineQuery;
  readonly spans: readonly ZoneSpan[];
  /** By campaign. */
  readonly versions: ReadonlyMap<string, readonly Planned[]>;
};

function heldSpans(one: Planned, { query, spans, versions }: Drawing): readonly InstantSpan[] {
  const begins = beginOf(one, spans);
  if (begins === null || one.state === "ended") return [];
  const ends = endOf(one, { query, spans, versions });
  const open = openings(one.campaign.time, query, query.place?.holidays);
  return instantsOf(open, spans).flatMap(({ from, until }) => {
    const span = { from: Math.max(from, begins), until: Math.min(until, ends) };
    return span.from < span.until ? [span as InstantSpan] : [];
  });
}

function beginOf({ activation }: Planned, spans: readonly ZoneSpan[]): number | null {
  if (activation === null) return 0;
  return firstShown(clockMinute(activation.value.from), spans);
}

/** At one branch a later version takes over as soon as it has begun. Source: SPEC R744. */
function endOf({ campaign }: Planned, { query, spans, versions }: Drawing): number {
  if (query.place === null) return Number.MAX_SAFE_INTEGER;
  const later = (versions.get(campaign.id) ?? []).filter(
    (other) =>
      other.activation !== null &&
      other.state === "active" &&
      other.campaign.version > campaign.version,
  );
  const begins = later.flatMap((other) => beginOf(other, spans) ?? []);
  return Math.min(Number.MAX_SAFE_INTEGER, ...begins);
}
