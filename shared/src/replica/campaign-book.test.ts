import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Body } from "../domain/bodies.ts";
import type { Campaign } from "../domain/campaigns/campaign.ts";
import { aCampaign, earning, percent } from "../domain/campaigns/campaign-builders.ts";
import { canonicalJson } from "../domain/campaigns/canonical-json.ts";
import { Directory } from "../domain/directory.ts";
import { aDevice, anEntryOf, anId, aPurse } from "../domain/domain-builders.ts";
import { CampaignBook } from "./campaign-book.ts";

const root = aDevice(9);

function version(campaign: Campaign): Body {
  const { id, version: number } = campaign;
  return { kind: "campaign", id, version: number, definition: canonicalJson(campaign) };
}

function activation(campaign: string, number: number, state: "active" | "paused"): Body {
  const id = `${campaign}.${number}`;
  const definition = canonicalJson({ from: "2026-01-01T00:00" });
  return { kind: "activation", id, campaign, version: number, state, definition };
}

const bodies: readonly Body[] = [
  aPurse({}),
  version(aCampaign("bread", { effects: [percent(1000)] })),
  version(aCampaign("bread", { version: 2, effects: [percent(2000)] })),
  activation("bread", 1, "active"),
  activation("bread", 1, "paused"),
  activation("bread", 2, "active"),
  version(aCampaign("points", { effects: [earning()] })),
  activation("points", 1, "active"),
  { kind: "campaignGroup", id: "best", pick: "best", active: true },
  { kind: "policy", name: "protectedGroups", value: '["tobacco"]' },
];

type Said = { readonly body: Body; readonly id: number };

function bookOf(said: readonly Said[]): CampaignBook {
  const directory = new Directory(root);
  for (const { body, id } of said) {
    directory.apply(anId(id), anEntryOf(body, { device: root, hlc: { ms: id, count: 0 } }));
  }
  return new CampaignBook(() => directory);
}

const inOrder = bodies.map((body, at) => ({ body, id: at + 1 }));

describe("the campaigns of a directory", () => {
  test("R793 are those whose last activation is active, and that have their purses", () => {
    const { campaigns, leftOut } = bookOf(inOrder).current;
    const ids = campaigns.map(({ campaign }) => `${campaign.id} ${campaign.version}`);
    expect([ids, leftOut]).toEqual([["bread 2", "points 1"], []]);
    expect(bookOf(inOrder.slice(1)).current.leftOut).toEqual([
      { campaign: "points", why: "no-purse" },
    ]);
    expect(bookOf([]).hash).toBeNull();
  });

  test("R793 have one hash, in whatever order the entries came", () => {
    const { hash } = bookOf(inOrder);
    const shuffled = fc.shuffledSubarray(inOrder, { minLength: inOrder.length });
    fc.assert(fc.property(shuffled, (said) => bookOf(said).hash === hash));
  });

  test("R793 have another hash when a version, an activation or the policy changes", () => {
    const { hash } = bookOf(inOrder);
    const changes: readonly Body[] = [
      activation("bread", 1, "active"),
      { kind: "policy", name: "protectedGroups", value: '["books"]' },
      { kind: "campaignGroup", id: "best", pick: "first", active: true },
    ];
    for (const body of changes) expect(bookOf([...inOrder, { body, id: 90 }]).hash).not.toBe(hash);
  });

  test("R795 leave out what this software cannot read", () => {
    const definition = canonicalJson({ ...aCampaign("new"), effects: [percent(1)], colour: "red" });
    const unreadable: Body = { kind: "campaign", id: "new", version: 1, definition };
    const said = [...inOrder, { body: unreadable, id: 91 }];
    const book = bookOf([...said, { body: activation("new", 1, "active"), id: 92 }]);
    expect(book.current.leftOut).toEqual([{ campaign: "new", why: "unreadable" }]);
  });
});
