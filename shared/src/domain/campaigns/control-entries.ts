import type { Activation, Campaign, CampaignGroup } from "./campaign.ts";
import type { ActiveCampaign, CampaignSet } from "./prepare.ts";

/** An approved version; it never changes. `definition`: the campaign as canonical JSON. */
export type CampaignVersion = {
  readonly kind: "campaign";
  readonly id: string;
  readonly version: number;
  readonly definition: string;
};

/**
 * Where and from when a version holds; the last by rank of its id holds. `definition`: scope,
 * article groups and beginning as canonical JSON.
 */
export type CampaignActivation = {
  readonly kind: "activation";
  readonly id: string;
  readonly campaign: string;
  readonly version: number;
  readonly state: "active" | "paused" | "ended";
  readonly definition: string;
};

/** Campaigns that compete; the last by rank holds. */
export type CampaignGroupEntry = CampaignGroup & {
  readonly kind: "campaignGroup";
  readonly active: boolean;
};

/** What the directory holds of campaigns, each in its last state by rank. */
export type CampaignEntries = {
  readonly versions: readonly CampaignVersion[];
  readonly activations: readonly CampaignActivation[];
  readonly groups: readonly CampaignGroupEntry[];
};

/** Undefined for what this version of the software cannot read to the last field. */
export type CampaignReaders = {
  readonly campaign: (definition: string) => Campaign | undefined;
  readonly activation: (definition: string) => Activation | undefined;
};

export type SetParts = Pick<CampaignSet, "campaigns" | "groups">;

/**
 * The campaigns that are active, out of their entries; `unreadable` names those that this version
 * of the software must leave alone, to be reported.
 */
export function activeCampaigns(
  { versions, activations, groups }: CampaignEntries,
  read: CampaignReaders,
): SetParts & { readonly unreadable: readonly string[] } {
  const unreadable = new Set<string>();
  const campaigns = versions.flatMap(({ id, version, definition }): ActiveCampaign[] => {
    const own = activations.filter(
      (one) => one.campaign === id && one.version === version && one.state === "active",
    );
    if (own.length === 0) return [];
    const campaign = read.campaign(definition);
    const readable = own.map((one) => read.activation(one.definition));
    const known = readable.filter((one) => one !== undefined);
    const isOwn = campaign?.id === id && campaign.version === version;
    if (campaign === undefined || !isOwn || known.length < own.length) unreadable.add(id);
    return campaign !== undefined && isOwn && known.length > 0
      ? [{ campaign, activations: known }]
      : [];
  });
  const active = groups.filter((group) => group.active).map(({ id, pick }) => ({ id, pick }));
  return { campaigns, groups: active, unreadable: [...unreadable] };
}
