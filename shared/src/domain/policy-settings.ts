import { readLinksBy, readSpendProof } from "./card-policy-setting.ts";
import type { PolicySetting, PurseKind } from "./control-bodies.ts";
import { readGoodwill } from "./goodwill-setting.ts";
import { readOwnCampaigns } from "./own-campaigns-setting.ts";
import {
  defaultPolicy,
  type LimitName,
  type Policy,
  type SpendingLimit,
  type SpendingMode,
} from "./policy.ts";

type Readers = {
  readonly [K in keyof Policy]: (value: unknown) => Policy[K] | undefined;
};

/** One reader a setting; undefined for what is not of its form. */
const readers: Readers = {
  limits: (value) => {
    if (!isTable(value)) return undefined;
    const given = Object.entries(value);
    return given.every(isLimit)
      ? { ...defaultPolicy.limits, ...Object.fromEntries(given) }
      : undefined;
  },
  allowances: (value) => {
    if (!isTable(value)) return undefined;
    const given = Object.entries(value);
    return given.every(isAllowance)
      ? { ...defaultPolicy.allowances, ...Object.fromEntries(given) }
      : undefined;
  },
  grantWaitMs: (value) => (isCount(value) && value <= longestWaitMs ? value : undefined),
  holdMs: (value) => (isCount(value) && value > 0 && value <= longestHoldMs ? value : undefined),
  schemes: (value) => {
    if (!Array.isArray(value)) return undefined;
    return value.every((one): one is string => typeof one === "string") ? value : undefined;
  },
  domain: (value) => (typeof value === "string" && domainForm.test(value) ? value : undefined),
  goodwill: readGoodwill,
  returnWindowDays: (value) => (isCount(value) && value <= longestWindow ? value : undefined),
  returnsElsewhere: (value) => (value === "refuse" || value === "outside" ? value : undefined),
  spendProof: readSpendProof,
  linksBy: readLinksBy,
  returnValues: (value) => (isTable(value) && areCounts(value) ? value : undefined),
  protectedGroups: (value) => (areNames(value) ? value : undefined),
  ownCampaigns: readOwnCampaigns,
  campaignApproval: (value) => (value === "one" || value === "two" ? value : undefined),
};

/** Ten years of days. */
const longestWindow = 3_650;

const longestWaitMs = 60_000;
const longestHoldMs = 24 * 3_600_000;
const domainForm = /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/;
const modes: ReadonlySet<unknown> = new Set<SpendingMode>(["open", "limit", "rights-only"]);
const units: ReadonlySet<string> = new Set(Object.keys(defaultPolicy.limits));
const kinds: ReadonlySet<string> = new Set(Object.keys(defaultPolicy.allowances));

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function areNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function areCounts(
  table: Readonly<Record<string, unknown>>,
): table is Readonly<Record<string, number>> {
  return Object.values(table).every(isCount);
}

function isAllowance(pair: [string, unknown]): pair is [PurseKind, number | null] {
  return kinds.has(pair[0]) && (pair[1] === null || isCount(pair[1]));
}

function isLimit(pair: [string, unknown]): pair is [LimitName, SpendingLimit] {
  const [unit, value] = pair;
  if (!units.has(unit) || !isTable(value) || !modes.has(value["mode"])) return false;
  return ["perEntry", "perCard", "perDevice"].every(
    (name) => value[name] === null || isCount(value[name]),
  );
}

function read<K extends keyof Policy>(name: K, text: string): Policy[K] | undefined {
  try {
    return readers[name](JSON.parse(text));
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

/** The setting with the defaults of what was left out; undefined when it is not of its form. */
export function readSetting<K extends keyof Policy>(
  name: K,
  value: unknown,
): Policy[K] | undefined {
  return readers[name](value);
}

/** False for a setting of a known name that is not of its form: the one before stays in force. */
export function isReadable({ name, value }: PolicySetting): boolean {
  return !isSettingName(name) || read(name, value) !== undefined;
}

function isSettingName(name: string): name is keyof Policy {
  return Object.hasOwn(readers, name);
}

/** The defaults, with the settings in their place. */
export function policyOf(settings: ReadonlyMap<string, string>): Policy {
  const set = <K extends keyof Policy>(name: K): Policy[K] => {
    const text = settings.get(name);
    return (text === undefined ? undefined : read(name, text)) ?? defaultPolicy[name];
  };
  return {
    limits: set("limits"),
    allowances: set("allowances"),
    grantWaitMs: set("grantWaitMs"),
    holdMs: set("holdMs"),
    schemes: set("schemes"),
    domain: set("domain"),
    goodwill: set("goodwill"),
    returnWindowDays: set("returnWindowDays"),
    returnsElsewhere: set("returnsElsewhere"),
    spendProof: set("spendProof"),
    linksBy: set("linksBy"),
    returnValues: set("returnValues"),
    protectedGroups: set("protectedGroups"),
    campaignApproval: set("campaignApproval"),
    ownCampaigns: set("ownCampaigns"),
  };
}
