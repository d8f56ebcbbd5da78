import type { Activation, Campaign, Select } from "../campaigns/campaign.ts";
import type { ActiveCampaign } from "../campaigns/prepare.ts";
import { type ArticleGroups, withSubgroups } from "./article-groups.ts";

/** Whoever names a group means those below it too. Source: SPEC R611. */
export function inSubgroups(
  groups: ArticleGroups,
  { campaign, activations }: ActiveCampaign,
): ActiveCampaign {
  if (groups.size === 0) return { campaign, activations };
  return {
    campaign: selecting(groups, campaign),
    activations: activations.map((one) => begun(groups, one)),
  };
}

function selecting(groups: ArticleGroups, campaign: Campaign): Campaign {
  const { select } = campaign;
  if (select?.groups === undefined && select?.exceptGroups === undefined) return campaign;
  const wider: Select = {
    ...select,
    ...(select.groups === undefined ? {} : { groups: withSubgroups(groups, select.groups) }),
    ...(select.exceptGroups === undefined
      ? {}
      : { exceptGroups: withSubgroups(groups, select.exceptGroups) }),
  };
  return { ...campaign, select: wider };
}

function begun(groups: ArticleGroups, activation: Activation): Activation {
  const { groups: named } = activation;
  return named === undefined ? activation : { ...activation, groups: withSubgroups(groups, named) };
}
