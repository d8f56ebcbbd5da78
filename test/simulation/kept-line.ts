import type { Kind, Plan } from "./kinds.ts";

/** What a seed that failed once is kept as. */
export type Kept = {
  readonly kind: Kind;
  readonly seed: number;
  readonly plan: Plan;
  readonly found: string;
};

/** The line as it stands in kept-seeds.ts; what was broken is to be put in better words there. */
export function keptLine({ kind, seed, plan, found }: Kept): string {
  const parts = Object.entries(plan).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const what = JSON.stringify(found.split("\n")[0]?.slice(0, 80) ?? "");
  return `  { kind: "${kind}", seed: ${seed}, plan: { ${parts.join(", ")} }, found: ${what} },`;
}
