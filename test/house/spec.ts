import { type Finding, isTest, type ProjectFile } from "./files.ts";
import { literal, type Node, nameOf, syntaxOf } from "./syntax.ts";

/** A numbered rule, where it is written or where it is named. */
export interface RuleMention {
  readonly id: string;
  readonly path: string;
  readonly line: number;
}

const ROW = /^\| *(R\d+) *\|/;
const IDS = /^R\d+(, R\d+)*(?= )/;
const CITED = /\bSPEC (R\d+)\b/g;
const TEST_CALLS = new Set(["test", "it", "describe"]);

/** The rules of SPEC.md: rows of a table that begin with an id. */
export function rulesIn({ path, text }: ProjectFile): RuleMention[] {
  return text.split("\n").flatMap((row, index) => {
    const id = ROW.exec(row)?.[1];
    return id === undefined ? [] : [{ id, path, line: index + 1 }];
  });
}

/** The rules that a file's tests prove: ids in front of a test's name, `R12 refuses …`. */
function rulesNamedIn(file: ProjectFile): RuleMention[] {
  return testNamesIn(file).flatMap(({ name, line }) => {
    const ids = IDS.exec(name)?.[0].split(", ") ?? [];
    return ids.map((id) => ({ id, path: file.path, line }));
  });
}

/** What a file's tests and groups of tests are called. */
export function testNamesIn(file: ProjectFile): { readonly name: string; readonly line: number }[] {
  return syntaxOf(file).nodes.flatMap(({ node }) => {
    const name = testName(node);
    const line = file.text.slice(0, node.start).split("\n").length;
    return name === "" ? [] : [{ name, line }];
  });
}

/** The rules that a file's comments give as a source: the word SPEC and an id. */
function rulesCitedIn(file: ProjectFile): RuleMention[] {
  return syntaxOf(file).comments.flatMap(({ value, line }) =>
    [...value.matchAll(CITED)].map((hit) => ({ id: hit[1] ?? "", path: file.path, line })),
  );
}

/** Rules without a test, tests and comments without a rule, and rules that are there twice. */
export function specGaps(spec: ProjectFile, sources: readonly ProjectFile[]): Finding[] {
  const rules = rulesIn(spec);
  const written = new Set(rules.map(({ id }) => id));
  const named = sources.filter(({ path }) => isTest(path)).flatMap(rulesNamedIn);
  const proved = new Set(named.map(({ id }) => id));
  const seen = new Set<string>();
  const twice = rules.filter(({ id }) => seen.size === seen.add(id).size);
  return [
    ...twice.map(says("is in SPEC.md twice")),
    ...rules.filter(({ id }) => !proved.has(id)).map(says("is named by no test")),
    ...[...named, ...sources.flatMap(rulesCitedIn)]
      .filter(({ id }) => !written.has(id))
      .map(says("is not in SPEC.md")),
  ];
}

function says(what: string): (mention: RuleMention) => Finding {
  return ({ id, path, line }) => ({ path, line, what: `${id} ${what}` });
}

/** The name in `test("…")`, `test.each(…)("…")`, `test.skipIf(…)("…")`; empty for other calls. */
function testName(node: Node): string {
  if (node.type !== "CallExpression" || !TEST_CALLS.has(rootName(node["callee"]))) return "";
  const first = Array.isArray(node["arguments"]) ? node["arguments"][0] : undefined;
  return literal(first) ?? "";
}

function rootName(callee: unknown): string {
  const name = nameOf(callee);
  if (name !== undefined) return name;
  const outer = callee as Node;
  if (outer.type === "MemberExpression") return rootName(outer["object"]);
  return outer.type === "CallExpression" ? rootName(outer["callee"]) : "";
}
