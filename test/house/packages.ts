import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Finding, fileNamed, root } from "./files.ts";

type Versions = Readonly<Record<string, string>>;

/** What a package.json and its place in the lock file say about dependencies. */
export interface Manifest {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
}

interface LockFile {
  readonly packages: Locked;
}

type Locked = Readonly<Record<string, Manifest>>;

export const workspaces = ["", "shared", "hardware", "node", "hub", "test"] as const;

const KINDS = ["dependencies", "devDependencies", "optionalDependencies"] as const;
const EXACT = /^(\d+\.\d+\.\d+(-[\w.]+)?|npm:.+@\d+\.\d+\.\d+)$/;

/** Versions that are not exact, or that the lock file does not have: `npm ci` would refuse them. */
export function unpinned(path: string, wanted: Manifest, locked: Manifest = {}): Finding[] {
  return KINDS.flatMap((kind) =>
    Object.entries(wanted[kind] ?? {}).flatMap(([name, version]) => {
      const say = (what: string): Finding[] => [{ path, line: 1, what: `${name} ${what}` }];
      if (!name.startsWith("@cardweave/") && !EXACT.test(version))
        return say("has no exact version");
      return locked[kind]?.[name] === version ? [] : say("differs from package-lock.json");
    }),
  );
}

/** Packages for other platforms that the lock file leaves out: `npm ci` would refuse it. */
export function incomplete(packages: Locked): Finding[] {
  return Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !(`${place}/node_modules/${name}` in packages))
      .filter((name) => !(`node_modules/${name}` in packages))
      .map((name) => ({ path: "package-lock.json", line: 1, what: `lacks ${name}: npm run lock` })),
  );
}

export function manifestOf(workspace: string): { path: string; manifest: Manifest } {
  const path = workspace === "" ? "package.json" : `${workspace}/package.json`;
  return { path, manifest: JSON.parse(fileNamed(path)?.text ?? "{}") as Manifest };
}

export function lockFile(): LockFile {
  return JSON.parse(fileNamed("package-lock.json")?.text ?? '{"packages":{}}') as LockFile;
}

/** Scripts and preloads that a built page fetches before it shows anything. */
export function firstScripts(html: string): string[] {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith("<script") || tag.includes("modulepreload"))
    .flatMap((tag) => /(?:src|href)="(?:\.?\/)?([^"]+\.js)"/.exec(tag)?.[1] ?? []);
}

/** Unit: bytes, gzipped; undefined when the page is not built. */
export function firstViewBytes(page: string): number | undefined {
  const folder = join(root, page);
  const index = join(folder, "index.html");
  if (!existsSync(index)) return undefined;
  return firstScripts(readFileSync(index, "utf8"))
    .map((script) => gzipSync(readFileSync(join(folder, script))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}
