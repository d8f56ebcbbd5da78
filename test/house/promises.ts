import { type Finding, isTest, type ProjectFile } from "./files.ts";
import { testNamesIn } from "./spec.ts";

/** A promise of promises.md: `rules` is proved in the rules alone, and cannot be had at a till yet. */
interface Promised {
  readonly id: string;
  readonly isProved: boolean;
  readonly line: number;
}

const ROW = /^\| *([A-Q]\d+) *\|.*\| *(built|rules|planned) *\|$/;
/** Rule ids, if any, then promise ids: `R420 F2: …`, `R42, R43 A1, A3: …`, `K5: …`. */
const NAMED = /^(?:R\d+(?:, R\d+)* )?([A-Q]\d+(?:,? [A-Q]\d+)*):? /;

export function promisesIn({ text }: ProjectFile): Promised[] {
  return text.split("\n").flatMap((row, index) => {
    const [, id, state] = ROW.exec(row) ?? [];
    return id === undefined ? [] : [{ id, isProved: state !== "planned", line: index + 1 }];
  });
}

function namedIn(file: ProjectFile): { id: string; line: number; path: string }[] {
  return testNamesIn(file).flatMap(({ name, line }) => {
    const ids = NAMED.exec(name)?.[1]?.split(/,? /) ?? [];
    return ids.map((id) => ({ id, line, path: file.path }));
  });
}

/** Promises called built that no test names, named ones that are called planned or are not there. */
export function promiseGaps(page: ProjectFile, sources: readonly ProjectFile[]): Finding[] {
  const promises = promisesIn(page);
  const built = new Set(promises.filter(({ isProved }) => isProved).map(({ id }) => id));
  const named = sources.filter(({ path }) => isTest(path)).flatMap(namedIn);
  const proved = new Set(named.map(({ id }) => id));
  const unproved = promises.filter(({ id, isProved }) => isProved && !proved.has(id));
  const { path } = page;
  return [
    ...unproved.map(({ id, line }) => ({ path, line, what: `${id} is named by no test` })),
    ...named
      .filter(({ id }) => !built.has(id))
      .map(({ id, line, path: at }) => ({ path: at, line, what: `${id} is not built there` })),
  ];
}
