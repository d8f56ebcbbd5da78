import { inSubgroups } from "@cardweave/shared/domain/articles/in-subgroups";
import { daysBetween } from "@cardweave/shared/domain/calendar";
import type { Activation, Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import type { CampaignActivation } from "@cardweave/shared/domain/campaigns/control-entries";
import { type Overlap, overlapsOf } from "@cardweave/shared/domain/campaigns/overlaps";
import type { ActiveCampaign } from "@cardweave/shared/domain/campaigns/prepare";
import { overlapSentence } from "@cardweave/shared/domain/campaigns/sentence/overlap-sentence";
import {
  type Planned,
  type TimelineBar,
  timeline,
} from "@cardweave/shared/domain/campaigns/timeline";
import { placeOf } from "@cardweave/shared/domain/place-of";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { dayIn, rfc3339 } from "@cardweave/shared/domain/time";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import { parseActivation, parseCampaign } from "@cardweave/shared/protocol/http/campaign";
import type {
  OverlapView,
  TimelineAsked,
  TimelineBarView,
  TimelineView,
} from "@cardweave/shared/protocol/http/campaign-outlook";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { Replica } from "@cardweave/shared/replica/replica";
import { sees } from "../../registry/sight.ts";
import { seesOwner } from "../campaign-owners.ts";
import { namingIn } from "../campaign-view.ts";
import type { CampaignFinder } from "./campaign-finder.ts";
import { always } from "./replay-subject.ts";

export type CampaignOutlookParts = {
  readonly replica: Replica;
  readonly finder: Pick<CampaignFinder, "find">;
};

const longestDays = 400;
const mostSpans = 400;
/** Campaigns that are compared in one go: some milliseconds. */
const othersInSlice = 20;

/** What a campaign will meet, and when everything holds. */
export class CampaignOutlook {
  readonly #parts: CampaignOutlookParts;
  /** What was signed never changes, so each is read once. */
  readonly #read = new Map<string, Campaign | undefined>();
  readonly #turned = new Map<string, Activation | undefined>();

  constructor(parts: CampaignOutlookParts) {
    this.#parts = parts;
  }

  /** The draft, or the last version where it is approved as it stands, among all that is approved. */
  async overlaps(id: string, page: ListQuery, by: Principal): Promise<Result<Listed<OverlapView>>> {
    const found = await this.#parts.finder.find(id, "draft", by);
    if (!found.ok) return found;
    const { campaign } = found.value;
    const { directory, campaigns, ports } = this.#parts.replica;
    const { groups } = directory.articles;
    const others = this.#neighbours(by).map((one) => inSubgroups(groups, one));
    const subject = inSubgroups(groups, { campaign, activations: [{ from: always }] });
    const around = {
      rules: campaigns.current.rules,
      articleGroups: [...groups.keys()],
      places: [...directory.branches.keys()].map((branch) => placeOf(directory, branch)),
      today: dayIn(directory.network?.zone ?? "UTC", ports.clock.now()),
    };
    const overlaps: Overlap[] = [];
    for (let at = 0; at < others.length; at += othersInSlice) {
      if (at > 0) await new Promise<void>((resolve) => void ports.timers.after(0, resolve));
      const some = others.slice(at, at + othersInSlice);
      overlaps.push(...overlapsOf(subject, { ...around, others: some }));
    }
    const all = new Map(others.map((one) => [keyOf(one.campaign), one.campaign] as const));
    const listed = listPage(overlaps, page, ({ articles, campaign: other, version }) => {
      return `${articles ? 1 : 2} ${other} ${version}`;
    });
    if (!listed.ok) return listed;
    const items = listed.value.items.flatMap((one) => {
      const other = all.get(keyOf({ id: one.campaign, version: one.version }));
      return other === undefined ? [] : [this.#overlapView(one, [campaign, other])];
    });
    return ok({ items, next: listed.value.next });
  }

  /** Whatever stands activated, and what is approved and waits for it. */
  #neighbours(by: Principal): readonly ActiveCampaign[] {
    const planned = new Map<
      string,
      { campaign: Campaign; activations: ActiveCampaign["activations"] }
    >();
    for (const { campaign, state, activation } of this.#planned(by)) {
      if (state !== "active" && state !== "approved") continue;
      const key = keyOf(campaign);
      const before = planned.get(key)?.activations ?? [];
      const value = activation?.value ?? { from: always };
      planned.set(key, { campaign, activations: [...before, value] });
    }
    return [...planned.values()];
  }

  #campaign(definition: string): Campaign | undefined {
    if (!this.#read.has(definition)) this.#read.set(definition, parseCampaign(definition));
    return this.#read.get(definition);
  }

  #activation(definition: string): Activation | undefined {
    if (!this.#turned.has(definition)) this.#turned.set(definition, parseActivation(definition));
    return this.#turned.get(definition);
  }

  #overlapView(one: Overlap, both: readonly [Campaign, Campaign]): OverlapView {
    const { directory } = this.#parts.replica;
    const say = (language: "de" | "en") =>
      overlapSentence(one, both, { language, ...namingIn(directory, language) });
    return { ...one, name: both[1].name, sentence: { de: say("de"), en: say("en") } };
  }

  timeline({ from, to, branch }: TimelineAsked, by: Principal): Result<TimelineView> {
    const { directory } = this.#parts.replica;
    const known = branch === undefined ? undefined : directory.branches.get(branch);
    if (branch !== undefined && (known === undefined || !sees(by, known))) {
      return refused("invalid", { fields: [{ field: "branch", reason: "no such branch" }] });
    }
    if (to < from || daysBetween(from, to) > longestDays) {
      const reason = `from on, and at most ${longestDays} days`;
      return refused("invalid", { fields: [{ field: "to", reason }] });
    }
    const place = known === undefined ? null : placeOf(directory, known.id);
    const zone = place?.zone ?? directory.network?.zone ?? "UTC";
    const query = { first: from, last: to, place, zone, most: mostSpans };
    const bars = timeline(this.#planned(by), query).map((bar) => barView(bar, zone));
    return ok({ from, to, zone, branch: branch ?? null, bars });
  }

  /** Versions with what they were activated for; the last one also where it is not yet. */
  #planned(by: Principal): readonly Planned[] {
    const { directory } = this.#parts.replica;
    const { versions, activations } = directory.campaigns;
    const byVersion = new Map<string, CampaignActivation[]>();
    for (const one of activations) {
      const key = keyOf({ id: one.campaign, version: one.version });
      const own = byVersion.get(key);
      if (own === undefined) byVersion.set(key, [one]);
      else own.push(one);
    }
    const last = new Map<string, number>();
    for (const { id, version } of versions) last.set(id, Math.max(version, last.get(id) ?? 0));
    return versions.flatMap(({ id, version, definition }): readonly Planned[] => {
      const campaign = this.#campaign(definition);
      if (campaign === undefined) return [];
      if (!seesOwner(by, campaign.owner, directory)) return [];
      const own = byVersion.get(keyOf({ id, version })) ?? [];
      const isWaiting = own.length === 0 && last.get(id) === version;
      if (isWaiting) return [{ campaign, state: "approved", activation: null }];
      return own.flatMap((one) => {
        const value = this.#activation(one.definition);
        if (value === undefined) return [];
        return [{ campaign, state: one.state, activation: { id: one.id, value } }];
      });
    });
  }
}

function keyOf({ id, version }: { readonly id: string; readonly version: number }): string {
  return `${id} ${version}`;
}

function barView(bar: TimelineBar, zone: string): TimelineBarView {
  const { campaign, state, activation, spans, isMore } = bar;
  const { id, version, name, time = {} } = campaign;
  return {
    campaign: id,
    version,
    name,
    state: state as TimelineBarView["state"],
    activation: activation?.id ?? null,
    from: activation?.value.from ?? null,
    dateFrom: time.dateFrom ?? null,
    dateTo: time.dateTo ?? null,
    spans: spans.map(({ from, until }) => ({
      from: rfc3339(zone, from),
      until: rfc3339(zone, until),
    })),
    isMore,
  };
}
