import { inSubgroups } from "@cardweave/shared/domain/articles/in-subgroups";
import type { Receipt } from "@cardweave/shared/domain/bodies";
import type { Asked, CardFacts } from "@cardweave/shared/domain/campaigns/asked";
import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { type Evaluated, evaluate } from "@cardweave/shared/domain/campaigns/evaluate";
import { type PreparedSet, prepare } from "@cardweave/shared/domain/campaigns/prepare";
import { isBranchReceipts } from "@cardweave/shared/domain/ids";
import { type Instant, instant } from "@cardweave/shared/domain/measure";
import { placeOf } from "@cardweave/shared/domain/place-of";
import type { Basket } from "@cardweave/shared/domain/sale/basket";
import { saidOf } from "@cardweave/shared/domain/status";
import { dayIn } from "@cardweave/shared/domain/time";
import { articleFacts } from "@cardweave/shared/http/sale/master-lines";
import type { ReceiptNote } from "@cardweave/shared/http/sale/numbered";
import { parseCampaign } from "@cardweave/shared/protocol/http/campaign";
import type { Replica } from "@cardweave/shared/replica/replica";
import { ReplayCaps } from "./replay-caps.ts";
import { always, asApplied, type ReplaySubject } from "./replay-subject.ts";
import type { Replayed } from "./replay-tally.ts";

/** Combinations of campaigns that are kept ready. */
const keptSets = 200;

const outOfScope: ReadonlySet<string> = new Set([
  "not-begun",
  "superseded",
  "outside-dates",
  "outside-weekdays",
  "outside-window",
  "holiday",
  "needs-card",
  "wrong-card",
  "wrong-group",
  "wrong-tier",
  "not-first-purchase",
]);

const caps: ReadonlySet<string> = new Set(["cap-reached", "branch-cap-reached", "budget-used-up"]);

/** Where and when something was sold. */
export type SoldAt = { readonly branch: string; readonly at: Instant; readonly day: string };

/** Works out what a receipt would have come to beside the campaigns that applied to it. */
export class ReplayEvaluation {
  readonly #replica: Replica;
  readonly #subject: ReplaySubject;
  readonly #caps: ReplayCaps;
  readonly #sets = new Map<string, PreparedSet>();

  constructor(replica: Replica, subject: ReplaySubject) {
    this.#replica = replica;
    this.#subject = subject;
    this.#caps = new ReplayCaps(subject.campaign);
  }

  soldAt({ entry, body }: ReceiptNote): SoldAt {
    const { directory } = this.#replica;
    const branch = directory.branchOf(entry.device) ?? "headquarters";
    const at = instant(body.at ?? entry.hlc.ms);
    return { branch, at, day: dayIn(placeOf(directory, branch).zone, at) };
  }

  async replayed(note: ReceiptNote, sold: SoldAt): Promise<Replayed> {
    const { body, entry, receipt } = note;
    const card = isBranchReceipts(entry.doc) ? null : await this.#card(note);
    const before = appliedOf(body);
    const asked = this.#asked(note, sold, card);
    const capAt = { card: card === null ? null : entry.doc, branch: sold.branch, day: sold.day };
    const base = evaluate(this.#setOf(before, null), { ...asked, rooms: {} });
    const own = this.#subject.campaign;
    const rooms = { [own.id]: this.#caps.roomAt(capAt) };
    const others = before.filter(({ campaign }) => campaign !== own.id);
    const evaluated = evaluate(this.#setOf(others, own), { ...asked, rooms });
    this.#caps.use(
      capAt,
      evaluated.caps.filter(({ campaign }) => campaign === own.id),
    );
    const booked = body.lines.reduce((sum, { gross, net }) => sum + gross - net, 0);
    return {
      receipt,
      ...sold,
      net: body.lines.reduce((sum, line) => sum + line.net, 0),
      ...this.#became(evaluated),
      netChange: evaluated.evaluation.discount - base.evaluation.discount,
      isUnlike: base.evaluation.discount !== booked,
    };
  }

  #became({
    evaluation,
  }: Evaluated): Pick<Replayed, "inScope" | "applied" | "capped" | "discount" | "gives"> {
    const { id } = this.#subject.campaign;
    const outcome = evaluation.campaigns.find(({ campaign }) => campaign === id);
    const { applied = false, why = "not-begun" } = outcome ?? {};
    const own = evaluation.lines.flatMap(({ discounts }) => discounts);
    const discount = own
      .filter(({ campaign }) => campaign === id)
      .reduce((sum, { amount }) => sum + amount, 0);
    const gives = evaluation.earns.filter(({ campaign }) => campaign === id);
    const inScope = applied || !outOfScope.has(why);
    return { inScope, applied, capped: !applied && caps.has(why) ? why : null, discount, gives };
  }

