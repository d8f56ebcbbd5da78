import type { z } from "zod";
import { ok, type Result, refused } from "../domain/result.ts";
import type { FieldProblem } from "../protocol/http/problem.ts";

type Part = "path" | "query" | "body";

const mostFields = 50;

/** A part of a request without a schema carries nothing that anybody reads. */
export function parseInput<T>(
  schema: z.ZodType<T> | undefined,
  raw: unknown,
  part: Part,
): Result<T> {
  // T is undefined where a call has no schema for the part: nothing is parsed, nothing is given.
  if (schema === undefined) return ok(undefined as T);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.slice(0, mostFields).map((issue) => fieldProblem(issue, part));
  return refused("invalid", { fields });
}

/** Messages say what was expected; what was sent stays out of answers and logs. */
function fieldProblem(issue: z.core.$ZodIssue, part: Part): FieldProblem {
  const path = issue.path.map(String).join(".");
  return { field: path === "" ? part : path, reason: issue.message };
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The request's fields that parsing left out, as paths such as `card.colour` or `lines.0.size`.
 * It goes only as deep as what was understood, whatever the sender nested.
 */
export function unknownFields(raw: unknown, known: unknown, path = ""): readonly string[] {
  if (Array.isArray(raw) && Array.isArray(known)) {
    return raw.flatMap((item, at) => unknownFields(item, known[at], below(path, `${at}`)));
  }
  if (!isFields(raw) || !isFields(known)) return [];
  const names = Object.keys(raw).flatMap((name) =>
    Object.hasOwn(known, name)
      ? unknownFields(raw[name], known[name], below(path, name))
      : [below(path, printable(name))],
  );
  return names.slice(0, mostFields);
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function printable(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, 64);
}
