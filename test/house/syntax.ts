import { parseSync } from "vite";
import { type Finding, lineAt, type ProjectFile } from "./files.ts";

/** A node of the syntax tree, as far as the house looks at it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** One import, export-from or `import()` of a file. */
export interface Import {
  readonly from: string;
  readonly names: readonly string[];
  readonly line: number;
}

export interface Syntax {
  readonly file: ProjectFile;
  readonly nodes: readonly Visited[];
  readonly comments: readonly { readonly value: string; readonly line: number }[];
}

/** A node with the node that holds it and the field it stands in. */
export interface Visited {
  readonly node: Node;
  readonly parent: Node | undefined;
  readonly field: string;
}

const IMPORTS = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

const known = new WeakMap<ProjectFile, Syntax>();

/** The syntax of a file; a file that does not parse is a fault of the checker's caller. */
export function syntaxOf(file: ProjectFile): Syntax {
  const before = known.get(file);
  if (before !== undefined) return before;
  const parsed = parseSync(file.path, file.text);
  if (parsed.errors[0] !== undefined) throw new Error(`${file.path}: ${parsed.errors[0].message}`);
  const syntax: Syntax = {
    file,
    nodes: [...visit({ node: asNode(parsed.program), parent: undefined, field: "" })],
    comments: parsed.comments.map((comment) => ({
      value: comment.value,
      line: lineAt(file.text, comment.start),
    })),
  };
  known.set(file, syntax);
  return syntax;
}

export function importsOf(file: ProjectFile): Import[] {
  return syntaxOf(file).nodes.flatMap(({ node }) => {
    if (!IMPORTS.has(node.type)) return [];
    const from = literal(node["source"]);
    if (from === undefined) return [];
    return [{ from, names: namesIn(node), line: lineAt(file.text, node.start) }];
  });
}

export function finding(file: ProjectFile, node: Node, what: string): Finding {
  return { path: file.path, line: lineAt(file.text, node.start), what };
}

/** The text of a string or of a template without holes. */
export function literal(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === "Literal" && typeof value["value"] === "string") return value["value"];
  if (value.type !== "TemplateLiteral") return undefined;
  const head = (value["quasis"] as readonly { value: { cooked: string } }[])[0];
  return head?.value.cooked;
}

export function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === "Identifier" ? (value["name"] as string) : undefined;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

function namesIn(node: Node): string[] {
  const specifiers = Array.isArray(node["specifiers"]) ? node["specifiers"] : [];
  return specifiers.map((specifier: Node) => nameOf(specifier["imported"]) ?? "*");
}

function asNode(value: unknown): Node {
  if (!isNode(value)) throw new Error("the parser gave no syntax tree");
  return value;
}

function* visit(visited: Visited): Generator<Visited> {
  yield visited;
  for (const [field, value] of Object.entries(visited.node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* visit({ node: child, parent: visited.node, field });
    }
  }
}
