import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { moneyText } from "@cardweave/shared/domain/campaigns/sentence/sentence";
import type { PurseId } from "@cardweave/shared/domain/ids";
import type { Instant } from "@cardweave/shared/domain/measure";
import { placeOf } from "@cardweave/shared/domain/place-of";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { Principal } from "@cardweave/shared/http/principal";
import type { ReplayRequest, ReplayResult } from "@cardweave/shared/protocol/http/campaign-replay";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { JobDesk, LongWork } from "../../jobs/job-desk.ts";
import { sees, seesAll } from "../../registry/sight.ts";
import type { CampaignFinder, FoundCampaign } from "./campaign-finder.ts";
import { assumptionsOf } from "./replay-assumptions.ts";
import { ReplayEvaluation } from "./replay-evaluation.ts";
import { replaySubject } from "./replay-subject.ts";
import { ReplayTally, type WorthOf } from "./replay-tally.ts";
import { type ReplayRange, walkReceipts } from "./replay-walk.ts";

export type CampaignReplayParts = {
  readonly replica: Replica;
  readonly finder: Pick<CampaignFinder, "find">;
  readonly jobs: JobDesk;
};

const usualReceipts = 1_000;

/** What a campaign would have cost on receipts that are stored; books nothing. */
export class CampaignReplay {
  readonly #parts: CampaignReplayParts;

  constructor(parts: CampaignReplayParts) {
    this.#parts = parts;
  }

  /** The job that works it out. */
  async order(id: string, request: ReplayRequest, by: Principal): Promise<Result<string>> {
    const found = await this.#parts.finder.find(id, request.as ?? "draft", by);
    if (!found.ok) return found;
    const { on } = found.value.campaign;
    if (on !== "sale" && on !== "topUp") {
      const reason = "receipts tell of sales and loads alone";
      return refused("invalid", { fields: [{ field: "on", reason }] });
    }
    const range = this.#range(request, by);
    if (!range.ok) return range;
    const work = this.#work(found.value, request, range.value);
    return this.#parts.jobs.order({ kind: "campaign-replay", subject: id, by, work });
  }

  #range(request: ReplayRequest, by: Principal): Result<ReplayRange> {
    const { branches: known } = this.#parts.replica.directory;
    const { receipts: most = usualReceipts, from = "", to = "9999-12-31", branches } = request;
    const seen = [...known.values()].filter((branch) => sees(by, branch)).map(({ id }) => id);
    const unknown = (branches ?? []).flatMap((id, at) =>
      seen.includes(id) ? [] : [{ field: `branches.${at}`, reason: `nobody knows "${id}"` }],
    );
    if (unknown.length > 0) return refused("invalid", { fields: unknown });
    const chosen = branches ?? (seesAll(by) ? null : seen);
    return ok({ most, from, to, branches: chosen === null ? null : new Set(chosen) });
  }

  #work(found: FoundCampaign, request: ReplayRequest, range: ReplayRange): LongWork {
    const { replica } = this.#parts;
    const subject = replaySubject(found, request);
    return async (slices) => {
      const tally = new ReplayTally(this.#worthOf());
      const evaluation = new ReplayEvaluation(replica, subject);
      const { store } = replica.ports;
      const isDone = await walkReceipts({ store, range, evaluation, tally, slices });
      return isDone ? this.#result(found, request, tally) : null;
    };
  }

  #worthOf(): WorthOf {
    const { purses } = this.#parts.replica.directory;
    return (purse, units) => {
      const { unit, unitValue } = purses.get(purse as PurseId) ?? {};
      if (unit === "money") return units;
      return unitValue === null || unitValue === undefined ? null : units * unitValue;
    };
  }

  #result(found: FoundCampaign, request: ReplayRequest, tally: ReplayTally): ReplayResult {
    const { campaign, version } = found;
    const { directory } = this.#parts.replica;
    const { zone = "UTC", currency = "EUR" } = directory.network ?? {};
    const time = (at: Instant | undefined) => (at === undefined ? null : rfc3339(zone, at));
    const { sums, winners, times, parts } = tally;
    return {
      campaign: campaign.id,
      version,
      currency,
      from: time(times?.from),
      to: time(times?.to),
      ...sums,
      cost: sums.discount + sums.worth,
      ...parts,
      winners: winners.map(({ receipt, branch, at, net, discount, worth }) => {
        const shown = rfc3339(placeOf(directory, branch).zone, at);
        return { receipt, branch, at: shown, net, discount, worth };
      }),
      sentence: replaySentences(campaign, { sums, currency }),
      assumptions: assumptionsOf(campaign, request),
    };
  }
}

type Summed = { readonly sums: ReplayTally["sums"]; readonly currency: string };

function replaySentences({ name }: Campaign, { sums, currency }: Summed): ReplayResult["sentence"] {
  const cost = sums.discount + sums.worth;
  const { receipts, applied } = sums;
  const de = moneyText(cost, "de", { currency });
  const en = moneyText(cost, "en", { currency });
  return {
    de: `„${name}“ hätte bei ${receipts} Belegen ${de} gekostet und auf ${applied} gewirkt.`,
    en: `“${name}” would have cost ${en} over ${receipts} receipts and applied to ${applied}.`,
  };
}
