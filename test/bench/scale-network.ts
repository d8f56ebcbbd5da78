import { foundHub } from "@cardweave/hub/commands/found-hub";
import { type OpenHub, openHub } from "@cardweave/hub/commands/open-hub";
import { derivedSigner } from "@cardweave/shared/adapters/file-keys";
import { systemClock } from "@cardweave/shared/adapters/system-clock";
import type { CampaignEffect } from "@cardweave/shared/domain/campaigns/campaign";
import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import type { Certificate, ControlBody } from "@cardweave/shared/domain/control-bodies";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Signer } from "@cardweave/shared/ports/keys";
import { parseActivation, parseCampaign } from "@cardweave/shared/protocol/http/campaign";
import { write } from "@cardweave/shared/replica/act";
import {
  branchCount,
  branchNamed,
  campaignCount,
  campaignNamed,
  regionCount,
  regionNamed,
} from "./scale-names.ts";

export const adminToken = "bench-administrator";
const controlPerStep = 250;
/** Five of eight campaigns are active. */
const states = ["active", "active", "approved", "active", "active", "ended", "active", "approved"];

/** A hub's folder with branches in regions, a node for each, and campaigns, all as signed entries. */
export async function foundScale(path: string): Promise<readonly Signer[]> {
  const all = Array.from({ length: branchCount }, (_, at) => at);
  await foundHub(path, {
    name: "Scale",
    currency: "EUR",
    zone: "Europe/Berlin",
    administrator: { login: "admin", password: "nobody has it", token: adminToken },
    regions: all.slice(0, regionCount).map((at) => ({ id: regionNamed(at), name: `Region ${at}` })),
    branches: all.map((at) => ({
      id: branchNamed(at),
      name: `Branch ${at}`,
      region: regionNamed(at),
      tills: [],
    })),
    operators: [],
  });
  const hub = await openHub(path);
  const nodes = all.map((at) => derivedSigner(hub.secret, `bench node ${at}`));
  await say(hub, [...nodes.map(certificateOf), ...campaignBodies()]);
  await closed(hub);
  return nodes;
}

export async function closed({ replica, desk, folder }: OpenHub): Promise<void> {
  await replica.close();
  desk.close();
  folder.release();
}

async function say({ replica }: OpenHub, bodies: readonly ControlBody[]): Promise<void> {
  const author = { by: null, key: null };
  for (let from = 0; from < bodies.length; from += controlPerStep) {
    const some = bodies.slice(from, from + controlPerStep);
    const signed = some.map((body) => ({ doc: directoryDoc, body }));
    await replica.step((step) => write(replica, step, { author, bodies: signed }));
  }
}

function certificateOf({ device, publicKey }: Signer, at: number): Certificate {
  const name = `Node ${at}`;
  const place = { role: "node", branch: branchNamed(at), name } as const;
  const from = systemClock.now() - 1_000;
  return { kind: "certificate", device, key: toHex(publicKey), ...place, from, until: null };
}

/** Discounts on a product group, in a region or in ten branches, at some time of this year. */
function campaignBodies(): readonly ControlBody[] {
  const all = Array.from({ length: campaignCount }, (_, at) => at);
  return all.flatMap((at) => {
    const id = campaignNamed(at);
    const body = { kind: "campaign", id, version: 1, definition: definitionOf(at) } as const;
    const state = states[at % states.length];
    if (state !== "active" && state !== "ended") return [body];
    const definition = canonicalJson({ from: "2026-01-01T00:00" });
    if (parseActivation(definition) === undefined) throw new Error("no activation");
    const turn = { kind: "activation", id: `${id}.1`, campaign: id, version: 1, state } as const;
    return [body, { ...turn, definition }];
  });
}

function definitionOf(at: number): string {
  const effects: CampaignEffect[] = [
    { type: "percentOff", target: "line", basisPoints: 100 + (at % 20) * 100 },
  ];
  const some = Array.from({ length: 10 }, (_, step) => branchNamed(at + step * 20));
  const month = `${(at % 12) + 1}`.padStart(2, "0");
  const definition = canonicalJson({
    id: campaignNamed(at),
    version: 1,
    name: `Campaign ${at}`,
    owner: { kind: "hq", id: "hq" },
    on: "sale",
    scope: at % 2 === 0 ? { regions: [regionNamed(at)] } : { branches: some },
    time: { dateFrom: `2026-${month}-01`, dateTo: `2026-${month}-28` },
    select: { groups: [`group-${at % 40}`] },
    effects,
    stacking: { priority: 100, mode: "stack" },
  });
  if (parseCampaign(definition) === undefined) throw new Error(`no campaign: ${definition}`);
  return definition;
}
