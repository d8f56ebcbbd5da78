import { type Finding, lineAt, type ProjectFile } from "./files.ts";
import { finding, isNode, syntaxOf } from "./syntax.ts";

const MOST_LINES = 300;

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/;
const UNFINISHED = /\b(TO-?DO|FIX-?ME|XXX|HACK)\b/;

/** What no file may hold: where packages come from, and where somebody keeps the project. */
const MACHINE: readonly (readonly [RegExp, string])[] = [
  [/\bregistry\.[a-z0-9-]+\.[a-z]{2,}/, "names a package registry"],
  [/"resolved": "[a-z+]+:/, "names where a package was fetched"],
  [/(?<![\w.$}/])\/(work|root|Users|home\/[a-z]+)\//, "names a path of one machine"],
];

export function linesOf(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

export function tooLong({ path, text }: ProjectFile): Finding[] {
  const lines = linesOf(text);
  if (lines <= MOST_LINES) return [];
  return [{ path, line: MOST_LINES, what: `has ${lines} lines, more than ${MOST_LINES}` }];
}

export function badName({ path }: ProjectFile): Finding[] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return KEBAB.test(name) ? [] : [{ path, line: 1, what: "has no kebab-case name" }];
}

export function defaultExports(file: ProjectFile): Finding[] {
  if (file.path.endsWith(".config.ts")) return [];
  return syntaxOf(file)
    .nodes.filter(({ node }) => node.type === "ExportDefaultDeclaration")
    .map(({ node }) => finding(file, node, "has a default export"));
}

export function castsToAny(file: ProjectFile): Finding[] {
  return syntaxOf(file)
    .nodes.filter(({ node }) => node.type === "TSAsExpression" && isAny(node["typeAnnotation"]))
    .map(({ node }) => finding(file, node, "casts to any"));
}

export function unfinished(file: ProjectFile): Finding[] {
  return syntaxOf(file)
    .comments.filter(({ value }) => UNFINISHED.test(value))
    .map(({ line }) => ({ path: file.path, line, what: "says it is unfinished" }));
}

export function machineTraces({ path, text }: ProjectFile): Finding[] {
  return MACHINE.flatMap(([pattern, what]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ path, line: lineAt(text, at), what }];
  });
}

function isAny(type: unknown): boolean {
  return isNode(type) && type.type === "TSAnyKeyword";
}
