import { type Doc, ImmutableString, updateText } from "@automerge/automerge";

type Map = Record<string, unknown>;
type List = unknown[];

/**
 * Brings a draft inside a change to the given values and writes only what differs, so that what
 * others change beside it stays. The name is a text that many can type in; every other text is one
 * value.
 */
export function assignDraft(
  working: Doc<{ draft: Map }>,
  draft: Readonly<Record<string, unknown>>,
): void {
  const { name, ...rest } = draft;
  const now = working.draft["name"];
  const text = typeof name === "string" ? name : "";
  if (typeof now === "string" && (name === undefined || typeof name === "string")) {
    if (now !== text) updateText(working, ["draft", "name"], text);
    assignMap(working.draft, rest, new Set(["name"]));
  } else {
    assignMap(working.draft, draft, new Set());
  }
}

/**
 * Writes one value, also where it stands already: of several that were set at once, it is chosen.
 * Choosing what is shown changes nothing that could be seen, and automerge-repo sends only what
 * can be: therefore it is counted.
 */
export function chooseInDraft(
  working: { draft: Map; chosen?: number },
  field: string,
  value: unknown,
): void {
  const path = field.split(".");
  const last = path.pop() ?? "";
  let at: unknown = working.draft;
  for (const name of path) at = isMap(at) || isList(at) ? (at as Map)[name] : undefined;
  if (isMap(at) || isList(at)) (at as Map)[last] = written(value);
  working.chosen = (working.chosen ?? 0) + 1;
}

/** Maps and lists that others may be writing into are emptied, not taken away. */
function assignMap(target: Map, wanted: Readonly<Map>, kept: ReadonlySet<string>): void {
  for (const name of Object.keys(target)) {
    if (!kept.has(name) && wanted[name] === undefined) empty(target, name);
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== undefined) assignAt(target, name, value);
  }
}

function empty(target: Map, name: string): void {
  const value = target[name];
  if (isList(value)) assignList(value, []);
  else if (isMap(value)) assignMap(value, {}, new Set());
  else delete target[name];
}

function assignAt(target: Map | List, at: string | number, value: unknown): void {
  const now = (target as Map)[at as string];
  if (isList(now) && isList(value)) assignList(now, value);
  else if (isMap(now) && isMap(value)) assignMap(now, value, new Set());
  else if (!isSame(now, value)) (target as Map)[at as string] = written(value);
}

function assignList(target: List, wanted: readonly unknown[]): void {
  const isScalar = [...target, ...wanted].every((one) => !isMap(one) && !isList(one));
  if (isScalar) assignSet(target, wanted);
  else assignItems(target, wanted);
}

/** Lists of names and days are sets: whoever adds one does not touch the others. */
function assignSet(target: List, wanted: readonly unknown[]): void {
  const held = Array.from(target, plainScalar);
  const asked = new Set(wanted);
  for (let at = held.length - 1; at >= 0; at--) {
    if (!asked.has(held[at])) target.splice(at, 1);
  }
  const there = new Set(held);
  const added = [...asked].filter((one) => !there.has(one)).map(written);
  if (added.length > 0) target.push(...added);
}

function plainScalar(value: unknown): unknown {
  return value instanceof ImmutableString ? value.toString() : value;
}

/** What is the same at either end stays where it is. */
function assignItems(target: List, wanted: readonly unknown[]): void {
  const most = Math.min(target.length, wanted.length);
  let head = 0;
  while (head < most && isSame(target[head], wanted[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(target.at(-1 - tail), wanted.at(-1 - tail))) tail++;
  const held = target.length - head - tail;
  const asked = wanted.length - head - tail;
  const both = Math.min(held, asked);
  for (let at = head; at < head + both; at++) assignAt(target, at, wanted[at]);
  if (held > both) target.splice(head + both, held - both);
  const added = wanted.slice(head + both, head + asked).map(written);
  if (added.length > 0) target.splice(head + both, 0, ...added);
}

/** As Automerge keeps it: a plain string would be a text that is merged letter by letter. */
function written(value: unknown): unknown {
  if (typeof value === "string") return new ImmutableString(value);
  if (isList(value)) return value.map(written);
  if (!isMap(value)) return value;
  const defined = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(defined.map(([name, one]) => [name, written(one)]));
}

function isSame(held: unknown, wanted: unknown): boolean {
  if (held instanceof ImmutableString) return held.toString() === wanted;
  if (isList(held) && isList(wanted)) {
    return held.length === wanted.length && held.every((one, at) => isSame(one, wanted[at]));
  }
  if (!isMap(held) || !isMap(wanted)) return held === wanted;
  const names = new Set([...Object.keys(held), ...Object.keys(wanted)]);
  return [...names].every((name) => isSame(held[name], wanted[name]));
}

function isList(value: unknown): value is List {
  return Array.isArray(value);
}

function isMap(value: unknown): value is Map {
  const isObject = typeof value === "object" && value !== null;
  return isObject && !Array.isArray(value) && !(value instanceof ImmutableString);
}
