import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import type { ControlBody } from "@cardweave/shared/domain/control-bodies";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { write } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";
import { aNetworkOf } from "@cardweave/shared/replica/replica-builders";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approvedCampaigns, campaignView, signedOf, viewAnew } from "./campaign-view.ts";

type Word = { readonly id: string; readonly what: "version" | "turn" | "group" };

const ids = ["bread", "rolls"];
const word: fc.Arbitrary<Word> = fc.record({
  id: fc.constantFrom(...ids),
  what: fc.constantFrom("version", "turn", "group"),
});

function bodyOf({ id, what }: Word, { directory }: Replica): ControlBody {
  const { length: version } = signedOf(directory, id).versions;
  if (what === "turn") {
    const turn = { kind: "activation", id: `${id}.1`, campaign: id, state: "active" } as const;
    return {
      ...turn,
      version: Math.max(1, version),
      definition: canonicalJson({ from: "2026-01-01T00:00" }),
    };
  }
  if (what === "group") return { kind: "customerGroup", id, nameDe: id, nameEn: id, active: true };
  const definition = canonicalJson({
    id,
    version: version + 1,
    name: id,
    owner: { kind: "hq", id: "hq" },
    on: "sale",
    audience: { customerGroups: ids },
    effects: [{ type: "percentOff", target: "line", basisPoints: 100 * (version + 1) }],
    stacking: { priority: 100, mode: "stack" },
  });
  return { kind: "campaign", id, version: version + 1, definition };
}

async function say(hq: Replica, one: Word): Promise<void> {
  const author = { by: null, key: null };
  const bodies = [{ doc: directoryDoc, body: bodyOf(one, hq) }];
  await hq.step((step) => write(hq, step, { author, bodies }));
}

function seen({ directory }: Replica, view: typeof viewAnew): readonly unknown[] {
  const seeing = { directory, approved: approvedCampaigns(directory) };
  return ids.map((id) => view(seeing, id, null));
}

describe("campaigns that are looked at again and again", () => {
  test("R486 are told after each change as if never looked at before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const hq = await aNetworkOf(["north"]);
        for (const one of words) {
          await say(hq, one);
          const told = seen(hq, campaignView);
          expect(told).toEqual(seen(hq, viewAnew));
          expect(seen(hq, campaignView)[0]).toBe(told[0]);
        }
        for (const id of ids) {
          const { versions } = hq.directory.campaigns;
          const last = versions.filter((one) => one.id === id).length;
          const approved = approvedCampaigns(hq.directory).find((one) => one.id === id);
          expect(approved?.version ?? 0).toBe(last);
        }
      }),
      { numRuns: 20 },
    );
  });
});
