import { describe, expect, test } from "vitest";
import { ambientUses, gates, isGate } from "./house/ambient.ts";
import {
  type Finding,
  fileNamed,
  isSource,
  isTest,
  listed,
  type ProjectFile,
  projectFiles,
} from "./house/files.ts";
import { forbiddenImports } from "./house/imports.ts";
import {
  firstViewBytes,
  incomplete,
  lockFile,
  manifestOf,
  unpinned,
  workspaces,
} from "./house/packages.ts";
import { promiseGaps, promisesIn } from "./house/promises.ts";
import { roomOf } from "./house/rooms.ts";
import {
  badName,
  castsToAny,
  defaultExports,
  linesOf,
  machineTraces,
  tooLong,
  unfinished,
} from "./house/shape.ts";
import { rulesIn, specGaps } from "./house/spec.ts";
import { importsOf } from "./house/syntax.ts";

/** The first view of a staff page on a slow line. Unit: gzipped bytes. */
const STAFF_BUDGET = 180_000;
const TILL = "node/dist/web/till";
const PORTAL = "hub/dist/web/portal";

const files = projectFiles();
const sources = files.filter(isSource);

function found(check: (file: ProjectFile) => Finding[], among: readonly ProjectFile[]): string[] {
  return listed(among.flatMap(check));
}

describe("the house", () => {
  test("has something to check", () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(50);
    expect(new Set(sources.map(({ path }) => roomOf(path))).size).toBeGreaterThan(5);
  });

  test("R901 knows who may import whom", () => {
    expect(found(forbiddenImports, sources)).toEqual([]);
  });

  test("R902 takes clock, chance, timers, disk and settings in at its gates alone", () => {
    const inside = sources.filter(({ path }) => !isGate(path));
    expect(inside.length).toBeGreaterThan(10);
    expect(gates.every(({ why }) => why !== "")).toBe(true);
    expect(found(ambientUses, inside)).toEqual([]);
  });

  test("R903 has no file over 300 lines", () => {
    expect(found(tooLong, sources)).toEqual([]);
  });

  test("R904 names its files in kebab-case", () => {
    expect(found(badName, sources)).toEqual([]);
  });

  test("R905 has no default exports, no casts to any, nothing marked unfinished", () => {
    expect(found(defaultExports, sources)).toEqual([]);
    expect(found(castsToAny, sources)).toEqual([]);
    expect(found(unfinished, sources)).toEqual([]);
  });

  test("R906 holds no trace of the machine it was made on", () => {
    expect(files.map(({ path }) => path)).toContain("package-lock.json");
    expect(found(machineTraces, files)).toEqual([]);
  });

  test("R907 pins every package, as the lock file has it", () => {
    const { packages } = lockFile();
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    const findings = workspaces.flatMap((workspace) => {
      const { path, manifest } = manifestOf(workspace);
      return unpinned(path, manifest, packages[workspace]);
    });
    expect(listed([...findings, ...incomplete(packages)])).toEqual([]);
  });

  test("R908 has a test for every rule of SPEC.md and a rule for every id in a test", () => {
    const spec = fileNamed("shared/docs/SPEC.md");
    if (spec === undefined) throw new Error("shared/docs/SPEC.md is missing");
    expect(rulesIn(spec).length).toBeGreaterThan(8);
    expect(listed(specGaps(spec, sources))).toEqual([]);
  });

  test("R910 has a test for every promise that is called built, and no other", () => {
    const page = fileNamed("shared/docs/promises.md");
    if (page === undefined) throw new Error("shared/docs/promises.md is missing");
    expect(promisesIn(page).length).toBeGreaterThan(100);
    expect(listed(promiseGaps(page, sources))).toEqual([]);
  });

  test.skipIf(firstViewBytes(TILL) === undefined)("R909 keeps the till's first view small", () => {
    const bytes = firstViewBytes(TILL) ?? 0;
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(STAFF_BUDGET);
  });

  test.skipIf(firstViewBytes(PORTAL) === undefined)(
    "R546 keeps the portal's first view small",
    () => {
      const bytes = firstViewBytes(PORTAL) ?? 0;
      expect(bytes).toBeGreaterThan(1_000);
      expect(bytes).toBeLessThan(STAFF_BUDGET);
    },
  );

  test("says how long its files are", () => {
    const lengths = sources.filter(({ path }) => !isTest(path)).map(({ text }) => linesOf(text));
    const median = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)];
    console.info(`${lengths.length} source files, median ${median} lines`);
  });
});
