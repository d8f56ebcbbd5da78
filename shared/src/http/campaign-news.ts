import { mergeMap, type Observable } from "rxjs";
import { parseActivation } from "../protocol/http/campaign.ts";
import type { CampaignNews } from "../protocol/http/events.ts";
import type { Change, Replica } from "../replica/replica.ts";
import type { LiveEvent } from "./services.ts";

/** What headquarters says of campaigns, as it becomes durable here; for everybody. */
export function campaignNews$(replica: Replica): Observable<LiveEvent> {
  return replica.changes$.pipe(
    mergeMap((change) => newsIn(change, replica).map((data) => ({ name: "campaign", data }))),
  );
}

/** With the set as it stands once all of the change is in. */
function newsIn({ control, settled }: Change, replica: Replica): readonly CampaignNews[] {
  if (!control) return [];
  return settled.flatMap(({ signed, verdict }): readonly CampaignNews[] => {
    const { body } = signed.entry;
    if (verdict !== "valid") return [];
    const campaignSet = replica.campaigns.hash;
    if (body.kind === "campaign") {
      const { id: campaign, version } = body;
      return [{ campaign, version, change: "approved", from: null, campaignSet }];
    }
    if (body.kind !== "activation") return [];
    const { campaign, version, state: change } = body;
    const from = parseActivation(body.definition)?.from ?? null;
    return [{ campaign, version, change, from, campaignSet }];
  });
}
