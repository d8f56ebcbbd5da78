import { createHash } from "node:crypto";

/** They prove who asks, not what is asked, and a stored hash must not help to guess them. */
const secrets: ReadonlySet<string> = new Set(["pin", "newPin", "proof", "operator"]);

/**
 * SHA-256, hex, of a call and its parsed body with the fields in order and without the secrets:
 * the same wish has the same hash, however it was written.
 */
export function requestHash(call: string, body: unknown): string {
  return createHash("sha256")
    .update(`${call}\n${canonical(body)}`)
    .digest("hex");
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (name, part: unknown) => {
    if (secrets.has(name)) return undefined;
    return isFields(part) ? sorted(part) : part;
  });
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
