import type { PurseKind } from "../control-bodies.ts";
import type { PurseId } from "../ids.ts";
import type { Campaign, CampaignEffect } from "./campaign.ts";
import { stampPurse } from "./effects/earn-stamps.ts";
import type { FieldProblem } from "./effects/priced-line.ts";

/** What a campaign may name. Lists that are not given are not checked. */
export type KnownNames = {
  readonly regions?: ReadonlySet<string>;
  readonly branches?: ReadonlySet<string>;
  readonly franchisees?: ReadonlySet<string>;
  readonly customerGroups?: ReadonlySet<string>;
  readonly tiers?: ReadonlySet<string>;
  readonly articleGroups?: ReadonlySet<string>;
  readonly articles?: ReadonlySet<string>;
  readonly priceGroups?: ReadonlySet<string>;
  readonly parties?: ReadonlySet<string>;
  readonly purses?: ReadonlyMap<PurseId, PurseKind>;
};

type Named = {
  readonly field: string;
  readonly names: readonly string[] | undefined;
  readonly known: ReadonlySet<string> | undefined;
};

/** Names that nobody has given to anything, field by field. Source: SPEC R700. */
export function nameProblems(campaign: Campaign, known: KnownNames): readonly FieldProblem[] {
  return [
    ...[...placesNamed(campaign, known), ...othersNamed(campaign, known)].flatMap(unknown),
    ...partiesNamed(campaign, known),
    ...campaign.effects.flatMap((effect, at) => effectNames(effect, `effects.${at}`, known)),
    ...purseProblems("cost.purse", { purse: campaign.cost?.purse, known, kinds: null }),
  ];
}

function placesNamed({ scope = {} }: Campaign, known: KnownNames): readonly Named[] {
  return [
    { field: "scope.regions", names: scope.regions, known: known.regions },
    { field: "scope.branches", names: scope.branches, known: known.branches },
    { field: "scope.exceptBranches", names: scope.exceptBranches, known: known.branches },
    { field: "scope.franchisees", names: scope.franchisees, known: known.franchisees },
  ];
}

function othersNamed(
  { select = {}, audience = {} }: Campaign,
  known: KnownNames,
): readonly Named[] {
  return [
    {
      field: "audience.customerGroups",
      names: audience.customerGroups,
      known: known.customerGroups,
    },
    { field: "audience.tiers", names: audience.tiers, known: known.tiers },
    { field: "select.groups", names: select.groups, known: known.articleGroups },
    { field: "select.exceptGroups", names: select.exceptGroups, known: known.articleGroups },
    { field: "select.articles", names: select.articles, known: known.articles },
    { field: "select.exceptArticles", names: select.exceptArticles, known: known.articles },
  ];
}

function partiesNamed({ funding = [] }: Campaign, known: KnownNames): readonly FieldProblem[] {
  return funding.flatMap(({ party }, at) =>
    unknownOne(`funding.${at}.party`, party, known.parties),
  );
}

function unknown({ field, names = [], known }: Named): readonly FieldProblem[] {
  if (known === undefined) return [];
  return names.flatMap((name, at) => unknownOne(`${field}.${at}`, name, known));
}

function unknownOne(
  field: string,
  name: string,
  known: ReadonlySet<string> | undefined,
): readonly FieldProblem[] {
  const isKnown = known === undefined || known.has(name);
  return isKnown ? [] : [{ field, reason: `nobody knows "${name}"` }];
}

function effectNames(
  effect: CampaignEffect,
  field: string,
  known: KnownNames,
): readonly FieldProblem[] {
  switch (effect.type) {
    case "switchPriceGroup":
      return unknownOne(`${field}.priceGroup`, effect.priceGroup, known.priceGroups);
    case "earnPoints":
    case "multiplyPoints":
      return purseProblems(`${field}.purse`, { purse: effect.purse, known, kinds: ["points"] });
    case "earnStamps": {
      const purse = stampPurse(effect);
      return purseProblems(`${field}.programme`, { purse, known, kinds: ["stamps"] });
    }
    default:
      return [];
  }
}

function purseProblems(
  field: string,
  {
    purse,
    known,
    kinds,
  }: {
    readonly purse: PurseId | undefined;
    readonly known: KnownNames;
    readonly kinds: readonly PurseKind[] | null;
  },
): readonly FieldProblem[] {
  if (purse === undefined || known.purses === undefined) return [];
  const kind = known.purses.get(purse);
  if (kind === undefined) return [{ field, reason: `there is no purse "${purse}"` }];
  if (kinds === null || kinds.includes(kind)) return [];
  return [{ field, reason: `"${purse}" holds ${kind}` }];
}
