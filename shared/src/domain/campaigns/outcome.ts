import { allocate } from "../allocate.ts";
import type { ReceiptCost } from "../bodies.ts";
import type { BasketLine, LineDiscount } from "../sale/basket.ts";
import type { CampaignOutcome, EvaluatedLine, Evaluation } from "../sale/evaluation.ts";
import { evaluationOf as summed } from "../sale/plain-evaluation.ts";
import { couponCost } from "./compiled.ts";
import type { Context } from "./context.ts";
import { earningsOf } from "./earnings.ts";
import { offersOf } from "./offers.ts";
import { isApplied, type Run } from "./run-state.ts";
import { storedEffects } from "./stored-effects.ts";
import type { Why } from "./why.ts";

/** A run in the words of a sale. */
export function evaluationOf(context: Context, run: Run): Evaluation {
  const { asked, set } = context;
  return {
    ...summed(asked, evaluatedLines(context, run)),
    priceGroup: run.priceGroup,
    repricing: run.repricing || (asked.pricedFor !== null && run.priceGroup !== asked.pricedFor),
    earns: earningsOf(context, run),
    costs: costsOf(context, run),
    campaigns: outcomes(context, run),
    offers: offersOf(context, run),
    campaignSet: set.hash,
    effects: storedEffects(context, run),
  };
}

/** Equal lines went through as one; each discount is spread over them again. */
function evaluatedLines(context: Context, run: Run): readonly EvaluatedLine[] {
  const { asked, lines, view } = context;
  const nets = asked.lines.map(({ amount }) => amount);
  const discounts: LineDiscount[][] = asked.lines.map(() => []);
  for (const { campaign, line, amount } of run.discounts) {
    const { id = "", name = "" } = view.campaigns[campaign]?.campaign ?? {};
    const parts = lines[line]?.parts ?? [];
    for (const { part, share } of sharesOf(amount, parts, nets)) {
      nets[part] = (nets[part] ?? 0) - share;
      addTo(discounts[part] ?? [], { campaign: id, name, amount: share });
    }
  }
  return asked.lines.map((line, at) => evaluatedLine(line, given(line, discounts[at], asked)));
}

/** By what each part has left, so that none falls below 0. */
function sharesOf(
  amount: number,
  parts: readonly number[],
  nets: readonly number[],
): readonly { readonly part: number; readonly share: number }[] {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return [{ part: only, share: amount }];
  const shares = allocate(
    amount,
    parts.map((part) => nets[part] ?? 0),
  );
  return parts
    .map((part, index) => ({ part, share: shares[index] ?? 0 }))
    .filter(({ share }) => share > 0);
}

function given(
  line: BasketLine,
  discounts: readonly LineDiscount[] = [],
  { recorded }: Context["asked"],
): readonly LineDiscount[] {
  return recorded ? line.discounts : discounts;
}

/** A campaign with several effects shows once on a line. */
function addTo(discounts: LineDiscount[], one: LineDiscount): void {
  const at = discounts.findIndex(({ campaign }) => campaign === one.campaign);
  const before = discounts[at];
  if (before === undefined) discounts.push(one);
  else discounts[at] = { ...one, amount: before.amount + one.amount };
}

function evaluatedLine(
  { id, amount: gross }: BasketLine,
  discounts: readonly LineDiscount[],
): EvaluatedLine {
  const discount = discounts.reduce((sum, one) => sum + one.amount, 0);
  return { id, gross, discount, net: gross - discount, discounts };
}

/** What rewards and personal coupons take, of those that applied. */
function costsOf({ view }: Context, run: Run): readonly ReceiptCost[] {
  return view.campaigns.flatMap(({ campaign }, at) => {
    if (!isApplied(run, at)) return [];
    const coupon = couponCost(campaign);
    const { id, cost } = campaign;
    return [
      ...(cost === undefined ? [] : [{ campaign: id, purse: cost.purse, amount: cost.amount }]),
      ...(coupon === undefined ? [] : [{ campaign: id, purse: coupon, amount: 1 }]),
    ];
  });
}

/** `by` and `lost` say more about some reasons. */
type Explained = CampaignOutcome & { readonly by?: string; readonly lost?: number };

function outcomes({ view }: Context, run: Run): readonly Explained[] {
  return view.campaigns.map(({ campaign: { id, version, name } }, at) => {
    if (isApplied(run, at)) return { campaign: id, version, name, applied: true };
    const { code, by, lost } = run.whys[at] ?? noEffect;
    const outcome = { campaign: id, version, name, applied: false, why: code };
    if (by !== undefined) return { ...outcome, by };
    return lost === undefined ? outcome : { ...outcome, lost };
  });
}

const noEffect: Why = { code: "no-effect" };
