import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import type { Directory } from "@cardweave/shared/domain/directory";
import { parseCampaign } from "@cardweave/shared/protocol/http/campaign";
import type { FieldProblem } from "@cardweave/shared/protocol/http/problem";

/** What was granted is lent out and partly used: a later version may only add to it. */
export function budgetProblems(
  { id, caps }: Campaign,
  { campaigns }: Directory,
): readonly FieldProblem[] {
  if (caps?.budget === undefined) return [];
  const granted = Math.max(0, ...activated(id, campaigns).map((one) => one.caps?.budget ?? 0));
  if (caps.budget >= granted) return [];
  const reason = `${granted} are granted already, and a budget can only grow`;
  return [{ field: "caps.budget", reason }];
}

function activated(
  id: string,
  { versions, activations }: Directory["campaigns"],
): readonly Campaign[] {
  const seen = new Set(
    activations.filter(({ campaign }) => campaign === id).map(({ version }) => version),
  );
  const own = versions.filter((one) => one.id === id && seen.has(one.version));
  return own.flatMap(({ definition }) => parseCampaign(definition) ?? []);
}
