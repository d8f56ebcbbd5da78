import { describe, expect, test } from "vitest";
import { ambientUses, isGate } from "./ambient.ts";
import { type Finding, listed, type ProjectFile } from "./files.ts";
import { forbiddenImports } from "./imports.ts";
import { firstScripts, incomplete, unpinned } from "./packages.ts";
import { promiseGaps } from "./promises.ts";
import {
  badName,
  castsToAny,
  defaultExports,
  machineTraces,
  tooLong,
  unfinished,
} from "./shape.ts";
import { specGaps } from "./spec.ts";

type Check = (file: ProjectFile) => Finding[];

function file(path: string, text: string): ProjectFile {
  return { path, text };
}

const place = (...parts: string[]): string => ["", ...parts, ""].join("/");

const BAD_IMPORTS: readonly (readonly [string, string, string])[] = [
  [
    "shared/src/domain/a.ts",
    'import { b } from "../entries/b.ts";',
    "domain may not import entries",
  ],
  ["shared/src/domain/a.ts", 'import { b } from "rxjs";', "domain imports no package"],
  ["shared/src/domain/a.ts", 'import { b } from "node:crypto";', "not with node:crypto"],
  ["shared/src/ports/a.ts", 'export { b } from "../entries/b.ts";', "may not import entries"],
  ["shared/src/ports/a.ts", 'type B = import("../replica/b.ts").B;', "may not import replica"],
  ["shared/src/replica/a.ts", 'await import("../adapters/b.ts");', "may not import adapters"],
  ["shared/src/operations/a.ts", 'import "../adapters/b.ts";', "may not import adapters"],
  ["shared/src/adapters/a.ts", 'import { b } from "../replica/b.ts";', "may not import replica"],
  ["node/src/a.ts", 'import { b } from "@cardweave/shared/adapters/b";', "may not import adapters"],
  ["node/src/a.ts", 'import { b } from "@cardweave/hardware/b";', "may not import hardware"],
  ["node/src/a.ts", 'import { b } from "../../shared/src/domain/b.ts";', "another package by path"],
  ["node/src/main.ts", 'import { b } from "@cardweave/hub/b";', "may not import hub"],
  ["hub/src/main.ts", 'import { b } from "@cardweave/hardware/b";', "may not import hardware"],
  ["hardware/src/a.ts", 'import { b } from "@cardweave/node/b";', "may not import node"],
  [
    "node/web/till/src/a.tsx",
    'import { b } from "@cardweave/shared/replica/b";',
    "not import replica",
  ],
  [
    "node/web/till/src/a.tsx",
    'import { b } from "../../desk/src/b.ts";',
    "another package by path",
  ],
  ["shared/src/domain/a.test.ts", 'import { b } from "@cardweave/node/b";', "may not import node"],
  [
    "shared/src/replica/a.ts",
    'import { b } from "../entries/b-builders.ts";',
    "not import shared test",
  ],
  ["shared/src/drawer/a.ts", "", "stands in no room"],
];

const GOOD_IMPORTS: readonly (readonly [string, string])[] = [
  ["shared/src/replica/a.ts", 'import { b } from "../ports/b.ts";\nimport { c } from "rxjs";'],
  ["node/src/main.ts", 'import { b } from "@cardweave/shared/adapters/b";'],
  ["node/src/commands/a.ts", 'import { b } from "@cardweave/shared/adapters/b";'],
  ["shared/src/replica/a.test.ts", 'import { b } from "../adapters/b.ts";'],
  ["node/src/a.test.ts", 'import { b } from "@cardweave/shared/entries/b-builders";'],
  ["hub/web/merchant/src/a.tsx", 'import { b } from "@cardweave/shared/replica/b";'],
  ["node/web/till/src/a.tsx", 'import "./a.css";\nimport { b } from "@cardweave/shared/ui/b";'],
  ["test/scenario/a.test.ts", 'import { b } from "@cardweave/hub/main";'],
  ["shared/src/domain/a.ts", '// import { b } from "../entries/b.ts"\nconst c = "import x";'],
];

describe("who may import whom", () => {
  test.each(BAD_IMPORTS)("R901 finds in %s: %s", (path, text, what) => {
    expect(listed(forbiddenImports(file(path, text)))).toEqual([expect.stringContaining(what)]);
  });

  test.each(GOOD_IMPORTS)("R901 allows in %s: %s", (path, text) => {
    expect(listed(forbiddenImports(file(path, text)))).toEqual([]);
  });
});

describe("gates", () => {
  test.each([
    "const n = Math.random();",
    "const pick = Math.random;",
    "const at = Date.now();",
    "const at = new Date();",
    "setTimeout(go, 5);",
    "globalThis.setInterval(go, 5);",
    "later(setImmediate);",
    "const t = { setTimeout };",
    "const port = process.env.PORT;",
    'const port = process["env"];',
    'import { readFileSync } from "node:fs";',
    'import { setTimeout } from "node:timers/promises";',
    'import { createHash, randomBytes } from "node:crypto";',
    "const id = crypto.randomUUID();",
    "const begun = performance.now();",
  ])("R902 finds %s", (text) => {
    expect(ambientUses(file("node/src/a.ts", text))).toHaveLength(1);
  });

  test.each([
    "const at = new Date(instant);",
    "timers.setTimeout(go, 5);",
    "interface Timers { setTimeout(go: () => void): void }",
    "const timers = { setTimeout: go };",
    'import { createHash } from "node:crypto";',
    "// Date.now() is not used here",
    'const text = "Math.random()";',
  ])("R902 allows %s", (text) => {
    expect(listed(ambientUses(file("node/src/a.ts", text)))).toEqual([]);
  });

  test("R902 has gates for adapters, wiring, commands and tests alone", () => {
    const open = ["shared/src/adapters/a.ts", "node/src/main.ts", "hub/src/commands/a.ts"];
    const shut = ["shared/src/replica/a.ts", "node/src/a.ts", "node/web/till/src/a.tsx"];
    expect(open.map(isGate)).toEqual([true, true, true]);
    expect(shut.map(isGate)).toEqual([false, false, false]);
  });
});

