import { list, listOrNone, momentOrNull, record, text, wholeOr } from "./readers.ts";
import type { HealthView, Problem, PurseDef, SessionView } from "./shapes.ts";

export function readSession(value: unknown): SessionView {
  const session = record(value);
  const branch = record(session["branch"]);
  const operator = record(session["operator"]);
  return {
    till: text(session["till"]),
    branch: { id: text(branch["id"]), name: text(branch["name"]) },
    operator: {
      id: text(operator["id"]),
      login: text(operator["login"]),
      role: text(operator["role"]),
    },
    currency: text(session["currency"]),
    zone: text(session["zone"]),
    networkName: text(session["networkName"] ?? "Cardweave"),
  };
}

function readLineState(value: unknown): HealthView["line"] {
  return value === "connected" || value === "branch-only" ? value : "offline";
}

function readAttention(value: unknown): HealthView["attention"][number] {
  const item = record(value);
  return { code: text(item["code"]), detail: text(item["detail"] ?? "") };
}

export function readHealth(value: unknown): HealthView {
  const health = record(value);
  const line = record(health["line"]);
  return readLine({ ...health, ...line, line: undefined });
}

/** The `line` event: the same facts, flat. */
export function readLine(value: unknown): HealthView {
  const facts = record(value);
  return {
    line: readLineState(facts["state"]),
    since: momentOrNull(facts["since"]),
    unsent: wholeOr(facts["unsent"], 0),
    oldestUnsentAt: momentOrNull(facts["oldestUnsentAt"]),
    attention: listOrNone(facts["attention"], readAttention),
  };
}

const shown = ["points", "money", "stamps"] as const;

function isShownKind(kind: unknown): kind is PurseDef["kind"] {
  return (shown as readonly unknown[]).includes(kind);
}

/** Coupons and rewards are booked by campaigns, not by hand at this page. */
function isBookedByHand(value: unknown): boolean {
  const { kind, active } = record(value);
  return isShownKind(kind) && active !== false;
}

function readPurseDef(value: unknown): PurseDef {
  const purse = record(value);
  const name = record(purse["name"]);
  const { currency, kind } = purse;
  const unitValue = wholeOr(purse["unitValue"], 0);
  const slots = wholeOr(purse["slots"], 0);
  return {
    purse: text(purse["purse"]),
    kind: isShownKind(kind) ? kind : "points",
    name: { de: text(name["de"]), en: text(name["en"]) },
    ...(typeof currency === "string" ? { currency } : {}),
    ...(unitValue > 0 ? { unitValue } : {}),
    ...(slots > 0 ? { slots } : {}),
  };
}

export function readPurses(value: unknown): readonly PurseDef[] {
  const all = list(record(value)["items"], (item) => item);
  return all.filter(isBookedByHand).map(readPurseDef);
}

const numbers = [
  "asked",
  "guaranteed",
  "provisional",
  "triesLeft",
  "retryAfterSeconds",
  "tender",
] as const;

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function fieldNames(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return texts(value.map((one: { readonly field?: unknown } | null) => one?.field));
}

/** Never throws: even a proxy's HTML page is a problem that can be named. */
export function readProblem(value: unknown, status: number): Problem {
  const body = typeof value === "object" && value !== null ? { ...value } : {};
  const fields: Record<string, unknown> = body;
  const code = typeof fields["code"] === "string" ? fields["code"] : `http-${status}`;
  const known = numbers.filter((name) => Number.isSafeInteger(fields[name]));
  const { what } = fields;
  const named = fieldNames(fields["fields"]);
  const heldBy = texts(fields["heldBy"]);
  return {
    code,
    status,
    ...Object.fromEntries(known.map((name) => [name, fields[name]])),
    ...(typeof what === "string" ? { what } : {}),
    ...(named.length > 0 ? { fields: named } : {}),
    ...(heldBy.length > 0 ? { heldBy } : {}),
  };
}
