import { giftsOf } from "../../domain/campaigns/gift.ts";
import { givingText } from "../../domain/campaigns/sentence/sentence.ts";
import type { PurseKind } from "../../domain/control-bodies.ts";
import type { PurseId } from "../../domain/ids.ts";
import { placeOf } from "../../domain/place-of.ts";
import { ok, type Refusal, type Result, refused } from "../../domain/result.ts";
import type { Earning } from "../../domain/sale/evaluation.ts";
import { dayIn } from "../../domain/time.ts";
import type { GiftRequest, GiftView } from "../../protocol/http/gift.ts";
import { act, type Wish } from "../../replica/act.ts";
import { familyOf } from "../../replica/card-family.ts";
import type { Step } from "../../replica/replica.ts";
import { bookedEntry } from "../booked-entry.ts";
import type { ShownCard } from "../card-gate.ts";
import type { GoodwillBook } from "../goodwill-book.ts";
import type { BookingParts } from "../replica-bookings.ts";
import { capWishes } from "../sale/campaign-wishes.ts";
import type { Answered, Command } from "../services.ts";
import { accountsOf } from "../status-view.ts";

export type GiftParts = Omit<BookingParts, "rights"> & { readonly goodwill: GoodwillBook };

type Giving = Command<GiftRequest>;

/** Campaigns that somebody gives by hand. Source: SPEC R662, R663. */
export class ReplicaGifts {
  readonly #parts: GiftParts;

  constructor(parts: GiftParts) {
    this.#parts = parts;
  }

  /** What this branch may give by hand now, by id. */
  list(): readonly GiftView[] {
    const { campaigns, directory } = this.#parts.replica;
    const { set } = campaigns.current;
    const currency = directory.network?.currency ?? "EUR";
    const here = set?.viewOf(this.#place, "manual").campaigns ?? [];
    return here.map(({ campaign }) => ({
      id: campaign.id,
      name: campaign.name,
      sentence: {
        de: givingText(campaign, "de", { currency }),
        en: givingText(campaign, "en", { currency }),
      },
    }));
  }

  async give(campaign: string, command: Giving): Promise<Result<Answered>> {
    const { replica, gate, people, objection, views, goodwill } = this.#parts;
    const { by, action, request } = command;
    if (!this.list().some(({ id }) => id === campaign)) return refused("not-found");
    const why = objection();
    if (why !== null) return { ok: false, error: why };
    const shown = await gate.mayEarn(request.card, action);
    if (!shown.ok) return shown;
    const operator = people.operatorFor(by, request);
    if (!operator.ok) return operator;
    await goodwill.catchUp();
    const who = { operator: operator.value, till: action.till };
    const outcome = await act(replica, {
      key: { till: action.till, id: action.key },
      by: operator.value,
      request: action.request,
      wishes: (step) => this.#wishes(step, { campaign, request, shown: shown.value, who }),
      answer: async ({ receipt, entries, step }) => {
        const account = await views.within(step, shown.value.account);
        const body = JSON.stringify({ receipt, entries: entries.map(bookedEntry), account });
        return { status: 201, body };
      },
    });
    if (!outcome.ok) return outcome;
    const { answer, replayed } = outcome.value;
    return ok({ status: answer.status, body: answer.body, replayed });
  }

  get #place() {
    const { directory, device } = this.#parts.replica;
    return placeOf(directory, directory.branchOf(device) ?? "");
  }

  async #wishes(step: Step, wish: Wished): Promise<Result<readonly Wish[]>> {
    const { replica } = this.#parts;
    const { campaign, request, shown } = wish;
    const { set } = replica.campaigns.current;
    if (set === null) return refused("not-found");
    const at = replica.ports.clock.now();
    const family = await familyOf(shown.account, (doc) => step.workspace.account(doc));
    const asked = { place: this.#place, at, accounts: accountsOf(family), named: [campaign] };
    const { earns, campaigns, caps } = giftsOf(set, { on: "manual", ...asked });
    const own = earns.filter((earn) => earn.campaign === campaign);
    if (own.length === 0) {
      const told = campaigns.find((one) => one.campaign === campaign);
      return refused("not-allowed", { what: "gift", why: told?.why ?? "no-effect" });
    }
    const limit = await this.#limit(step, own, wish.who);
    if (limit !== null) return { ok: false, error: limit };
    const credits = own.map((earn) => creditOf(shown.account, earn, request.reason));
    const day = dayIn(asked.place.zone, at);
    return ok([...credits, ...capWishes({ card: shown.account, evaluation: { caps }, day })]);
  }

  /** What it gives of one kind is bounded together. */
  async #limit(step: Step, earns: readonly Earning[], who: Wished["who"]): Promise<Refusal | null> {
    const { directory } = this.#parts.replica;
    const sums = new Map<PurseKind, { purse: PurseId; amount: number }>();
    for (const { purse, amount } of earns) {
      const unit = directory.purses.get(purse)?.unit ?? "points";
      sums.set(unit, { purse, amount: amount + (sums.get(unit)?.amount ?? 0) });
    }
    for (const sum of sums.values()) {
      const why = await this.#parts.goodwill.objection(step, { ...who, ...sum });
      if (why !== null) return why;
    }
    return null;
  }
}

type Wished = {
  readonly campaign: string;
  readonly request: GiftRequest;
  readonly shown: ShownCard;
  readonly who: { readonly operator: string | null; readonly till: string };
};

function creditOf(
  doc: Wish["doc"],
  { purse, amount, campaign, lot }: Earning,
  reason: string,
): Wish {
  const where = lot === undefined ? {} : { lot };
  return { doc, command: { type: "credit", purse, amount, reason, campaign, ...where } };
}
