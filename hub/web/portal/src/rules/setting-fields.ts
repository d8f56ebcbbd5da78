/** How a part of a setting is shown and edited. */
export type Field =
  | { readonly kind: "count"; readonly unit: "days" | "seconds" | "minutes" | "percent" }
  /** Of a purse's kind: money in the currency, all other in whole units; empty for no limit. */
  | { readonly kind: "amount"; readonly purse: string }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "many"; readonly choices: readonly string[] }
  /** Names that people type, separated by commas. */
  | { readonly kind: "names" }
  | { readonly kind: "text" }
  | { readonly kind: "table"; readonly parts: Readonly<Record<string, Field>> }
  /** Amounts by purse; one that is left empty is left out. */
  | { readonly kind: "amounts"; readonly purses: readonly string[] };

type Table = Extract<Field, { readonly kind: "table" }>;

const purseKinds = ["points", "money", "stamps", "coupon", "reward"] as const;
const limitNames = ["points", "stamps", "coupon", "reward", "voucher", "money", "cap"] as const;
const cardRoles = ["cashier", "manager", "headquarters", "integration"] as const;
const demands = ["static", "pin", "rotating", "sun"] as const;
const effects = [
  "percentOff",
  "amountOff",
  "fixedPrice",
  "freeItem",
  "switchPriceGroup",
  "earnPoints",
  "multiplyPoints",
  "earnStamps",
  "loadBonus",
] as const;

function table(names: readonly string[], field: (name: string) => Field): Table {
  return { kind: "table", parts: Object.fromEntries(names.map((name) => [name, field(name)])) };
}

const limit = (purse: string): Field => ({
  kind: "table",
  parts: {
    mode: { kind: "choice", choices: ["open", "limit", "rights-only"] },
    perEntry: { kind: "amount", purse },
    perCard: { kind: "amount", purse },
    perDevice: { kind: "amount", purse },
  },
});

const goodwill: Field = {
  kind: "table",
  parts: {
    purses: { kind: "many", choices: purseKinds },
    perBooking: { kind: "amounts", purses: purseKinds },
    perDay: { kind: "amounts", purses: purseKinds },
  },
};

const ownCampaigns: Field = {
  kind: "table",
  parts: {
    effects: { kind: "many", choices: effects },
    mostBasisPoints: { kind: "count", unit: "percent" },
    purses: { kind: "names" },
    funders: { kind: "names" },
    approval: { kind: "choice", choices: ["headquarters", "own"] },
    mostDays: { kind: "count", unit: "days" },
  },
};

export type SettingGroup = "spending" | "cards" | "returns" | "goodwill" | "campaigns" | "other";

export interface SettingShape {
  readonly group: SettingGroup;
  readonly field: Field;
}

/** The settings that this page knows the form of; any other is shown as it stands. */
export const settingShapes: Readonly<Record<string, SettingShape>> = {
  limits: { group: "spending", field: table(limitNames, limit) },
  allowances: {
    group: "spending",
    field: table([...purseKinds, "cap"], (purse) => ({ kind: "amount", purse })),
  },
  grantWaitMs: { group: "spending", field: { kind: "count", unit: "seconds" } },
  holdMs: { group: "spending", field: { kind: "count", unit: "minutes" } },
  spendProof: {
    group: "cards",
    field: table(["own", "ean13", "uid", "voucher", "coupon"], (scheme) => ({
      kind: "choice",
      choices: scheme === "ean13" || scheme === "uid" ? demands.slice(1) : demands,
    })),
  },
  schemes: { group: "cards", field: { kind: "names" } },
  linksBy: {
    group: "cards",
    field: table(["added", "migrated", "merged", "replaced"], () => ({
      kind: "many",
      choices: cardRoles,
    })),
  },
  domain: { group: "cards", field: { kind: "text" } },
  returnWindowDays: { group: "returns", field: { kind: "count", unit: "days" } },
  returnsElsewhere: { group: "returns", field: { kind: "choice", choices: ["refuse", "outside"] } },
  returnValues: { group: "returns", field: { kind: "amounts", purses: [] } },
  goodwill: {
    group: "goodwill",
    field: table(["cashier", "manager", "headquarters"], () => goodwill),
  },
  campaignApproval: { group: "campaigns", field: { kind: "choice", choices: ["one", "two"] } },
  protectedGroups: { group: "campaigns", field: { kind: "names" } },
  ownCampaigns: {
    group: "campaigns",
    field: table(["franchisee", "merchant"], () => ownCampaigns),
  },
};

export const settingGroups: readonly SettingGroup[] = [
  "spending",
  "goodwill",
  "cards",
  "returns",
  "campaigns",
  "other",
];
