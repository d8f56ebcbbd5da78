/** What the business answers: a value, or a refusal with a code and the numbers behind it. */
export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: R };

/** A "no" of the business. `code` is stable and kebab-case; the phrase book has one sentence per code. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly [detail: string]: unknown;
};

/** The codes that callers may rely on; the HTTP status of each is in `protocol/problems.ts`. */
export type RefusalCode =
  | "malformed"
  | "idempotency-key-missing"
  | "unauthenticated"
  | "not-allowed"
  | "pin-required"
  | "pin-wrong"
  | "not-found"
  | "too-little"
  | "blocked"
  | "expired"
  | "inactive"
  | "already-used"
  | "already-reversed"
  | "changed"
  | "conflict"
  | "key-reused"
  | "invalid"
  | "too-large"
  | "too-many"
  | "checking-in"
  | "out-of-touch"
  | "storage";

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused(
  code: RefusalCode,
  details: Readonly<Record<string, unknown>> = {},
): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { code, ...details } };
}
