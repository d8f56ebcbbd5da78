import type { PolicySetting, PurseKind } from "./control-bodies.ts";
import { defaultPolicy, type Policy, type SpendingLimit, type SpendingMode } from "./policy.ts";

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
  grantWaitMs: (value) => (isCount(value) && value <= longestWaitMs ? value : undefined),
  schemes: (value) => {
    if (!Array.isArray(value)) return undefined;
    return value.every((one): one is string => typeof one === "string") ? value : undefined;
  },
};

const longestWaitMs = 60_000;
const modes: ReadonlySet<unknown> = new Set<SpendingMode>(["open", "limit", "rights-only"]);
const units: ReadonlySet<string> = new Set(Object.keys(defaultPolicy.limits));

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isLimit(pair: [string, unknown]): pair is [PurseKind, SpendingLimit] {
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
  return { limits: set("limits"), grantWaitMs: set("grantWaitMs"), schemes: set("schemes") };
}
