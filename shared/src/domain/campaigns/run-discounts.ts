import { allocate } from "../allocate.ts";
import type { DiscountEffect } from "./campaign.ts";
import type { Context } from "./context.ts";
import { amountOff } from "./effects/amount-off.ts";
import { fixedPrice } from "./effects/fixed-price.ts";
import { freeItem } from "./effects/free-item.ts";
import { percentOff } from "./effects/percent-off.ts";
import { type Off, type PricedLine, totalOf } from "./effects/priced-line.ts";
import { switchPriceGroup } from "./effects/switch-price-group.ts";
import type { Step } from "./prepare.ts";
import { CampaignFault, isMet, type Run, type RunLine } from "./run-state.ts";

/** Price groups, then lines, then the basket; each works on what the one before left. */
export function addDiscounts(context: Context, run: Run): void {
  if (context.asked.recorded) noteGiven(context, run);
  for (const step of context.asked.recorded ? [] : context.view.steps) {
    if (!isMet(context, run, step.campaign)) continue;
    try {
      addStep(context, run, step);
    } catch (fault) {
      throw new CampaignFault(step.campaign, fault);
    }
  }
}

/** A sale that has happened: each campaign took off what the till says. */
function noteGiven({ asked, view }: Context, run: Run): void {
  for (const [at, { campaign }] of view.campaigns.entries()) {
    const given = asked.lines
      .flatMap(({ discounts }) => discounts)
      .filter((one) => one.campaign === campaign.id);
    run.took[at] = totalOf(given.map(({ amount }) => amount));
  }
}

function offOf(effect: DiscountEffect, lines: readonly PricedLine[]): Off {
  switch (effect.type) {
    case "switchPriceGroup":
      return switchPriceGroup(effect, lines);
    case "percentOff":
      return percentOff(effect, lines);
    case "amountOff":
      return amountOff(effect, lines);
    case "fixedPrice":
      return fixedPrice(effect, lines);
    case "freeItem":
      return freeItem(effect, lines);
  }
}

function addStep(context: Context, run: Run, { campaign, effect }: Step): void {
  if (effect.type === "switchPriceGroup" && context.asked.pricedFor === effect.priceGroup) {
    run.priced.add(campaign);
    run.priceGroup ??= effect.priceGroup;
    return;
  }
  const lines = openLines(context, run, campaign);
  const off = offOf(effect, lines);
  const amounts = withinReceiptCap(context, run, { campaign, amounts: off.amounts });
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) continue;
    take(run, { campaign, line }, amounts[index] ?? 0);
    line.freed += off.freed?.[index] ?? 0;
  }
  if (off.lost !== undefined) run.lost[campaign] = (run.lost[campaign] ?? 0) + off.lost;
  if (effect.type === "switchPriceGroup") notePriceGroup(run, effect.priceGroup, off);
  lock(context, run, campaign);
}

/** Those that the campaign selects and nobody else has locked. */
function openLines({ selected }: Context, run: Run, campaign: number): readonly RunLine[] {
  const lines: RunLine[] = [];
  for (const at of selected[campaign] ?? []) {
    const line = run.lines[at];
    if (line === undefined) continue;
    if (line.lockedBy === undefined || line.lockedBy === campaign) lines.push(line);
  }
  return lines;
}

function withinReceiptCap(
  { view }: Context,
  run: Run,
  { campaign, amounts }: { readonly campaign: number; readonly amounts: readonly number[] },
): readonly number[] {
  const most = view.campaigns[campaign]?.campaign.caps?.perReceipt;
  if (most === undefined) return amounts;
  const room = Math.max(0, most - (run.took[campaign] ?? 0));
  return totalOf(amounts) > room ? allocate(room, amounts) : amounts;
}

/** @throws an error when an effect gives what no effect may; its campaign is faulty then. */
function take(
  run: Run,
  { campaign, line }: { readonly campaign: number; readonly line: RunLine },
  amount: number,
): void {
  if (amount === 0) return;
  if (!Number.isSafeInteger(amount) || amount < 0 || amount > line.net) {
    throw new RangeError(`takes ${amount} off a line of ${line.net}`);
  }
  line.net -= amount;
  run.took[campaign] = (run.took[campaign] ?? 0) + amount;
  run.discounts.push({ campaign, line: line.at, amount });
}

function notePriceGroup(run: Run, priceGroup: string, { amounts, unpriced }: Off): void {
  if (unpriced !== true && totalOf(amounts) === 0) return;
  run.priceGroup ??= priceGroup;
  if (unpriced === true && run.priceGroup === priceGroup) run.repricing = true;
}

/** Keeps later discounts of others off all that the campaign selected. */
function lock({ view, selected }: Context, run: Run, campaign: number): void {
  const mode = view.campaigns[campaign]?.campaign.stacking.mode;
  if (mode !== "lockLine" || (run.took[campaign] ?? 0) === 0) return;
  for (const at of selected[campaign] ?? []) {
    const line = run.lines[at];
    if (line !== undefined) line.lockedBy ??= campaign;
  }
}
