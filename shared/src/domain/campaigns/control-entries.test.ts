import { describe, expect, test } from "vitest";
import type { Activation, Campaign } from "./campaign.ts";
import { aCampaign, percent } from "./campaign-builders.ts";
import { canonicalJson } from "./canonical-json.ts";
import {
  activeCampaigns,
  type CampaignActivation,
  type CampaignVersion,
} from "./control-entries.ts";

const read = {
  campaign: (text: string) => (text === "?" ? undefined : (JSON.parse(text) as Campaign)),
  activation: (text: string) => (text === "?" ? undefined : (JSON.parse(text) as Activation)),
};

function version(id: string, number: number, definition?: string): CampaignVersion {
  const campaign = aCampaign(id, { version: number, effects: [percent(100)] });
  const text = definition ?? canonicalJson(campaign);
  return { kind: "campaign", id, version: number, definition: text };
}

function activation(parts: Partial<CampaignActivation>): CampaignActivation {
  const definition = canonicalJson({ from: "2026-06-01T00:00" });
  const own = { id: "a1", campaign: "c", version: 1, state: "active", definition } as const;
  return { kind: "activation", ...own, ...parts };
}

describe("the active campaigns", () => {
  const idsOf = (versions: CampaignVersion[], activations: CampaignActivation[]) => {
    const { campaigns, unreadable } = activeCampaigns({ versions, activations, groups: [] }, read);
    const names = campaigns.map(({ campaign }) => `${campaign.id} ${campaign.version}`);
    return { names, unreadable };
  };

  test("R759 are the versions with an activation that is neither paused nor ended", () => {
    const versions = [version("c", 1), version("c", 2), version("d", 1)];
    expect(idsOf(versions, [])).toEqual({ names: [], unreadable: [] });
    expect(idsOf(versions, [activation({}), activation({ id: "a2", version: 2 })]).names).toEqual([
      "c 1",
      "c 2",
    ]);
    expect(idsOf(versions, [activation({ state: "paused" })]).names).toEqual([]);
    expect(idsOf(versions, [activation({ state: "ended" })]).names).toEqual([]);
  });

  test("R705 leave out what cannot be read, and say so", () => {
    expect(idsOf([version("c", 1, "?")], [activation({})])).toEqual({
      names: [],
      unreadable: ["c"],
    });
    const other = canonicalJson(aCampaign("other"));
    expect(idsOf([version("c", 1, other)], [activation({})]).unreadable).toEqual(["c"]);
    const half = [activation({}), activation({ id: "a2", definition: "?" })];
    expect(idsOf([version("c", 1)], half)).toEqual({ names: ["c 1"], unreadable: ["c"] });
  });

  test("R748 have the groups that are active", () => {
    const group = { kind: "campaignGroup", id: "g", pick: "best", active: true } as const;
    const groups = [group, { ...group, id: "h", active: false }];
    const set = activeCampaigns({ versions: [], activations: [], groups }, read);
    expect(set.groups).toEqual([{ id: "g", pick: "best" }]);
  });
});
