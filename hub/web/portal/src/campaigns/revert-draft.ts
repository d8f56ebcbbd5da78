type Values = Readonly<Record<string, unknown>>;

/**
 * Takes a change back: what still is as `from` has it becomes as `to` has it. What has been changed
 * by somebody since stays.
 */
export function revert(now: Values, from: Values, to: Values): Values {
  const result: Record<string, unknown> = { ...now };
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const value = reverted(now[name], from[name], to[name]);
    if (value === undefined) delete result[name];
    else result[name] = value;
  }
  return result;
}

function reverted(now: unknown, from: unknown, to: unknown): unknown {
  if (isSame(from, to)) return now;
  if (isSame(now, from)) return to;
  if (!isValues(now)) return now;
  const inner = revert(now, isValues(from) ? from : {}, isValues(to) ? to : {});
  return Object.keys(inner).length === 0 ? undefined : inner;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
