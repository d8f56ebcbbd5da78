import { defaultPolicy, type Policy } from "./policy.ts";
import { readSetting } from "./policy-settings.ts";
import { ok, type Result, refused } from "./result.ts";

type Table = Readonly<Record<string, unknown>>;

/**
 * A setting as it is signed: whole, with the defaults of what was left out, as JSON with its names
 * in rising order. What is not of its form is refused with the paths of the fields that are wrong.
 */
export function checkedSetting(name: string, value: unknown): Result<string> {
  if (!isSettingName(name)) return refused("not-found");
  const read = readSetting(name, value);
  if (read !== undefined) return ok(sortedJson(read));
  const isGood = (one: unknown) => readSetting(name, one) !== undefined;
  const paths = faults(value, defaultPolicy[name], isGood);
  const fields = paths.map((path) => ({ field: `value${path}`, reason: "Not of this setting" }));
  return refused("invalid", { fields });
}

export function isSettingName(name: string): name is keyof Policy {
  return Object.hasOwn(defaultPolicy, name);
}

export const settingNames: readonly (keyof Policy)[] = (
  Object.keys(defaultPolicy) as (keyof Policy)[]
).toSorted();

/** A part is at fault when the default is not good any more with this part in its place. */
function faults(
  value: unknown,
  fallback: unknown,
  isGood: (value: unknown) => boolean,
): readonly string[] {
  if (isGood(value)) return [];
  if (!isTable(value) || !isTable(fallback)) return [""];
  const names = Object.keys({ ...fallback, ...value });
  const found = names.flatMap((name) => {
    const isGoodHere = (one: unknown) => isGood(withPart(fallback, name, one));
    return faults(value[name], fallback[name], isGoodHere).map((path) => `.${name}${path}`);
  });
  return found.length === 0 ? [""] : found;
}

/** Undefined is a part that was left out. */
function withPart(table: Table, name: string, part: unknown): Table {
  const { [name]: _, ...others } = table;
  return part === undefined ? others : { ...others, [name]: part };
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    isTable(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
