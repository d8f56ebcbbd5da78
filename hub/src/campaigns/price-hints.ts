import { withSubgroups } from "@cardweave/shared/domain/articles/article-groups";
import { inSubgroups } from "@cardweave/shared/domain/articles/in-subgroups";
import { lowest30, priceAt } from "@cardweave/shared/domain/articles/prices";
import { dayBegins } from "@cardweave/shared/domain/campaigns/branch-time";
import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { selectionOf } from "@cardweave/shared/domain/campaigns/selection";
import { type Instant, instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import { parseActivation } from "@cardweave/shared/protocol/http/campaign";
import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import type { PriceHints } from "@cardweave/shared/protocol/http/price-hints";
import type { Replica } from "@cardweave/shared/replica/replica";
import { checkDraft } from "./campaign-check.ts";

const mostArticles = 50;

const cheapening: ReadonlySet<string> = new Set([
  "percentOff",
  "amountOff",
  "fixedPrice",
  "switchPriceGroup",
]);

/**
 * What a price reduction has to name when it is announced: of each article the lowest price of the
 * 30 days before it begins. Null where nothing gets cheaper or no article is known.
 * Source: SPEC R613; § 11 PAngV.
 */
export function priceHints(replica: Replica, view: CampaignView): PriceHints | null {
  const { directory, articles, ports } = replica;
  const { id, draft, approved } = view;
  const { campaign } = checkDraft({ id, draft, version: approved + 1 }, directory, []);
  if (campaign === null || !isCheaper(campaign)) return null;
  const { groups } = directory.articles;
  const { campaign: wider } = inSubgroups(groups, { campaign, activations: [] });
  const isSelected = selectionOf(wider.select);
  const named = groupsNamed(view).flatMap((all) => withSubgroups(groups, all));
  const isNamed = (group: string | null) => named.length === 0 || named.includes(group ?? "");
  const zone = directory.network?.zone ?? "UTC";
  const at = beginOf(campaign, view, { zone, now: ports.clock.now() });
  const meant = articles.all.filter(
    (one) => one.active && isNamed(one.group) && isSelected({ article: one.id, group: one.group }),
  );
  const priced = meant.filter((one) => lowest30(one, at) !== null);
  if (priced.length === 0) return null;
  return {
    begins: rfc3339(zone, at),
    articles: priced.slice(0, mostArticles).map((one) => {
      const { unitPrice } = priceAt(one, at);
      const lowest = lowest30(one, at);
      const isRaised = unitPrice !== null && lowest !== null && unitPrice > lowest;
      return { article: one.id, name: one.name, unitPrice, lowest30: lowest, isRaised };
    }),
    more: Math.max(0, priced.length - mostArticles),
  };
}

function isCheaper({ on, effects }: Campaign): boolean {
  return on === "sale" && effects.some(({ type }) => cheapening.has(type));
}

function groupsNamed({ activations }: CampaignView): readonly (readonly string[])[] {
  const running = activations.filter(({ state }) => state !== "ended");
  const named = running.map(({ definition }) => readActivation(definition)?.groups);
  return named.flatMap((groups) => (groups === undefined ? [] : [groups]));
}

function readActivation(definition: unknown): ReturnType<typeof parseActivation> {
  return definition === null ? undefined : parseActivation(JSON.stringify(definition));
}

type Here = { readonly zone: string; readonly now: Instant };

/** The first day on which it applies, as far as it is known; else now. */
function beginOf({ time }: Campaign, { activations }: CampaignView, { zone, now }: Here): Instant {
  const starts = activations
    .filter(({ state }) => state !== "ended")
    .flatMap(({ definition }) => readActivation(definition)?.from.slice(0, 10) ?? []);
  const activated = starts.toSorted()[0];
  const days = [activated, time?.dateFrom].filter((day) => day !== undefined).toSorted();
  const last = days.at(-1);
  return last === undefined ? now : instant(dayBegins(zone, last));
}
