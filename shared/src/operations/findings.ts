/**
 * What a check found. A `difference` is something stored that the entries do not bear out, or that
 * cannot be trusted any more; a `notice` is something to know that is in order by itself.
 */
export type Finding = {
  readonly level: "difference" | "notice";
  readonly kind: FindingKind;
  /** What it is about: ids by what they name. */
  readonly about: Readonly<Record<string, string | number>>;
  readonly expected: string;
  readonly found: string;
};

export type FindingKind =
  | "structure"
  | "entry-damaged"
  | "entry-column"
  | "entry-missing"
  | "signature"
  | "unknown-device"
  | "chain-gap"
  | "chain-broken"
  | "chain-fork"
  | "chain-rolled-back"
  | "own-position"
  | "device-position"
  | "unsent"
  | "verdict"
  | "needs"
  | "account"
  | "total"
  | "answer"
  | "feed"
  | "aside"
  | "meta"
  | "pending";

/** Shown of each kind; the rest is counted. */
const mostOfAKind = 1_000;

/** Gathers findings without growing beyond bounds on a store that is damaged all over. */
export class Findings {
  readonly #list: Finding[] = [];
  readonly #counts = new Map<string, number>();

  difference(kind: FindingKind, about: Finding["about"], values: Values): void {
    this.#add({ level: "difference", kind, about, ...texts(values) });
  }

  notice(kind: FindingKind, about: Finding["about"], values: Values): void {
    this.#add({ level: "notice", kind, about, ...texts(values) });
  }

  #add(finding: Finding): void {
    const name = `${finding.level} ${finding.kind}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    if (count <= mostOfAKind) this.#list.push(finding);
  }

  get list(): readonly Finding[] {
    return this.#list;
  }

  count(level: Finding["level"]): number {
    let sum = 0;
    for (const [name, count] of this.#counts) if (name.startsWith(level)) sum += count;
    return sum;
  }
}

type Values = { readonly expected: unknown; readonly found: unknown };

const longestText = 500;

function texts({ expected, found }: Values): { expected: string; found: string } {
  return { expected: textOf(expected), found: textOf(found) };
}

function textOf(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > longestText ? `${text.slice(0, longestText)} …` : text;
}
