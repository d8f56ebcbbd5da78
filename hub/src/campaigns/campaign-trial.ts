import { inSubgroups } from "@cardweave/shared/domain/articles/in-subgroups";
import type { Asked, CardFacts } from "@cardweave/shared/domain/campaigns/asked";
import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { evaluate } from "@cardweave/shared/domain/campaigns/evaluate";
import { keptAtHome } from "@cardweave/shared/domain/campaigns/own-places";
import type { Place } from "@cardweave/shared/domain/campaigns/place";
import { prepare } from "@cardweave/shared/domain/campaigns/prepare";
import { instant } from "@cardweave/shared/domain/measure";
import { placeOf } from "@cardweave/shared/domain/place-of";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { articleFacts, basketOf } from "@cardweave/shared/http/sale/master-lines";
import { evaluationView } from "@cardweave/shared/http/sale/replica-sales";
import type { TrialRequest } from "@cardweave/shared/protocol/http/campaign-trial";
import type { EvaluationView } from "@cardweave/shared/protocol/http/sale";
import type { Replica } from "@cardweave/shared/replica/replica";
import { checkDraft } from "./campaign-check.ts";
import type { CampaignDesk } from "./campaign-desk.ts";
import { approvedCampaigns } from "./campaign-view.ts";

/** What a made-up basket would come to, were a draft active beside what is active now. */
export class CampaignTrial {
  readonly #replica: Replica;
  readonly #desk: CampaignDesk;

  constructor(replica: Replica, desk: CampaignDesk) {
    this.#replica = replica;
    this.#desk = desk;
  }

  async run(id: string, request: TrialRequest): Promise<Result<EvaluationView>> {
    const { directory } = this.#replica;
    const stale = this.#desk.staleness({ id, version: undefined });
    if (stale !== null) return stale;
    const { draft, approved } = this.#desk.view(id);
    const others = approvedCampaigns(directory);
    const made = checkDraft({ id, draft, version: approved + 1 }, directory, others);
    const { campaign, problems } = made;
    if (campaign === null) return refused("invalid", { fields: problems });
    const branch = directory.branches.get(request.branch);
    if (branch === undefined) {
      return refused("invalid", { fields: [{ field: "branch", reason: "no such branch" }] });
    }
    const place = placeOf(directory, branch.id);
    const known = this.#asked(request, place);
    const master = { book: this.#replica.articles, at: known.at };
    const basket = basketOf(request.basket.lines, master);
    if (!basket.ok) return basket;
    const { lines } = basket.value;
    const rooms = this.#roomsWith(campaign);
    const asked = { ...known, lines, rooms, articles: articleFacts(basket.value, master) };
    return ok(evaluationView(evaluate(this.#setWith(campaign), asked).evaluation));
  }

  /** As if nothing had been used up yet. */
  #roomsWith(campaign: Campaign): Asked["rooms"] {
    const { campaigns } = this.#replica.campaigns.current;
    const all = [...campaigns.map((one) => one.campaign), campaign];
    return Object.fromEntries(
      all.map(({ id, caps }) => [id, { budget: caps?.budget, branch: caps?.perBranch?.amount }]),
    );
  }

  #setWith(campaign: Campaign): ReturnType<typeof prepare> {
    const { campaigns, rules } = this.#replica.campaigns.current;
    const { directory } = this.#replica;
    const { groups } = directory.articles;
    const others = campaigns.filter((one) => one.campaign.id !== campaign.id);
    const made = { campaign, activations: [{ from: "2000-01-01T00:00" }] };
    const home = keptAtHome(directory, inSubgroups(groups, made));
    const all = home === undefined ? others : [...others, home];
    return prepare({ ...rules, campaigns: all, hash: "trial" });
  }

  /** A code that is the id of a campaign stands for one of its single-use codes. */
  #asked(request: TrialRequest, place: Place): Omit<Asked, "lines" | "rooms"> {
    const { at, card, coupons = [], rewards = [], pay = [] } = request;
    const now = this.#replica.ports.clock.now();
    return {
      card: card === undefined ? null : cardFacts(card),
      place,
      at: at === undefined ? now : instant(Date.parse(at)),
      recorded: false,
      coupons: coupons.map((code) => ({ code, campaign: code })),
      rewards,
      acceptLoss: true,
      pricedFor: null,
      pay,
      articles: {},
      zoneData: "",
    };
  }
}

function cardFacts(card: NonNullable<TrialRequest["card"]>): CardFacts {
  const { personal = false, customerGroup = null, tier = null } = card;
  const { firstPurchase = false, purses = {} } = card;
  return { personal, customerGroup, tier, firstPurchase, purses };
}
