import { lawfullyProtected } from "../domain/articles/article-groups.ts";
import { inSubgroups } from "../domain/articles/in-subgroups.ts";
import type { Activation, Campaign } from "../domain/campaigns/campaign.ts";
import { neededPurses } from "../domain/campaigns/campaign-purses.ts";
import { activeCampaigns, type CampaignReaders } from "../domain/campaigns/control-entries.ts";
import { ownProblems } from "../domain/campaigns/own-campaigns.ts";
import { keptAtHome, placeFacts } from "../domain/campaigns/own-places.ts";
import type { ActiveCampaign, CampaignSet, PreparedSet } from "../domain/campaigns/prepare.ts";
import { prepare } from "../domain/campaigns/prepare.ts";
import type { Directory } from "../domain/directory.ts";
import { campaignSetHash } from "../entries/campaign-set-hash.ts";
import { parseActivation, parseCampaign } from "../protocol/http/campaign.ts";
import { FaultCounts } from "./campaign-faults.ts";

/** The campaigns that are active, made ready once for every change of the directory. */
export type CurrentCampaigns = {
  readonly campaigns: readonly ActiveCampaign[];
  readonly rules: Pick<CampaignSet, "groups" | "protectedGroups" | "moneyPurses">;
  /** Null where no campaign is active. */
  readonly set: PreparedSet | null;
  readonly leftOut: readonly LeftOut[];
};

/**
 * `unreadable`: this software cannot read it to the last field. `no-purse`: a purse of its is not
 * there. `outside-policy`: headquarters does not allow it to its owner, or not any more.
 */
export type WhyLeftOut = "unreadable" | "no-purse" | "outside-policy";

/** An active campaign that is not applied here, nor at any device that knows as much. */
export type LeftOut = { readonly campaign: string; readonly why: WhyLeftOut };

type Known = {
  readonly directory: Directory;
  readonly version: number;
  readonly current: CurrentCampaigns;
};

export class CampaignBook {
  readonly #directory: () => Directory;
  #known: Known | null = null;
  readonly #read = readersWithMemory();
  readonly faults: FaultCounts = new FaultCounts();

  constructor(directory: () => Directory) {
    this.#directory = directory;
  }

  get current(): CurrentCampaigns {
    const directory = this.#directory();
    const { version } = directory;
    if (this.#known?.directory === directory && this.#known.version === version) {
      return this.#known.current;
    }
    const current = this.#prepared(directory);
    this.#known = { directory, version, current };
    return current;
  }

  /** Two replicas with the same hash evaluate alike; null where no campaign is active. */
  get hash(): string | null {
    return this.current.set?.hash ?? null;
  }

  /** As its newest version says; null for what is no campaign here. */
  nameOf(id: string): string | null {
    const versions = this.#directory().campaigns.versions.filter((one) => one.id === id);
    const newest = versions.toSorted((a, b) => b.version - a.version)[0];
    return (
      (newest === undefined ? undefined : this.#read.campaign(newest.definition))?.name ?? null
    );
  }

  #prepared(directory: Directory): CurrentCampaigns {
    const { campaigns: all, groups, unreadable } = activeCampaigns(directory.campaigns, this.#read);
    const whys = all.map(({ campaign }) => whyLeftOut(campaign, directory));
    const good = all.filter((_, at) => whys[at] === null);
    const { groups: sorts } = directory.articles;
    const campaigns = good
      .flatMap((one) => keptAtHome(directory, one) ?? [])
      .map((one) => inSubgroups(sorts, one));
    const leftOut = [
      ...unreadable.map((campaign) => ({ campaign, why: "unreadable" }) as const),
      ...all.flatMap(({ campaign: { id: campaign } }, at) => {
        const why = whys[at] ?? null;
        return why === null ? [] : [{ campaign, why }];
      }),
    ];
    const protectedGroups = [
      ...new Set([...directory.policy.protectedGroups, ...lawfullyProtected(sorts)]),
    ];
    const rules = { groups, protectedGroups, moneyPurses: moneyPurses(directory) };
    if (campaigns.length === 0) return { campaigns, rules, set: null, leftOut };
    const set = { campaigns, ...rules };
    const hash = campaignSetHash(set, placeFacts(directory, campaigns));
    const before = this.#known?.current.set;
    const isSame = before?.hash === hash;
    return { campaigns, rules, set: isSame ? before : prepare({ ...set, hash }), leftOut };
  }
}

function whyLeftOut(campaign: Campaign, directory: Directory): WhyLeftOut | null {
  if (ownProblems(campaign, directory.policy.ownCampaigns).length > 0) return "outside-policy";
  return hasPurses(campaign, directory) ? null : "no-purse";
}

/** A sale is never refused because a purse has gone. */
function hasPurses(campaign: Campaign, { purses }: Directory): boolean {
  return neededPurses(campaign).every(({ purse, kind }) => {
    const found = purses.get(purse);
    return found?.active === true && (kind === null || found.unit === kind);
  });
}

/** `money` first: loads go there. */
function moneyPurses({ purses, network }: Directory): readonly string[] {
  const good = [...purses.values()].filter(
    ({ active, unit, currency }) => active && unit === "money" && currency === network?.currency,
  );
  const ids: readonly string[] = good.map(({ id }) => id);
  return ids.toSorted((a, b) => Number(b === "money") - Number(a === "money"));
}

/** Definitions never change, so that each is read once. */
function readersWithMemory(): CampaignReaders {
  const campaigns = new Map<string, Campaign | undefined>();
  const activations = new Map<string, Activation | undefined>();
  return {
    campaign: (text) => remembered(campaigns, text, parseCampaign),
    activation: (text) => remembered(activations, text, parseActivation),
  };
}

function remembered<T>(
  memory: Map<string, T | undefined>,
  text: string,
  read: (text: string) => T | undefined,
): T | undefined {
  if (!memory.has(text)) memory.set(text, read(text));
  return memory.get(text);
}
