import type { Activation } from "@cardweave/shared/domain/campaigns/campaign";
import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import type { CampaignActivation } from "@cardweave/shared/domain/campaigns/control-entries";
import { isInScope } from "@cardweave/shared/domain/campaigns/place";
import type { Directory } from "@cardweave/shared/domain/directory";
import { placeOf } from "@cardweave/shared/domain/place-of";
import { parseActivation } from "@cardweave/shared/protocol/http/campaign";
import type { TurnRequest } from "@cardweave/shared/protocol/http/campaign-life";

type State = CampaignActivation["state"];
export type Turn = TurnRequest & { readonly from: readonly State[]; readonly to: State };

/** What is to be signed so that some or all activations of a campaign go over into a state. */
export function turned(
  activations: readonly CampaignActivation[],
  turn: Turn,
  directory: Directory,
): readonly CampaignActivation[] {
  const meant = activations.filter(
    ({ id, state }) => turn.from.includes(state) && id === (turn.activation ?? id),
  );
  const { branches } = turn;
  if (branches === undefined) return meant.map((one) => ({ ...one, state: turn.to }));
  const parts = meant.map((one) => partOf(one, branches, directory)).filter((one) => one !== null);
  return parts.flatMap(({ one, here, rest }, at) => {
    if (rest === null) return [{ ...one, state: turn.to }];
    const id = `${one.campaign}.${activations.length + at + 1}`;
    return [
      { ...one, definition: canonicalJson(rest) },
      { ...one, id, state: turn.to, definition: canonicalJson(here) },
    ];
  });
}

/** `rest` is null where nothing would be left. */
type Part = {
  readonly one: CampaignActivation;
  readonly here: Activation;
  readonly rest: Activation | null;
};

/** An activation split in two: at some branches, and everywhere else. */
function partOf(
  one: CampaignActivation,
  branches: readonly string[],
  directory: Directory,
): Part | null {
  const whole = parseActivation(one.definition);
  if (whole === undefined) return null;
  const isAt = (id: string) => isInScope(placeOf(directory, id), whole.scope);
  const here = branches.filter(isAt);
  if (here.length === 0) return null;
  const left = [...directory.branches.keys()].filter((id) => isAt(id) && !here.includes(id));
  const except = [...new Set([...(whole.scope?.exceptBranches ?? []), ...here])].toSorted();
  const rest = { ...whole, scope: { ...whole.scope, exceptBranches: except } };
  return {
    one,
    here: { ...whole, scope: { branches: here.toSorted() } },
    rest: left.length === 0 ? null : rest,
  };
}