describe("shape", () => {
  const mark = ["TO", "DO"].join("");
  const samples: readonly (readonly [string, Check, ProjectFile])[] = [
    ["R903 finds a long file", tooLong, file("a.ts", "x;\n".repeat(301))],
    ["R904 finds a camel in a name", badName, file("node/src/tillApi.ts", "")],
    ["R905 finds a default export", defaultExports, file("a.ts", "export default 3;")],
    ["R905 finds a cast to any", castsToAny, file("a.ts", "f(x as any);")],
    ["R905 finds what is unfinished", unfinished, file("a.ts", `// ${mark}: later`)],
    ["R906 finds a machine's path", machineTraces, file("a.md", `see ${place("home", "mia")}x`)],
    ["R906 finds a registry", machineTraces, file("a.json", `https://${"registry."}x.org/a`)],
    ["R906 finds a source", machineTraces, file("a.json", `"resolved": ${'"https:'}//x/a.tgz"`)],
  ];

  test.each(samples)("%s", (_name, check, sample) => {
    expect(check(sample)).toHaveLength(1);
  });

  test("allows what is as it should be", () => {
    const good = file("node/src/till-api.test.ts", "export const a = 3 as number; // done\n");
    const checks = [tooLong, badName, defaultExports, castsToAny, unfinished, machineTraces];
    expect(checks.flatMap((check) => check(good))).toEqual([]);
  });
});

describe("packages", () => {
  test("R907 finds a range, and a version that the lock file does not have", () => {
    const wanted = { dependencies: { a: "^1.0.0", b: "1.0.0", c: "1.0.0", "@cardweave/d": "*" } };
    const locked = { dependencies: { a: "^1.0.0", b: "2.0.0", c: "1.0.0", "@cardweave/d": "*" } };
    expect(listed(unpinned("package.json", wanted, locked))).toEqual([
      "package.json:1 a has no exact version",
      "package.json:1 b differs from package-lock.json",
    ]);
  });

  test("R907 finds a platform's package that the lock file leaves out", () => {
    const engine = { optionalDependencies: { "engine-linux": "1.0.0", "engine-mac": "1.0.0" } };
    const packages = { "node_modules/engine": engine, "node_modules/engine-linux": {} };
    expect(listed(incomplete(packages))).toEqual([
      "package-lock.json:1 lacks engine-mac: npm run lock",
    ]);
  });

  test("R909 weighs the scripts that a page loads at once", () => {
    const html =
      '<script type="module" src="/assets/a.js"></script><link rel="stylesheet" href="/c.css">' +
      '<link rel="modulepreload" crossorigin href="./assets/b.js">';
    expect(firstScripts(html)).toEqual(["assets/a.js", "assets/b.js"]);
  });
});

describe("SPEC.md", () => {
  const spec = file("SPEC.md", "| id | rule |\n|---|---|\n| R1 | a |\n| R2 | b |\n| R2 | c |\n");

  test("R908 finds rules without test, ids without rule, and rules that are there twice", () => {
    const tests = file("a.test.ts", 'test("R1 does", f);\ntest.each(t)("R1, R7 does %s", f);');
    const code = file("a.ts", "// Source: SPEC R3 (terms)\nexport const a = 1;");
    expect(listed(specGaps(spec, [tests, code]))).toEqual([
      "SPEC.md:5 R2 is in SPEC.md twice",
      "SPEC.md:4 R2 is named by no test",
      "SPEC.md:5 R2 is named by no test",
      "a.test.ts:2 R7 is not in SPEC.md",
      "a.ts:1 R3 is not in SPEC.md",
    ]);
  });

  test("R908 takes ids from the front of test names only", () => {
    const tests = file("a.test.ts", 'test("shows R9", f); other("R9 x"); test("R1 y", f);');
    const both = file("b.test.ts", "describe.skipIf(no)(`R2 z`, f);");
    expect(listed(specGaps(spec, [tests, both]))).toEqual(["SPEC.md:5 R2 is in SPEC.md twice"]);
  });
});

describe("promises.md", () => {
  const page = file(
    "p.md",
    "| A1 | points | built |\n| A2 | stamps | built |\n| B1 | c | planned |",
  );

  test("R910 finds built ones without test, and named ones that are not built", () => {
    const tests = file("a.test.ts", 'test("R1, R2 A1, B1: earns", f); test("C9: x", f);');
    expect(listed(promiseGaps(page, [tests]))).toEqual([
      "p.md:2 A2 is named by no test",
      "a.test.ts:1 B1 is not built there",
      "a.test.ts:1 C9 is not built there",
    ]);
  });

  test("R910 takes ids from the front of a name alone", () => {
    const tests = file("a.test.ts", 'test("R1 shows C9", f); test("A1 A2: both", f);');
    expect(listed(promiseGaps(page, [tests]))).toEqual([]);
  });
});
