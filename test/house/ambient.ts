import { type Finding, isTest, type ProjectFile } from "./files.ts";
import {
  finding,
  importsOf,
  isNode,
  literal,
  type Node,
  nameOf,
  syntaxOf,
  type Visited,
} from "./syntax.ts";

/** The only places where clock, chance, timers, disk and environment are taken from the machine. */
export const gates: readonly { readonly place: RegExp; readonly why: string }[] = [
  { place: /^shared\/src\/adapters\//, why: "the Node side of the ports" },
  { place: /^hardware\/src\/adapters\//, why: "devices have clocks and files of their own" },
  { place: /^(node|hub)\/src\/main\.ts$/, why: "constructs the adapters" },
  {
    place: /^(node|hub|shared)\/src\/commands\//,
    why: "a person's command begins: arguments, files",
  },
  { place: /^(node|hub)\/web\/[^/]+\/src\/(main\.tsx$|browser\/)/, why: "the browser's ports" },
  { place: /^shared\/ui\/src\/browser\//, why: "the browser's ports, for all pages" },
  { place: /^shared\/bin\//, why: "set-up and dispatch; no rules in it" },
  { place: /\.config\.ts$/, why: "settings of tools" },
];

const GLOBALS: Readonly<Record<string, string>> = {
  setTimeout: "timers are a port",
  setInterval: "timers are a port",
  setImmediate: "timers are a port",
};

const MEMBERS: Readonly<Record<string, string>> = {
  "Math.random": "chance is a port",
  "Date.now": "time is an argument",
  "performance.now": "time is an argument",
  "crypto.randomUUID": "chance is a port",
  "crypto.getRandomValues": "chance is a port",
  "process.env": "settings are arguments",
};

const MODULES: Readonly<Record<string, string>> = {
  "node:fs": "disk is a port",
  "node:fs/promises": "disk is a port",
  "node:process": "settings are arguments",
  "node:child_process": "programs are started by adapters",
  "node:timers": "timers are a port",
  "node:timers/promises": "timers are a port",
};

const CHANCE = new Set(["randomBytes", "randomUUID", "randomInt", "randomFillSync", "*"]);
const GLOBAL_OBJECTS = new Set(["globalThis", "window", "self", "global"]);

export function isGate(path: string): boolean {
  return isTest(path) || gates.some(({ place }) => place.test(path));
}

/** Every use of the machine's clock, chance, timers, disk or environment in a file. */
export function ambientUses(file: ProjectFile): Finding[] {
  const imported = importsOf(file).flatMap(({ from, names, line }) => {
    const chance = from === "node:crypto" && names.some((name) => CHANCE.has(name));
    const why = chance ? "chance is a port" : MODULES[from];
    return why === undefined ? [] : [{ path: file.path, line, what: `${from}: ${why}` }];
  });
  const used = syntaxOf(file).nodes.flatMap((visited) => {
    const what = ambient(visited);
    return what === undefined ? [] : [finding(file, visited.node, what)];
  });
  return [...imported, ...used];
}

function ambient({ node, parent, field }: Visited): string | undefined {
  if (node.type === "MemberExpression") return member(node);
  if (node.type === "NewExpression" || node.type === "CallExpression") return currentDate(node);
  return node.type === "Identifier" && isReference(parent, field) ? globalTimer(node) : undefined;
}

function member(node: Node): string | undefined {
  const object = nameOf(node["object"]);
  const property = nameOf(node["property"]) ?? literal(node["property"]);
  if (object === undefined || property === undefined) return undefined;
  if (GLOBAL_OBJECTS.has(object)) return reason(GLOBALS, property);
  return reason(MEMBERS, `${object}.${property}`);
}

function currentDate(node: Node): string | undefined {
  const bare = Array.isArray(node["arguments"]) && node["arguments"].length === 0;
  return bare && nameOf(node["callee"]) === "Date" ? "new Date(): time is an argument" : undefined;
}

function globalTimer(node: Node): string | undefined {
  return reason(GLOBALS, nameOf(node) ?? "");
}

/** Not a property's name, a declared name or a type's member: a use of the value. */
function isReference(parent: Node | undefined, field: string): boolean {
  if (!isNode(parent) || field === "id" || field === "params") return false;
  if (parent.type === "MemberExpression") return field === "object";
  if (parent.type.startsWith("TS") || parent.type.startsWith("Import")) return false;
  return field !== "key";
}

function reason(table: Readonly<Record<string, string>>, name: string): string | undefined {
  const why = Object.hasOwn(table, name) ? table[name] : undefined;
  return why === undefined ? undefined : `${name}: ${why}`;
}
