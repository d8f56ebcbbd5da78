import {
  defaultOwnCampaigns,
  type OwnCampaigns,
  type OwnRule,
  ownEffects,
  ownerKinds,
} from "./campaigns/own-campaigns.ts";

const kinds: ReadonlySet<string> = new Set(ownerKinds);
const effects: ReadonlySet<unknown> = new Set(ownEffects);
const parts: ReadonlySet<string> = new Set(Object.keys(defaultOwnCampaigns.merchant));

/** Kinds of owners, and parts of their rules, that are not given keep their defaults. */
export function readOwnCampaigns(value: unknown): OwnCampaigns | undefined {
  if (!isTable(value)) return undefined;
  const given = Object.entries(value);
  if (!given.every(([kind, rule]) => kinds.has(kind) && isRule(rule))) return undefined;
  const ruleOf = (kind: keyof OwnCampaigns): OwnRule => {
    return { ...defaultOwnCampaigns[kind], ...(value[kind] as Partial<OwnRule> | undefined) };
  };
  return { franchisee: ruleOf("franchisee"), merchant: ruleOf("merchant") };
}

const readers: Readonly<Record<keyof OwnRule, (value: unknown) => boolean>> = {
  effects: (value) => Array.isArray(value) && value.every((one) => effects.has(one)),
  mostBasisPoints: isCount,
  purses: areNames,
  funders: areNames,
  approval: (value) => value === "own" || value === "headquarters",
  mostDays: (value) => isCount(value) && value <= longest,
};

/** Ten years of days. */
const longest = 3_650;

function isRule(rule: unknown): boolean {
  if (!isTable(rule)) return false;
  return Object.entries(rule).every(
    ([name, part]) => parts.has(name) && readers[name as keyof OwnRule](part),
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function areNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
