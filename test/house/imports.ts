import { dirname, normalize } from "node:path/posix";
import type { Finding, ProjectFile } from "./files.ts";
import { packageOf, roomOf, rooms } from "./rooms.ts";
import { type Import, importsOf } from "./syntax.ts";

/** Every import that the table of rooms does not allow. */
export function forbiddenImports(file: ProjectFile): Finding[] {
  const room = roomOf(file.path);
  if (room === undefined) {
    return [{ path: file.path, line: 1, what: "stands in no room of the house (rooms.ts)" }];
  }
  return importsOf(file).flatMap((found) => {
    const what = objection({ path: file.path, room, found });
    return what === undefined ? [] : [{ path: file.path, line: found.line, what }];
  });
}

interface Question {
  readonly path: string;
  readonly room: string;
  readonly found: Import;
}

function objection({ path, room, found }: Question): string | undefined {
  const target = targetOf(path, found.from);
  if (target === undefined) return outside(room, found.from);
  if (found.from.startsWith(".") && packageOf(target) !== packageOf(path)) {
    return `reaches into another package by path: ${found.from}`;
  }
  const other = roomOf(target);
  if (other === undefined || other === room) return undefined;
  return rooms[room]?.may.includes(other)
    ? undefined
    : `${room} may not import ${other}: ${found.from}`;
}

function outside(room: string, from: string): string | undefined {
  const { browser, packages } = rooms[room] ?? {};
  if (from.startsWith("node:") && browser) return `${room} runs in browsers too, not with ${from}`;
  if (packages === "none") return `${room} imports no package: ${from}`;
  return undefined;
}

/** The file that an import of our own means; undefined for what comes from outside. */
function targetOf(path: string, from: string): string | undefined {
  if (from.startsWith(".")) return normalize(`${dirname(path)}/${from.replace(/\?.*$/, "")}`);
  const own = /^@cardweave\/([a-z]+)\/(.+)$/.exec(from);
  if (own === null) return undefined;
  const [, part, rest = ""] = own;
  return rest.startsWith("ui/") ? `shared/${rest}` : `${part}/src/${rest}.ts`;
}
