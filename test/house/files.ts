import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the project; `path` is relative to the root, with slashes. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** Something against the rules of the house, where a person finds it. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

export const root: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const NOT_OURS = new Set(["node_modules", "dist", "data", "coverage", ".git", ".cache"]);
const TEXT = /\.(ts|tsx|mjs|js|json|md|css|html|svg|sql|toml|yml|yaml|sh)$|(^|\/)(\.npmrc|run)$/;
const SOURCE = /\.(ts|tsx|mjs)$/;

/** Every text file that belongs to the project. */
export function projectFiles(folder = ""): ProjectFile[] {
  const found: ProjectFile[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(entry.name)) continue;
    if (entry.isDirectory()) found.push(...projectFiles(path));
    else if (TEXT.test(path)) found.push({ path, text: readFileSync(join(root, path), "utf8") });
  }
  return found;
}

export function isSource(file: ProjectFile): boolean {
  return SOURCE.test(file.path);
}

/** Tests, and the builders that only tests use. */
export function isTest(path: string): boolean {
  return path.startsWith("test/") || /(\.test|-builders)\.tsx?$/.test(path);
}

export function fileNamed(path: string): ProjectFile | undefined {
  const place = join(root, path);
  return existsSync(place) ? { path, text: readFileSync(place, "utf8") } : undefined;
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** Findings as an editor and a terminal can jump to them: `file:line what`. */
export function listed(findings: readonly Finding[]): string[] {
  return findings.map(({ path, line, what }) => `${path}:${line} ${what}`);
}
