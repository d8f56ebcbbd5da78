import type { Activation, Campaign } from "../domain/campaigns/campaign.ts";
import { neededPurses } from "../domain/campaigns/campaign-purses.ts";
import { activeCampaigns, type CampaignReaders } from "../domain/campaigns/control-entries.ts";
import type { ActiveCampaign, CampaignSet, PreparedSet } from "../domain/campaigns/prepare.ts";
import { prepare } from "../domain/campaigns/prepare.ts";
import type { Directory } from "../domain/directory.ts";
import { campaignSetHash } from "../entries/campaign-set-hash.ts";
import { parseActivation, parseCampaign } from "../protocol/http/campaign.ts";

/** The campaigns that are active, made ready once for every change of the directory. */
export type CurrentCampaigns = {
  readonly campaigns: readonly ActiveCampaign[];
  readonly rules: Pick<CampaignSet, "groups" | "protectedGroups" | "moneyPurses">;
  /** Null where no campaign is active. */
  readonly set: PreparedSet | null;
  /** Those that this software cannot read, and those whose purses are not there. */
  readonly leftOut: readonly string[];
};

type Known = {
  readonly directory: Directory;
  readonly version: number;
  readonly current: CurrentCampaigns;
};

export class CampaignBook {
  readonly #directory: () => Directory;
  #known: Known | null = null;
  readonly #read = readersWithMemory();

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

  #prepared(directory: Directory): CurrentCampaigns {
    const { campaigns: all, groups, unreadable } = activeCampaigns(directory.campaigns, this.#read);
    const campaigns = all.filter(({ campaign }) => hasPurses(campaign, directory));
    const lame = all.filter((one) => !campaigns.includes(one)).map(({ campaign }) => campaign.id);
    const leftOut = [...unreadable, ...lame];
    const { protectedGroups } = directory.policy;
    const rules = { groups, protectedGroups, moneyPurses: moneyPurses(directory) };
    if (campaigns.length === 0) return { campaigns, rules, set: null, leftOut };
    const set = { campaigns, ...rules };
    const hash = campaignSetHash(set);
    const before = this.#known?.current.set;
    const isSame = before?.hash === hash;
    return { campaigns, rules, set: isSame ? before : prepare({ ...set, hash }), leftOut };
  }
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