  async #card({ entry }: ReceiptNote): Promise<CardFacts> {
    const { audience = {} } = this.#subject.campaign;
    const isAsked = audience.card !== undefined || audience.customerGroups || audience.tiers;
    const account = isAsked ? await this.#replica.ports.store.account(entry.doc) : undefined;
    const status = account?.status ?? {};
    return {
      personal: saidOf(status, "personal") !== null,
      customerGroup: saidOf(status, "group"),
      tier: saidOf(status, "tier"),
      firstPurchase: false,
      purses: {},
    };
  }

  #asked({ body }: ReceiptNote, { branch, at }: SoldAt, card: CardFacts | null): Asked {
    const { directory, articles: book } = this.#replica;
    const basket = basketOf(body);
    const { rewards, coupons, purses } = this.#subject;
    const then = unitsOf(body);
    return {
      lines: basket.lines,
      card: card === null ? null : { ...card, purses: summed(then, purses) },
      place: placeOf(directory, branch),
      at,
      recorded: false,
      coupons,
      rewards: [...new Set([...rewards, ...body.costs.map(({ campaign }) => campaign)])],
      acceptLoss: true,
      pricedFor: null,
      pay: body.tenders.flatMap(({ purse, amount }) => (purse === null ? [] : [{ purse, amount }])),
      rooms: {},
      articles: articleFacts(basket, { book, at }),
      zoneData: "",
    };
  }

  #setOf(applied: readonly Applied[], own: Campaign | null): PreparedSet {
    const key = JSON.stringify([applied, own?.id]);
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    if (this.#sets.size >= keptSets) this.#sets.clear();
    const { rules } = this.#replica.campaigns.current;
    const { groups } = this.#replica.directory.articles;
    const campaigns = applied
      .flatMap((one) => this.#campaign(one) ?? [])
      .map((campaign) => ({ campaign: asApplied(campaign), activations: [{ from: always }] }));
    const tried = own === null ? [] : [{ campaign: own, activations: this.#subject.activations }];
    const all = [...campaigns, ...tried].map((one) => inSubgroups(groups, one));
    const set = prepare({ ...rules, campaigns: all, hash: "replay" });
    this.#sets.set(key, set);
    return set;
  }

  /** Discounts name no version: the last that was approved is taken for theirs. */
  #campaign({ campaign: id, version }: Applied): Campaign | undefined {
    const { versions } = this.#replica.directory.campaigns;
    const own = versions.filter((one) => one.id === id);
    const meant = own.find((one) => one.version === version);
    const last = own.toSorted((a, b) => a.version - b.version).at(-1);
    const found = meant ?? last;
    return found === undefined ? undefined : parseCampaign(found.definition);
  }
}

type Applied = { readonly campaign: string; readonly version: number | null };

/** The campaigns that gave anything, by what the receipt keeps of them. */
function appliedOf({ lines, effects, costs }: Receipt): readonly Applied[] {
  const versions = new Map<string, number | null>();
  for (const { discounts } of lines) {
    for (const { campaign } of discounts) versions.set(campaign, null);
  }
  for (const { campaign } of costs) versions.set(campaign, null);
  for (const { campaign, version } of effects) versions.set(campaign, version);
  return [...versions].map(([campaign, version]) => ({ campaign, version }));
}

function basketOf({ lines }: Receipt): Basket {
  return {
    lines: lines.map(({ id, kind, article, group, name, quantity, unitPrice, gross, tax }) => ({
      ...{ id, kind, article, group, name, quantity, unitPrice },
      ...{ amount: gross, prices: {}, taxCode: tax, voucher: null, discounts: [] },
    })),
  };
}

/** What the card must have held: what rewards took and what was paid from it. */
function unitsOf({ costs, tenders }: Receipt): Readonly<Record<string, number>> {
  const units: Record<string, number> = {};
  for (const { purse, amount } of costs) units[purse] = (units[purse] ?? 0) + amount;
  for (const { purse, units: paid } of tenders) {
    if (purse !== null) units[purse] = (units[purse] ?? 0) + paid;
  }
  return units;
}

function summed(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...names].map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}
