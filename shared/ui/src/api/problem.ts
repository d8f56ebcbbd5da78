import type { problemCodes } from "../problem-texts.ts";
import { type Json, record } from "./readers.ts";

export interface FieldProblem {
  /** A path such as `window.from`. */
  readonly field: string;
  readonly reason: string;
}

/** Why a server said no. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly detail: string | null;
  readonly fields: readonly FieldProblem[];
  /** The whole body: the numbers behind a refusal stand beside the code. */
  readonly facts: Json;
}

export function problemOf(code: (typeof problemCodes)[number], status = 0): Problem {
  return { code, status, detail: null, fields: [], facts: {} };
}

function textIn(body: Json, name: string): string | null {
  const value = body[name];
  return typeof value === "string" ? value : null;
}

function fieldsIn(body: Json): readonly FieldProblem[] {
  const fields = body["fields"];
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((item: unknown) => {
    const one = typeof item === "object" && item !== null ? record(item) : {};
    const field = textIn(one, "field");
    return field === null ? [] : [{ field, reason: textIn(one, "reason") ?? "" }];
  });
}

/** A problem of RFC 9457; a body that is none becomes one by its status. */
export function readProblem(body: unknown, status: number): Problem {
  const facts = typeof body === "object" && body !== null && !Array.isArray(body) ? body : {};
  const from: Json = record(facts);
  return {
    code: textIn(from, "code") ?? `http-${status}`,
    status,
    detail: textIn(from, "detail"),
    fields: fieldsIn(from),
    facts: from,
  };
}
