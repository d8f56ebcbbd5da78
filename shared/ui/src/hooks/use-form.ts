import { useState } from "react";
import { type Answer, problemIn } from "../api/call.ts";
import type { Problem } from "../api/problem.ts";
import { useUnsaved } from "./use-unsaved.ts";

export interface Form<V extends object> {
  readonly values: V;
  readonly set: <K extends keyof V>(name: K, value: V[K]) => void;
  /** What the server said to this field; undefined when nothing. */
  readonly reasonFor: (name: keyof V & string) => string | undefined;
  /** What was refused as a whole, or in fields that this form does not show. */
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly isChanged: boolean;
  readonly submit: () => Promise<boolean>;
  readonly reset: (values: V) => void;
}

export interface FormWish<V extends object, T> {
  readonly start: V;
  readonly send: (values: V) => Promise<Answer<T>>;
  readonly onDone: (value: T) => void;
}

function fieldOf(path: string): string {
  return path.split(".")[0] ?? path;
}

/** Values that are typed, sent, and refused by field names. */
export function useForm<V extends object, T>(wish: FormWish<V, T>): Form<V> {
  const [start, setStart] = useState(wish.start);
  const [values, setValues] = useState(wish.start);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isChanged = Object.keys(values).some(
    (name) => values[name as keyof V] !== start[name as keyof V],
  );
  const markKept = useUnsaved(isChanged);
  const reasons = new Map(problem?.fields.map(({ field, reason }) => [fieldOf(field), reason]));
  const isAllInFields =
    reasons.size > 0 && [...reasons.keys()].every((name) => Object.keys(values).includes(name));
  const submit = async (): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    const answer = await wish.send(values);
    setBusy(false);
    setProblem(problemIn(answer));
    markKept(answer.kind === "done");
    if (answer.kind === "done") wish.onDone(answer.value);
    return answer.kind === "done";
  };
  return {
    values,
    set: (name, value) => {
      markKept(false);
      setValues((before) => ({ ...before, [name]: value }));
      setProblem((before) => withoutField(before, String(name)));
    },
    reasonFor: (name) => reasons.get(name),
    problem: isAllInFields ? null : problem,
    isBusy,
    isChanged,
    submit,
    reset: (next) => {
      setStart(next);
      setValues(next);
      setProblem(null);
    },
  };
}

/** A field that is being mended is no longer wrong; with its last one the whole is not either. */
function withoutField(problem: Problem | null, name: string): Problem | null {
  if (problem === null || problem.fields.length === 0) return problem;
  const fields = problem.fields.filter(({ field }) => fieldOf(field) !== name);
  return fields.length === 0 ? null : { ...problem, fields };
}
